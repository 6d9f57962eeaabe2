// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void aShareIsWhatFormatWouldMakeOfIt() {
        for (long whole : new long[] {1, 3, 7, 16, 2000, 51_234, 1L << 32}) {
            for (long part = -20; part < 2100; part++) {
                assertThat(TextTable.share(part, whole)).isEqualTo(String.format(Locale.ROOT, "%6.1f%%", 100.0 * part / whole));
            }
        }
        assertThat(TextTable.share(1, 0)).isEmpty();
    }

    @Test
    void cellsStandAtTheRightAndNoBlanksAtTheEnd() {
        TextTable table = new TextTable();
        table.row("a", new int[] {3, 2, 4}, "1", "222", "");
        assertThat(table.toString()).isEqualTo("a   1 222\n");
    }
}
