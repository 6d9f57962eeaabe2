// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

/** What the keys do and what the columns mean. */
final class HelpPage {
    private static final String TEXT = """
            LOSES    whose memory goes to swap; a shared page counts for each owner
              OUT/S IN/S   pages lost, and come back by own faults, in the last second
              HELD         in swap now, by VmSwap (without shared memory)
              BACK         of the pages lost in the last minute, those back already
              WAITED       for swap-ins in the last minute; P50, P99: a single fault
              AWAY         half of the pages that came back were away for less
            TAKES    who reclaims, and why; WOKEN BY: whose allocation woke kswapd
              MINUTE       pages taken in the last minute, SHARE of all, BACK as above
            PUSHED OUT BY  pages of the last minute: whose allocations (a line) push
                           whom (a column) out; kswapd's work counts for who woke it
            An empty cell: nothing, or unknown.

            g  or 1 2 3 4 5    rows by process, cgroup, container, command, mapping
                               (mapping only after a start with --by mapping)
            s                  sort by the next column
            /                  show only names with a text in them
            p  or blank        pause, go on
            up, down, Enter    choose a row and see all about it; Esc: back
            q                  quit""";

    private HelpPage() {}

    static void draw(Frame frame) {
        frame.put(0, 0, Frame.Style.TITLE, "swapwho top: help");
        int row = 2;
        for (String line : TEXT.lines().toList()) {
            frame.put(row++, 0, Frame.Style.NORMAL, line);
        }
    }
}
