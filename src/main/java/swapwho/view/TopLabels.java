// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import swapwho.model.Process;
import swapwho.model.TopBy;
import swapwho.model.TopRow;
import swapwho.model.TopWho;

/** What rows are called on the screen. */
final class TopLabels {
    static final String OTHERS = "(others)";

    private TopLabels() {}

    /** In full. */
    static String of(TopRow row, TopBy by) {
        return cut(row, by, Integer.MAX_VALUE);
    }

    /** Cut to a width where it tells least: a process keeps its number, a path its end. */
    static String cut(TopRow row, TopBy by, int width) {
        if (row.process == null) {
            return Columns.cut(OTHERS, width);
        }
        return switch (by) {
            case PROCESS -> process(row.process, width);
            case COMMAND -> Columns.cut(name(row.process.commandLow, row.process.commandHigh), width);
            case CGROUP, CONTAINER, MAPPING -> row.name == null ? Columns.cut(without(by), width) : end(Names.text(row.name), width);
        };
    }

    /** Empty of null. */
    static String of(TopWho who, int width) {
        return who == null ? "" : process(who.commandLow(), who.commandHigh(), who.pid(), width);
    }

    private static String process(Process process, int width) {
        return process(process.commandLow, process.commandHigh, process.pid, width);
    }

    private static String process(long low, long high, int pid, int width) {
        if (pid == 0) {
            return Columns.cut("(no process)", width);
        }
        String end = "(" + pid + ")";
        return Columns.cut(name(low, high), width - end.length()) + end;
    }

    private static String name(long low, long high) {
        return Names.text(Names.command(low, high));
    }

    private static String without(TopBy by) {
        return by == TopBy.CONTAINER ? "(no container)" : by == TopBy.MAPPING ? "(no name)" : "(unknown)";
    }

    private static String end(String text, int width) {
        if (Columns.of(text) <= width) {
            return text;
        }
        int from = 0;
        while (from < text.length() && Columns.of(text.substring(from)) > width - 1) {
            from += Character.charCount(text.codePointAt(from));
        }
        return "…" + text.substring(from);
    }
}
