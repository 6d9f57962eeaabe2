// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import swapwho.model.Held;
import swapwho.model.HeldFacts;
import swapwho.model.HeldPart;
import swapwho.model.HeldRow;
import swapwho.model.SwapArea;

/** What is in swap as newline-delimited JSON: an object a row, one for each part that no row stands for, the totals. */
public final class HeldJson {
    private final StringBuilder out = new StringBuilder();
    private StringJoiner object;

    private HeldJson() {}

    /** Several lines, each with its line end. */
    public static String of(Held held) {
        HeldJson json = new HeldJson();
        held.rows().forEach(row -> json.row(row, held));
        held.parts().forEach(part -> json.part(part, held));
        json.totals(held);
        return json.out.toString();
    }

    private void row(HeldRow row, Held held) {
        begin(held.by().word());
        if (row.process != null) {
            number("pid", row.process.pid);
            if (row.process.containerPid > 0) {
                number("container_pid", row.process.containerPid);
            }
            text("command", Names.command(row.process.commandLow, row.process.commandHigh));
            cgroup(row.process.cgroupPath);
        }
        switch (held.by()) {
            case PROCESS -> {}
            case CGROUP -> cgroup(row.name);
            case CONTAINER -> text("container", row.name);
            case MAPPING -> text("mapping", row.name);
            case AREA -> {
                text("device", row.name);
                number("type", row.type);
            }
        }
        number("pages", row.pages);
        number("alone", row.alone);
        number("shared", row.shared);
        number("shmem", row.shmem);
        number("share", row.share);
        end();
    }

    private void part(HeldPart part, Held held) {
        begin(part.kind().word());
        object.add("\"pages\":" + part.pages());
        text("reason", String.join(", ", HeldReasons.of(part, held)));
        end();
    }

    private void totals(Held held) {
        HeldFacts facts = held.facts();
        begin("totals");
        text("by", held.by().word());
        number("used", facts.used());
        number("used_before", facts.usedBefore);
        number("swap_cached", facts.swapCached);
        number("page_size", facts.pageSize);
        number("processes", facts.processes);
        number("vanished", facts.vanished);
        number("unseen", held.unseen());
        StringJoiner areas = new StringJoiner(",", "[", "]");
        for (SwapArea area : facts.areas) {
            areas.add("{\"device\":\"" + Names.json(area.name()) + "\",\"pages\":" + area.pages() + ",\"used\":" + area.used()
                    + ",\"priority\":" + area.priority() + "}");
        }
        object.add("\"areas\":" + areas);
        end();
    }

    private void cgroup(byte[] path) {
        String keys = JsonOwner.cgroup(path);
        if (!keys.isEmpty()) {
            object.add(keys.substring(1));
        }
    }

    private void begin(String row) {
        object = new StringJoiner(",", "{", "}\n");
        object.add("\"row\":\"" + row + "\"");
    }

    /** Left out when it is unknown: negative. */
    private void number(String key, long number) {
        if (number >= 0) {
            object.add("\"" + key + "\":" + number);
        }
    }

    private void text(String key, String text) {
        text(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Left out when it is unknown: null. */
    private void text(String key, byte[] text) {
        if (text != null) {
            object.add("\"" + key + "\":\"" + Names.json(text) + "\"");
        }
    }

    private void end() {
        out.append(object);
    }
}
