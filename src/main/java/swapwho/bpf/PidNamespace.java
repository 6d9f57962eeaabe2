// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pid namespace this process is in: its pids are those that a user here can do something with. */
final class PidNamespace {
    /** PROC_PID_INIT_INO, include/linux/proc_ns.h */
    private static final long INITIAL = 0xEFFFFFFCL;

    private static final Pattern LINK = Pattern.compile("pid:\\[(\\d+)]");

    private PidNamespace() {}

    /**
     * The inode of this process's pid namespace; 0: the initial one, or it cannot be told.
     *
     * @param root the folder that holds proc, normally /
     */
    static int ofThisProcess(Path root) {
        try {
            Matcher link = LINK.matcher(Files.readSymbolicLink(root.resolve("proc/self/ns/pid")).toString());
            long inode = link.matches() ? Long.parseLong(link.group(1)) : INITIAL;
            return inode == INITIAL ? 0 : (int) inode;
        } catch (IOException problem) {
            return 0;
        }
    }
}
