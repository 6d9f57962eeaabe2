// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.List;
import swapwho.model.CgroupBook;
import swapwho.model.Counter;

/** What the kernel counted for cgroups beside what their processes were reported to lose and get back. */
final class TextCgroups {
    private static final int SHOWN = 10;
    private static final int WIDTH = 30;
    private static final String ROW = "%-30s %-11s %12s %11s %11s";

    private TextCgroups() {}

    /** Writes nothing where the kernel has no such numbers. */
    static void write(TextTable table, List<CgroupBook> cgroups) {
        int rows = 0;
        boolean differ = false;
        for (CgroupBook book : cgroups) {
            for (Counter counter : Counter.values()) {
                long kernel = book.kernel().of(counter);
                long reported = book.reported().of(counter);
                if (kernel < 0 || reported == 0 || rows == SHOWN) {
                    continue;
                }
                if (rows++ == 0) {
                    table.gap();
                    table.line(ROW, "CGROUP", "COUNTER", "THE KERNEL'S", "REPORTED", "DIFFERENCE");
                }
                differ |= kernel != reported;
                table.line(ROW, path(book.path()), counter.word(), kernel, reported,
                        kernel == reported ? "0" : String.format("%+d", kernel - reported));
            }
        }
        if (differ) {
            table.line("A difference here: pages charged to another cgroup than their owner's,");
            table.line("or a memory.stat that is behind by up to 2 seconds.");
        }
    }

    /** Its end says more than its begin. */
    private static String path(byte[] path) {
        String text = Names.text(path);
        return text.length() <= WIDTH ? text : "…" + text.substring(text.length() - WIDTH + 1);
    }
}
