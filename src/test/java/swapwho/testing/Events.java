// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.util.List;
import swapwho.model.By;
import swapwho.model.Cause;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.From;
import swapwho.model.Kind;
import swapwho.model.Stored;

/** One event of each sort that is written differently. */
public final class Events {
    private Events() {}

    public static List<FakeSwapOut> all() {
        return List.of(
                plain(), sharedAfterFork(), hugePageInPieces(), noProcess(), nothingKnown(), manyOwners(), hostileNames(),
                stillInTheSwapCache());
    }

    /** With what only some events have. */
    public static List<FakeSwapOut> detailed() {
        return List.of(ofAFile(), ofAFileWithoutAName(), atALimit(), inAContainer());
    }

    /** One swap-in of each sort that is written differently. */
    public static List<FakeSwapIn> swapIns() {
        return List.of(faulted(), fromTheCache(), ofAHugePage(), readAhead(), bySwapoff(), ofNobody());
    }

    public static FakeSwapOut plain() {
        return new FakeSwapOut().owner(174, "hog", 0x7f1200000000L);
    }

    private static FakeSwapOut sharedAfterFork() {
        FakeSwapOut event = at(31_415_999_999L).owner(174, "hog", 0x7f1200001000L).owner(175, "hog", 0x7f1200001000L);
        event.references = 2;
        event.cause = Cause.CGROUP_LIMIT;
        event.stored = Stored.ZSWAP;
        event.slotOffset = 1_048_575;
        return event.reclaimer(175, 176, "worker-1");
    }

    private static FakeSwapOut hugePageInPieces() {
        FakeSwapOut event = at(31_500_000_000L).owner(174, "hog", 0x7f1200200000L).owner(174, "hog", 0x7f1240300000L);
        event.pages = 512;
        event.owners.get(0).pages = 256;
        event.owners.get(1).pages = 128;
        event.owners.get(1).index = 256;
        event.references = 512;
        event.complete = false;
        return event;
    }

    private static FakeSwapOut noProcess() {
        FakeSwapOut event = at(32_000_000_001L).owner(0, "", 0x1000);
        event.cause = Cause.MADVISE;
        event.kind = Kind.SHMEM;
        event.stored = Stored.ALREADY;
        return event.reclaimer(9000, 9000, "pager");
    }

    private static FakeSwapOut nothingKnown() {
        FakeSwapOut event = at(32_000_000_002L);
        event.cause = Cause.OTHER;
        event.kind = Kind.UNKNOWN;
        event.stored = Stored.UNKNOWN;
        event.references = -1;
        event.complete = false;
        event.slotOffset = 0;
        return event;
    }

    private static FakeSwapOut manyOwners() {
        FakeSwapOut event = at(33_000_000_000L);
        event.kind = Kind.KSM;
        event.references = 20;
        for (int i = 0; i < 20; i++) {
            event.owner(300 + i, "vm-" + i, 0x5600_0000_0000L + 4096L * i);
        }
        return event;
    }

    private static FakeSwapOut hostileNames() {
        return at(33_000_000_100L)
                .owner(66, "\033[31mred\007\n", 0x400000)
                .owner(67, new byte[] {'a', '"', '\\', (byte) 0xff, (byte) 0xe2, (byte) 0x80, (byte) 0xae, 'b'}, 0x401000)
                .owner(68, "naïve (1) x\u0085", 0x402000)
                .reclaimer(69, 70, "kthr\tead");
    }

    private static FakeSwapOut stillInTheSwapCache() {
        FakeSwapOut event = at(33_000_000_200L).owner(174, "hog", 0x7f1200002000L);
        event.stored = Stored.CACHED;
        return event;
    }

    private static FakeSwapOut ofAFile() {
        FakeSwapOut event = at(33_000_000_300L).owner(174, "hog", 0x7f1200003000L);
        event.kind = Kind.SHMEM;
        event.file = new FakeSwapOut.File(1026, 77, 25, "memfd:ca\"che");
        return event;
    }

    private static FakeSwapOut ofAFileWithoutAName() {
        FakeSwapOut event = at(33_000_000_400L);
        event.kind = Kind.SHMEM;
        event.references = 0;
        event.file = new FakeSwapOut.File(9, 0, 3 << 20 | 1, "");
        return event;
    }

    private static FakeSwapOut atALimit() {
        FakeSwapOut event = at(33_000_000_500L).owner(174, "hog", 0x7f1200002000L).reclaimer(175, 176, "worker-1");
        event.cause = Cause.CGROUP_LIMIT;
        event.limitCgroup = 77;
        return event;
    }

    private static FakeSwapOut inAContainer() {
        FakeSwapOut event = at(33_000_000_600L).owner(180, "init", 0x7f1200002000L);
        event.owners.getFirst().containerPid = 1;
        return event;
    }

    /** The contract's example. */
    public static FakeSwapIn faulted() {
        return new FakeSwapIn();
    }

    private static FakeSwapIn fromTheCache() {
        FakeSwapIn event = in(36_700_000_000L);
        event.from = From.CACHE;
        event.delayNs = 812;
        event.tid = 176;
        return event;
    }

    private static FakeSwapIn ofAHugePage() {
        FakeSwapIn event = in(36_800_000_000L);
        event.from = From.ZSWAP;
        event.pages = 16;
        event.index = 3;
        event.delayNs = 12_345_678;
        event.pid = 180;
        event.tid = 180;
        event.containerPid = 1;
        return event.command("init");
    }

    private static FakeSwapIn readAhead() {
        FakeSwapIn event = in(37_000_000_001L);
        event.by = By.READAHEAD;
        event.address = 0;
        event.delayNs = 0;
        return event;
    }

    private static FakeSwapIn bySwapoff() {
        FakeSwapIn event = in(37_000_000_002L);
        event.by = By.SWAPOFF;
        event.from = From.ZERO;
        event.kind = Kind.UNKNOWN;
        event.address = 0;
        event.delayNs = 0;
        event.pid = 201;
        event.tid = 201;
        return event.command("swap\noff");
    }

    private static FakeSwapIn ofNobody() {
        FakeSwapIn event = in(38_000_000_002L);
        event.by = By.OTHER;
        event.from = From.UNKNOWN;
        event.address = 0;
        event.delayNs = 0;
        event.pid = 0;
        event.tid = 33;
        return event.command("");
    }

    private static FakeSwapIn in(long monotonicNs) {
        FakeSwapIn event = new FakeSwapIn();
        event.monotonicNs = monotonicNs;
        return event;
    }

    private static FakeSwapOut at(long monotonicNs) {
        FakeSwapOut event = new FakeSwapOut();
        event.monotonicNs = monotonicNs;
        return event;
    }
}
