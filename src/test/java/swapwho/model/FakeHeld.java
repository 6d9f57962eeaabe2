// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Events as History hands them over, made without one. */
public final class FakeHeld {
    private FakeHeld() {}

    /** @param awayNs -1: unknown */
    public static HeldSwapIn swapIn(FakeSwapIn event, Process process, long awayNs) {
        HeldSwapIn held = new HeldSwapIn();
        held.copy(event, process);
        held.outTime = awayNs < 0 ? 0 : event.monotonicNs - awayNs;
        return held;
    }

    /** What is known of it is that of the swap-out before, which is null when that was not seen. */
    public static HeldMove move(FakeSwapOut event, FakeSwapOut before, Process... owners) {
        OwnerSets sets = new OwnerSets(16);
        HeldMove held = new HeldMove(sets);
        held.copy(event, new Reclaimers().of(event));
        held.owners = before == null ? 0 : sets.of(before, owners, 0);
        return held;
    }

    public static Waker waker(int pid, int tid, String command) {
        long[] words = FakeSwapOut.words(command);
        return new Waker(pid, tid, words[0], words[1]);
    }

    public static Woken woken(int kswapd, int pid, int tid, String command) {
        long[] words = FakeSwapOut.words(command);
        return new Woken() {
            @Override
            public int kswapd() {
                return kswapd;
            }

            @Override
            public int pid() {
                return pid;
            }

            @Override
            public int tid() {
                return tid;
            }

            @Override
            public long commandLow() {
                return words[0];
            }

            @Override
            public long commandHigh() {
                return words[1];
            }
        };
    }
}
