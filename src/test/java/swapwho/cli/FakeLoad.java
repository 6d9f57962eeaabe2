// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import swapwho.bpf.Tracer;
import swapwho.model.Cause;
import swapwho.model.EventSink;
import swapwho.model.FakeCountRow;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.From;
import swapwho.model.KernelCounts;
import swapwho.model.OutCounts;
import swapwho.model.Stored;
import swapwho.proc.Clock;
import swapwho.testing.SwapRoot;
import swapwho.testing.TopScene;

/** A machine made of files that swaps without end: two cgroups that thrash, a batch job in a container, a process with an evil name. */
final class FakeLoad implements Source {
    private static final String[] COMMANDS = {"postgres", "java", "backup", "nginx", "\033[2Jevil\n"};
    private static final String CONTAINER = "0123456789abcdef".repeat(4);
    private static final String[] CGROUPS = {
        "/system.slice/postgresql.service", "/app.slice/app-java.scope", "/docker-" + CONTAINER + ".scope",
        "/system.slice/nginx.service", "/"
    };

    private record Gone(long slot, int process, long taken) {}

    private final Random random = new Random(1);
    private final Deque<Gone> gone = new ArrayDeque<>();
    private final long[] cgroups = new long[CGROUPS.length];
    private final List<FakeCountRow> rows = new ArrayList<>();
    private OutCounts counted = OutCounts.NONE;
    private boolean counting;
    private FakeSwapOut waker;
    private long slot;
    private long begin = -1;
    /** What goes wrong in the middle of it, or nothing. */
    Runnable fault = () -> {};

    FakeLoad(Path folder) {
        SwapRoot machine = new SwapRoot(folder).area("/dev/vdb", 262_144, 81_000, -2).area("/dev/zram0", 65_536, 9_000, 100)
                .file("proc/vmstat", "nr_free_pages 100\npswpin 5\npswpout 1000\n")
                .file("proc/pressure/memory", "some avg10=12.34 avg60=1.00 avg300=0.10 total=1234567\n"
                        + "full avg10=3.21 avg60=1.00 avg300=0.10 total=234567\n")
                .file("sys/block/zram0/mm_stat", "36864000 9000000 9500000 0 9500000 0 0 0 0\n");
        for (int i = 0; i < COMMANDS.length; i++) {
            Path cgroup = Path.of(folder + "/sys/fs/cgroup" + CGROUPS[i]);
            try {
                Files.createDirectories(cgroup);
                cgroups[i] = (Long) Files.getAttribute(cgroup, "unix:ino");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            machine.process(1000 + i, COMMANDS[i].replace("\n", "\\n"), CGROUPS[i], 20_000 / (i + 1), "");
            machine.root.process(1000 + i, COMMANDS[i], 500, "7000000-8000000 rw-p 00000000 00:00 0 [heap]\n");
        }
    }

    /** Counts swap-outs or tells of each, as it is asked to. */
    FakeLoad open(Tracer.Settings settings) {
        counting = settings.countRows() > 0;
        return this;
    }

    @Override
    public int drain(EventSink sink) {
        long now = Clock.monotonicNs();
        begin = begin < 0 ? now : begin;
        fault.run();
        double wave = 1.2 + Math.sin((now - begin) / 3e9);
        int events = (int) (60 * wave);
        waker = random.nextInt(4) == 0 ? new FakeSwapOut().reclaimer(1001, 1001, "java") : new FakeSwapOut().reclaimer(1002, 1002, "backup");
        if (!counting) {
            sink.woken(TopScene.wakes(45, waker));
        }
        for (int i = 0; i < events; i++) {
            int process = Math.min(COMMANDS.length - 1, (int) Math.abs(random.nextGaussian() * 1.3));
            gone.add(new Gone(slot, process, swapOut(out(now, process), sink)));
            slot++;
            if (random.nextInt(3) > 0 && gone.size() > 200) {
                sink.swapIn(in(now, gone.poll()));
            }
        }
        return events;
    }

    /** Returns what the kernel notes with the slot. */
    private long swapOut(FakeSwapOut event, EventSink sink) {
        if (!counting) {
            sink.swapOut(event);
            return 0;
        }
        FakeCountRow row = new FakeCountRow(event, 1, event.cause == Cause.KSWAPD ? waker : null);
        rows.add(row);
        counted = FakeCountRow.more(counted, 0, row);
        return row.taken(event.monotonicNs);
    }

    @Override
    public OutCounts outCounts() {
        return counted;
    }

    @Override
    public void drainCounts(EventSink sink) {
        rows.forEach(sink::counted);
        rows.clear();
        sink.countsRead();
    }

    private FakeSwapOut out(long now, int process) {
        FakeSwapOut event = TopScene.taken(0, slot, Cause.KSWAPD, 1000 + process, COMMANDS[process]);
        event.owners.getFirst().cgroup = cgroups[process];
        event.owners.getFirst().address = random.nextBoolean() ? 0x7000000 : 0x9000000;
        event.monotonicNs = now;
        if (random.nextInt(5) == 0) {
            event.cause = Cause.DIRECT;
            event.reclaimer(1002, 1003, "backup");
        }
        event.stored = random.nextInt(6) == 0 ? Stored.ZERO : Stored.DEVICE;
        return event;
    }

    private FakeSwapIn in(long now, Gone page) {
        FakeSwapIn event = TopScene.returned(0, page.slot, (long) Math.exp(10 + 2 * random.nextGaussian()), 1000 + page.process, COMMANDS[page.process]);
        event.monotonicNs = now;
        event.taken = page.taken;
        event.cgroup = cgroups[page.process];
        event.address = 0x7000000;
        event.from = random.nextInt(4) == 0 ? From.CACHE : From.DEVICE;
        return event;
    }

    @Override
    public KernelCounts counts() {
        return new KernelCounts(0, 0);
    }

    @Override
    public int detach(EventSink sink) {
        return 0;
    }

    @Override
    public void close() {}
}
