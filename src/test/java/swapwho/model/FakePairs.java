// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Pairs for tests elsewhere. */
public final class FakePairs {
    private FakePairs() {}

    /** A kswapd of a name takes pages of a process, and some come back. */
    public static void add(Pairs pairs, Processes processes, String taker, int pid, String owner, int taken, int back, int soon) {
        FakeSwapOut event = new FakeSwapOut().owner(pid, owner, 0x1000).reclaimer(45, 45, taker);
        Process process = processes.of(event, 0);
        Takers.Taker by = pairs.taker(new Reclaimers().of(event), event.cause, null);
        pairs.taken(by, process, taken);
        pairs.back(by.number, process, soon, 1);
        pairs.back(by.number, process, back - soon, Pairs.SOON_NS);
    }
}
