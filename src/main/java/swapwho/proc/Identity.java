// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import swapwho.model.Process;

/** Who a process is: its name, its cgroup and its number in a container, from its folder in /proc. */
final class Identity {
    private static final int NAME_BYTES = 16;

    private final Hierarchy hierarchy;
    /** Our own pid namespace; empty when unknown. */
    private final byte[] namespace;

    /** @param root the folder that holds proc and sys, normally / */
    Identity(Path root) {
        hierarchy = Hierarchy.of(root);
        ProcText text = new ProcText(new Calls());
        namespace = text.readLink(root.resolve("proc/self/ns/pid").toString()) ? Arrays.copyOf(text.bytes, text.length) : new byte[0];
    }

    /** @param text to read with */
    Process read(Target target, ProcText text) throws IOException {
        text.read(target.folder().concat("/comm"));
        // The name ends with a line end that is no part of it.
        int length = Math.min(text.length - 1, NAME_BYTES);
        long low = 0;
        long high = 0;
        for (int i = 0; i < length; i++) {
            if (i < 8) {
                low |= (text.bytes[i] & 0xFFL) << 8 * i;
            } else {
                high |= (text.bytes[i] & 0xFFL) << 8 * (i - 8);
            }
        }
        Process process = new Process(target.pid(), 0, low, high);
        if (hierarchy != null) {
            text.read(target.folder().concat("/cgroup"));
            process.cgroupPath = hierarchy.path(text.bytes, text.length);
        }
        process.containerPid = containerPid(target.folder(), text);
        return process;
    }

    /** 0 when it is in our namespace: most are, and a status takes the kernel long to write. */
    private int containerPid(String folder, ProcText text) throws IOException {
        if (namespace.length > 0 && text.readLink(folder.concat("/ns/pid"))
                && Arrays.equals(text.bytes, 0, text.length, namespace, 0, namespace.length)) {
            return 0;
        }
        for (String line : Files.readAllLines(Path.of(folder, "status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("NStgid:")) {
                // From the namespace of this /proc down to its own.
                String[] numbers = line.split("\t");
                return numbers.length > 2 ? Integer.parseInt(numbers[numbers.length - 1]) : 0;
            }
        }
        return 0;
    }
}
