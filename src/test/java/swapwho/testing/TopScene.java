// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import swapwho.model.Cause;
import swapwho.model.Compressed;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.History;
import swapwho.model.Mapping;
import swapwho.model.Pressure;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimer;
import swapwho.model.Reclaimers;
import swapwho.model.Stored;
import swapwho.model.SwapArea;
import swapwho.model.SwapOut;
import swapwho.model.SwapUse;
import swapwho.model.Takers;
import swapwho.model.TopBooks;
import swapwho.model.TopCounts;
import swapwho.model.TopState;
import swapwho.model.Waker;
import swapwho.model.Wakers;
import swapwho.model.Woken;

/** What `top` counts of events that a test makes up; second 0 begins at 0. */
public final class TopScene {
    public static final long SECOND = 1_000_000_000;

    public final TopBooks books = new TopBooks(true);
    public final List<SwapArea> areas = new ArrayList<>();
    public final List<Compressed> compressed = new ArrayList<>();
    public final List<SwapUse> uses = new ArrayList<>();
    public Pressure pressure;
    public long lost;

    private final Processes processes = new Processes(4096);
    private final Reclaimers reclaimers = new Reclaimers();
    private final Wakers wakers = new Wakers();
    private final Map<String, Mapping> mappings = new HashMap<>();
    private Mapping place;
    private final History history = new History(new History.Later() {
        @Override
        public void swapOut(SwapOut event, Waker waker) {}

        @Override
        public void swapIn(HeldSwapIn event) {
            books.back(event, place, taker(event));
        }

        @Override
        public void swapMove(HeldMove event) {}
    }, (_, _, _) -> false);

    private Takers.Taker taker(HeldSwapIn event) {
        return history.taker(event);
    }

    /** Whoever owns a page of these events: its mapping and, unless null, its cgroup. */
    public TopScene out(FakeSwapOut event, String mapping, String cgroup) {
        Process[] owners = new Process[event.ownerCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = processes.of(event, i);
            owners[i].cgroupPath = cgroup == null ? null : bytes(cgroup);
        }
        books.out(event);
        Reclaimer reclaimer = reclaimers.of(event);
        Takers.Taker taker = history.swapOut(event, owners, reclaimer, wakers.of(reclaimer));
        for (int i = 0; i < owners.length; i++) {
            books.lost(event, i, owners[i], mapping(mapping), taker);
        }
        return this;
    }

    public TopScene in(FakeSwapIn event, String mapping) {
        place = mapping(mapping);
        books.in(event);
        history.swapIn(event, processes.of(event));
        history.end();
        return this;
    }

    public TopScene woken(int kswapd, int pid, String command) {
        wakers.woken(wakes(kswapd, new FakeSwapOut().reclaimer(pid, pid, command)));
        return this;
    }

    /** @param waker whose reclaimer wakes the kswapd */
    public static Woken wakes(int kswapd, FakeSwapOut waker) {
        return new Woken() {
            @Override
            public int kswapd() {
                return kswapd;
            }

            @Override
            public int pid() {
                return waker.reclaimerPid;
            }

            @Override
            public int tid() {
                return waker.reclaimerTid;
            }

            @Override
            public long commandLow() {
                return waker.reclaimerCommandLow();
            }

            @Override
            public long commandHigh() {
                return waker.reclaimerCommandHigh();
            }
        };
    }

    /** So many pages of a process in swap. */
    public TopScene holds(int pid, String command, String cgroup, long pages) {
        FakeSwapOut event = new FakeSwapOut().owner(pid, command, 0);
        Process process = processes.of(event, 0);
        process.cgroupPath = bytes(cgroup);
        uses.add(new SwapUse(process, pages));
        return this;
    }

    public static FakeSwapOut taken(double second, long slot, Cause cause, int pid, String command) {
        FakeSwapOut event = new FakeSwapOut().owner(pid, command, 0x1000);
        event.monotonicNs = (long) (second * SECOND);
        event.slotOffset = slot;
        event.cause = cause;
        return event;
    }

    public static FakeSwapIn returned(double second, long slot, long delayNs, int pid, String command) {
        FakeSwapIn event = new FakeSwapIn().command(command);
        event.monotonicNs = (long) (second * SECOND);
        event.slotOffset = slot;
        event.delayNs = delayNs;
        event.pid = pid;
        return event;
    }

    /** At the end of a second. */
    public TopState at(long second) {
        history.end();
        return new TopState(1_790_000_000L * SECOND + 7, 4096, books.until(second), areas, compressed, pressure, uses, lost);
    }

    /** The same where swap-outs are counted in the kernel, which knows no mappings. */
    public static TopState counted(TopState state) {
        TopCounts counts = state.counts();
        return new TopState(state.realtimeNs(), state.pageSize(),
                new TopCounts(counts.seconds(), false, counts.out(), counts.in(), counts.losses(), counts.takes()),
                state.areas(), state.compressed(), state.pressure(), state.uses(), state.lostEvents());
    }

    /** Two cgroups that thrash, a web server, a hostile name; kswapd woken by two, and a process that reclaims itself. */
    public static TopScene busy() {
        TopScene scene = new TopScene();
        scene.areas.add(new SwapArea(bytes("/dev/vdb"), "partition", 262_144, 97_000, -2));
        scene.areas.add(new SwapArea(bytes("/swap file"), "file", 65_536, 10, -3));
        scene.compressed.add(new Compressed("zswap", 50_000_000, 13_000_000));
        scene.pressure = new Pressure(23.41, 4.02, 12_345_678, 345_678);
        long slot = 0;
        for (int second = 0; second < 75; second++) {
            double at = second + 0.5;
            scene.woken(45, second % 3 == 0 ? 310 : 420, second % 3 == 0 ? "java" : "backup");
            for (int i = 0; i < 40 + 30 * Math.abs(second % 16 - 8); i++) {
                scene.out(taken(at, slot++, Cause.KSWAPD, 300, "postgres"), i % 4 == 0 ? "[heap]" : "/dev/zero (deleted)",
                        "/system.slice/postgresql.service");
            }
            for (int i = 0; i < 25; i++) {
                FakeSwapOut event = taken(at, slot++, Cause.DIRECT, 310, "java").reclaimer(420, 421, "backup");
                event.stored = i % 5 == 0 ? Stored.ZSWAP : Stored.DEVICE;
                scene.out(event, null, "/app.slice/app-java.scope");
            }
            if (second > 50) {
                scene.out(taken(at, slot++, Cause.MADVISE, 66, "\033[31mred\007\n").reclaimer(1, 1, "systemd"), "[stack]", "/");
            }
            for (int i = 0; i < 12 * (second % 7); i++) {
                scene.in(returned(at + 0.2, slot - 30 - 3 * i, 80_000 + 90_000L * i * i, 300, "postgres"), "[heap]");
            }
        }
        return scene.holds(300, "postgres", "/system.slice/postgresql.service", 80_000).holds(310, "java", "/app.slice/app-java.scope", 16_000)
                .holds(500, "idle-日本", "/", 990);
    }

    private Mapping mapping(String name) {
        return name == null ? null : mappings.computeIfAbsent(name, n -> new Mapping(bytes(n)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
