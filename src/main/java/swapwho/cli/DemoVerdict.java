// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import swapwho.view.Names;
import swapwho.vm.Verdict;

/** The verdict as a table and a sentence: what swapwho said beside what the page tables say, and what most tools say. */
final class DemoVerdict {
    private static final int ROWS = 15;
    private static final String ROW = "%-24s %10s %10s %8s %10s %12s";

    private final StringBuilder out = new StringBuilder();
    private final Verdict verdict;

    private DemoVerdict(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Whether all is as it must be: every page named, nobody named in error, nothing lost, the kernel counts the same. */
    static boolean good(Verdict verdict) {
        return verdict.exact() && !verdict.cutOff() && verdict.lostEvents() == 0
                && verdict.booksDifference().filter(difference -> difference == 0).isPresent();
    }

    /** Several lines, each with its line end, the last one a sentence. */
    static String of(Verdict verdict) {
        DemoVerdict text = new DemoVerdict(verdict);
        text.table();
        text.books();
        text.samples();
        text.line("");
        text.line(text.sentence());
        return text.out.toString();
    }

    private void table() {
        Map<Integer, Verdict.Reclaimer> current = new HashMap<>();
        verdict.reclaimers().forEach(one -> current.put(one.pid(), one));
        Set<Integer> shown = new LinkedHashSet<>();
        line(ROW, "PROCESS", "PAGE TABLE", "SWAPWHO", "RECALL", "PRECISION", "CURRENT TASK");
        List<Verdict.Share> processes = verdict.processes();
        for (Verdict.Share one : processes.subList(0, Math.min(ROWS, processes.size()))) {
            shown.add(one.pid());
            Verdict.Reclaimer same = current.get(one.pid());
            share(who(one.command(), one.pid()), one, same == null ? 0 : same.pages());
        }
        if (processes.size() > ROWS) {
            line("%d others", processes.size() - ROWS);
        }
        for (Verdict.Reclaimer one : verdict.reclaimers().stream()
                .filter(one -> !shown.contains(one.pid())).limit(5).toList()) {
            line(ROW, who(one.command(), one.pid()), 0, 0, "", "", one.pages());
        }
        share("all", verdict.total(), verdict.reclaimers().stream().mapToLong(Verdict.Reclaimer::pages).sum());
        line("");
        line("PAGE TABLE    pages in swap that its page table holds, as the kernel says");
        line("SWAPWHO       pages in swap for which swapwho named it");
        line("CURRENT TASK  pages swapped out while it ran: what most tools would print");
    }

    private void share(String name, Verdict.Share share, long current) {
        line(ROW, name, share.held(), share.named(), ratio(share.agreed(), share.held()),
                ratio(share.agreed(), share.named()), current);
    }

    private void books() {
        line("");
        verdict.summary().map(last -> last.kernel().get("pswpout")).ifPresentOrElse(
                counted -> line("Books: %d pages reported, %d events lost; the kernel counted %d pages.",
                        verdict.devicePages(), verdict.lostEvents(), counted),
                () -> line("Books: the tracer ended without its summary."));
    }

    private void samples() {
        List<String> lines = new ArrayList<>();
        verdict.missing().forEach(one -> lines.add("not named: " + one));
        verdict.falseNames().forEach(one -> lines.add("named in error: " + one));
        lines.stream().limit(10).forEach(this::line);
    }

    private String sentence() {
        Verdict.Share total = verdict.total();
        if (total.held() == 0) {
            return "Nothing was in swap at rest, so there is nothing to judge: let the load take more.";
        }
        if (!verdict.exact()) {
            return "swapwho was wrong: of %d pages in swap it missed %d, and it named %d in error."
                    .formatted(total.held(), total.missing(), total.falselyNamed());
        }
        if (!good(verdict)) {
            return "swapwho named every owner of the %d pages in swap, but the books do not balance."
                    .formatted(total.held());
        }
        return "swapwho named every owner of the %d pages in swap, and nobody else.".formatted(total.held());
    }

    private static String who(String command, int pid) {
        return Names.text(command.getBytes(StandardCharsets.UTF_8)) + "(" + pid + ")";
    }

    /** Four digits; 1.0000 only for all of them. */
    private static String ratio(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        double ratio = part == whole ? 1 : Math.min(0.9999, (double) part / whole);
        return String.format(Locale.ROOT, "%.4f", ratio);
    }

    private void line(String format, Object... arguments) {
        String text = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        out.append(text.stripTrailing()).append('\n');
    }
}
