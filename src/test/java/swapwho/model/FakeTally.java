// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Tallies for tests elsewhere. */
public final class FakeTally {
    private FakeTally() {}

    public static Tally ofPagesToADevice(int pages) {
        Tally tally = new Tally();
        tally.add(Stored.DEVICE, pages);
        return tally;
    }
}
