// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** A row made by a test: kswapd takes pages of hog. */
public record FakeCountRow(Cause cause, Kind kind, Stored stored, long pages, long folioPages, int pid, String command)
        implements CountRow {
    public static FakeCountRow of(Stored stored, long pages) {
        return new FakeCountRow(Cause.KSWAPD, Kind.ANON, stored, pages, pages, 174, "hog");
    }

    @Override
    public long hugeFolios() {
        return 0;
    }

    @Override
    public int containerPid() {
        return 0;
    }

    @Override
    public long startTime() {
        return 5_000_000_000L;
    }

    @Override
    public long cgroup() {
        return 0;
    }

    @Override
    public long commandLow() {
        return FakeSwapOut.words(command)[0];
    }

    @Override
    public long commandHigh() {
        return FakeSwapOut.words(command)[1];
    }

    @Override
    public int takerPid() {
        return 45;
    }

    @Override
    public long takerCommandLow() {
        return FakeSwapOut.words("kswapd0")[0];
    }

    @Override
    public long takerCommandHigh() {
        return FakeSwapOut.words("kswapd0")[1];
    }

    /** What the kernel notes with a slot of the row at a time. */
    public long taken(long monotonicNs) {
        return monotonicNs >>> 20 << 32 | Takers.mark(takerPid(), takerCommandLow(), takerCommandHigh(), cause) & 0xffff_ffffL;
    }

    /** The sums of some rows, of which no two have an owner in common. */
    public static OutCounts sums(long others, FakeCountRow... rows) {
        long[] pages = new long[OutCounts.CELLS];
        long folios = 0;
        for (FakeCountRow row : rows) {
            pages[OutCounts.cell(row.cause, row.kind, row.stored)] += row.folioPages;
            folios += row.folioPages;
        }
        return new OutCounts(folios, 0, 0, others, pages);
    }
}
