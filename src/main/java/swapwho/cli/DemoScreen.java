// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import swapwho.view.Names;
import swapwho.vm.GuestListener;
import swapwho.vm.LiveTotals;
import swapwho.vm.Progress;

/** What demo shows while it works. On a terminal the last lines are rewritten in place, elsewhere a few plain lines come. */
final class DemoScreen implements Progress, GuestListener {
    private static final int WIDTH = 79;
    private static final int OWNERS_SHOWN = 8;
    private static final long TERMINAL_PAUSE_NS = 250_000_000L;
    private static final long PLAIN_PAUSE_NS = 5_000_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private final String load;
    private final LiveTotals totals = new LiveTotals();
    private final long start = System.nanoTime();
    private String step = "";
    private int rewritten;
    private long shown = start;

    DemoScreen(PrintStream err, boolean terminal, String load) {
        this.err = err;
        this.terminal = terminal;
        this.load = load;
    }

    @Override
    public void step(String name, long done, long total) {
        boolean begins = !name.equals(step);
        step = name;
        if (terminal) {
            if (begins || done == total || due(TERMINAL_PAUSE_NS)) {
                rewrite(List.of(ProgressBar.render(name, done, total, WIDTH)));
            }
        } else if (begins) {
            say(total > 0 ? String.format(Locale.ROOT, "%s, %.1f MB", name, total / 1e6) : name);
        }
    }

    /** A line that stays. */
    void say(String line) {
        rewrite(List.of());
        err.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, line));
    }

    @Override
    public void booted() {
        say("booted; attaching the tracer");
    }

    @Override
    public void stage(String word) {
        switch (word) {
            case "attached" -> say("attached; running the load " + load);
            case "rest" -> {
                showOwners();
                say("the load's memory is at rest; reading all page tables");
            }
            case "judged" -> say("stopping");
            default -> {}
        }
    }

    @Override
    public void line(String line) {
        totals.add(line);
        if (due(terminal ? TERMINAL_PAUSE_NS : PLAIN_PAUSE_NS)) {
            showOwners();
        }
    }

    /** Takes away what would be rewritten next. */
    void clear() {
        rewrite(List.of());
    }

    private boolean due(long pause) {
        boolean due = System.nanoTime() - shown >= pause;
        if (due) {
            shown = System.nanoTime();
        }
        return due;
    }

    private void showOwners() {
        List<LiveTotals.Owner> owners = totals.owners();
        List<LiveTotals.Owner> first = owners.subList(0, Math.min(OWNERS_SHOWN, owners.size()));
        if (owners.isEmpty()) {
            return;
        }
        if (!terminal) {
            say("%d pages swapped out: %s".formatted(totals.pages(),
                    String.join(", ", first.stream().limit(4).map(one -> name(one) + " " + one.pages()).toList())));
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-32s %12s", "OWNER", "PAGES"));
        first.forEach(one -> lines.add(String.format(Locale.ROOT, "%-32s %12d", name(one), one.pages())));
        if (owners.size() > first.size()) {
            lines.add((owners.size() - first.size()) + " others");
        }
        lines.add(String.format(Locale.ROOT, "%-32s %12d", "swapped out", totals.pages()));
        rewrite(lines);
    }

    private static String name(LiveTotals.Owner owner) {
        return Names.text(owner.command().getBytes(StandardCharsets.UTF_8)) + "(" + owner.pid() + ")";
    }

    /** Puts lines where the last rewritten ones were. */
    private void rewrite(List<String> lines) {
        if (!terminal) {
            return;
        }
        StringBuilder out = new StringBuilder();
        if (rewritten > 0) {
            out.append("\033[").append(rewritten).append("A\033[J");
        }
        lines.forEach(line -> out.append(ProgressBar.cut(line, WIDTH)).append('\n'));
        rewritten = lines.size();
        if (!out.isEmpty()) {
            err.print(out);
            err.flush();
        }
    }
}
