// SPDX-License-Identifier: Apache-2.0
package swapwho.testing;

import java.util.List;
import swapwho.model.Cause;
import swapwho.model.FakeSwapOut;
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

    private static FakeSwapOut at(long monotonicNs) {
        FakeSwapOut event = new FakeSwapOut();
        event.monotonicNs = monotonicNs;
        return event;
    }
}
