// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads truth.csv, what the guest's page tables held at rest. */
final class TruthRows {
    static final String HEADER = "pid,address,type,offset";

    private TruthRows() {}

    static List<Holding> read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            if (!HEADER.equals(reader.readLine())) {
                throw new IOException(file + " does not begin with \"" + HEADER + "\"");
            }
            List<Holding> rows = new ArrayList<>();
            for (String line; (line = reader.readLine()) != null; ) {
                rows.add(row(file, line, rows.size() + 2));
            }
            return rows;
        }
    }

    private static Holding row(Path file, String line, int number) throws IOException {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == 4 && cells[1].startsWith("0x")) {
                return new Holding(
                        Integer.parseInt(cells[0]),
                        Long.parseUnsignedLong(cells[1].substring(2), 16),
                        Integer.parseInt(cells[2]),
                        Long.parseLong(cells[3]));
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the line
        }
        throw new IOException(file + " line " + number + " is no row of " + HEADER + ": " + line);
    }
}
