// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import swapwho.model.Process;

/** Whether a folder of /proc is that of a process we met, or of a later one that has its number. */
final class Life {
    /** The kernel tells start times in hundredths of a second, whatever its own ticks are. */
    private static final long TICK_NS = 10_000_000;
    /** Where the start time stands among the fields after the command's closing bracket. */
    private static final int START_TIME = 19;

    private Life() {}

    /** To be asked after the folder's other files were read, for the process may end meanwhile. */
    static boolean is(Process process, Path folder) throws IOException {
        String stat = new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
        // The command stands in brackets and may itself hold brackets and blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_TIME && fields[START_TIME].equals(Long.toString(process.startTime / TICK_NS));
    }
}
