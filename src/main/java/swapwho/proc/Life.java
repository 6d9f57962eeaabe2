// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import swapwho.model.Process;

/**
 * Who a folder of /proc is about now: the process that we met, or a later one that has its number. To be asked after the
 * folder's other files were read, for the process may end meanwhile.
 */
final class Life {
    /** The kernel tells start times in hundredths of a second, whatever its own ticks are. */
    private static final long TICK_NS = 10_000_000;
    /** Where the start time stands among the fields after the command's closing bracket. */
    private static final int START_TIME = 19;
    private static final int COMMAND_BYTES = 16;

    private final String command;
    private final String startTick;

    private Life(String command, String startTick) {
        this.command = command;
        this.startTick = startTick;
    }

    static Life now(Path folder) throws IOException {
        String stat = new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
        // The command stands in brackets and may itself hold brackets and blanks.
        int end = stat.lastIndexOf(')');
        String[] fields = stat.substring(end + 1).strip().split(" ");
        return new Life(
                stat.substring(stat.indexOf('(') + 1, Math.max(end, stat.indexOf('(') + 1)),
                fields.length > START_TIME ? fields[START_TIME] : "");
    }

    /** Of what is under this number and name now; its start time is cut to the kernel's hundredths of a second. */
    Process process(int pid) {
        long[] words = words();
        return new Process(pid, startTick.isEmpty() ? 0 : Long.parseLong(startTick) * TICK_NS, words[0], words[1]);
    }

    boolean is(Process process) {
        return startTick.equals(Long.toString(process.startTime / TICK_NS));
    }

    /** False when it has run another program since, or has changed its name for another reason. */
    boolean isNamed(Process process) {
        long[] words = words();
        return words[0] == process.commandLow && words[1] == process.commandHigh;
    }

    private long[] words() {
        long[] words = new long[COMMAND_BYTES / 8];
        for (int i = 0; i < Math.min(COMMAND_BYTES, command.length()); i++) {
            words[i / 8] |= (long) command.charAt(i) << 8 * (i % 8);
        }
        return words;
    }
}
