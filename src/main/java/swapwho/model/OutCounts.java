// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What the BPF program has counted of all swap-outs since it was attached; nothing where it tells of each by itself.
 *
 * @param folios     how many went
 * @param incomplete how many of them have owners that are not known
 * @param huge       how many of them have 512 pages and went to a device
 * @param others     base pages that owners lost for whom there was no row
 * @param pages      base pages by {@link #cell}
 */
public record OutCounts(long folios, long incomplete, long huge, long others, long[] pages) {
    private static final int KINDS = Kind.values().length;
    private static final int STORED = Stored.values().length;
    public static final int CELLS = Cause.values().length * KINDS * STORED;
    public static final OutCounts NONE = new OutCounts(0, 0, 0, 0, new long[CELLS]);

    /** Where the pages are that went for one cause, of one kind, to one place. */
    public static int cell(Cause cause, Kind kind, Stored stored) {
        return (cause.ordinal() * KINDS + kind.ordinal()) * STORED + stored.ordinal();
    }

    public OutCounts since(OutCounts earlier) {
        long[] more = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            more[i] = pages[i] - earlier.pages[i];
        }
        return new OutCounts(folios - earlier.folios, incomplete - earlier.incomplete, huge - earlier.huge,
                others - earlier.others, more);
    }
}
