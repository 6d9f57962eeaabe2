// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * A row made by a test: the pages of an event's first owner.
 *
 * @param waker whose reclaimer had woken the taker, or null
 */
public record FakeCountRow(FakeSwapOut event, long pages, FakeSwapOut waker) implements CountRow {
    /** kswapd takes pages of hog. */
    public static FakeCountRow of(Stored stored, long pages) {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0);
        event.stored = stored;
        return new FakeCountRow(event, pages, null);
    }

    @Override
    public Cause cause() {
        return event.cause;
    }

    @Override
    public Kind kind() {
        return event.kind;
    }

    @Override
    public Stored stored() {
        return event.stored;
    }

    @Override
    public long folioPages() {
        return pages;
    }

    @Override
    public long hugeFolios() {
        return 0;
    }

    @Override
    public int pid() {
        return event.ownerPid(0);
    }

    @Override
    public int containerPid() {
        return event.ownerContainerPid(0);
    }

    @Override
    public long startTime() {
        return event.ownerStartTime(0);
    }

    @Override
    public long cgroup() {
        return event.ownerCgroup(0);
    }

    @Override
    public long commandLow() {
        return event.ownerCommandLow(0);
    }

    @Override
    public long commandHigh() {
        return event.ownerCommandHigh(0);
    }

    @Override
    public int takerPid() {
        return event.reclaimerPid;
    }

    @Override
    public long takerCommandLow() {
        return event.reclaimerCommandLow();
    }

    @Override
    public long takerCommandHigh() {
        return event.reclaimerCommandHigh();
    }

    /** As good as the kernel's: another one for each taker. */
    @Override
    public int takerMark() {
        return (takerPid() * 31 + event.cause.ordinal()) * 1_000_003 + wakerPid() << 1 | 1;
    }

    @Override
    public int wakerPid() {
        return waker == null ? 0 : waker.reclaimerPid;
    }

    @Override
    public long wakerCommandLow() {
        return waker == null ? 0 : waker.reclaimerCommandLow();
    }

    @Override
    public long wakerCommandHigh() {
        return waker == null ? 0 : waker.reclaimerCommandHigh();
    }

    /** What the kernel notes with a slot of the row at a time. */
    public long taken(long monotonicNs) {
        return monotonicNs >>> 20 << 32 | takerMark() & 0xffff_ffffL;
    }

    /** The sums of some rows, of which no two have an owner in common. */
    public static OutCounts sums(long others, FakeCountRow... rows) {
        return more(OutCounts.NONE, others, rows);
    }

    /** Some more of them. */
    public static OutCounts more(OutCounts before, long others, FakeCountRow... rows) {
        long[] pages = before.pages().clone();
        long folios = before.folios();
        for (FakeCountRow row : rows) {
            pages[OutCounts.cell(row.cause(), row.kind(), row.stored())] += row.pages;
            folios += row.pages;
        }
        return new OutCounts(folios, 0, 0, before.others() + others, pages);
    }
}
