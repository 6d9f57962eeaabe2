// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in the way of tracing, asked before libbpf is: its own errors do not name the cause. */
final class Privileges {
    // include/uapi/linux/capability.h
    static final int CAP_IPC_LOCK = 14;
    static final int CAP_SYS_PTRACE = 19;
    static final int CAP_SYS_ADMIN = 21;
    static final int CAP_SYS_NICE = 23;
    static final int CAP_SYS_RESOURCE = 24;
    static final int CAP_SYSLOG = 34;
    static final int CAP_PERFMON = 38;
    static final int CAP_BPF = 39;

    private Privileges() {}

    /** @param root the folder that stands for / */
    static void check(Path root) throws KernelException {
        long effective = effectiveCapabilities(root);
        boolean admin = has(effective, CAP_SYS_ADMIN);
        if (!admin && !has(effective, CAP_BPF)) {
            throw Messages.noPrivileges("CAP_BPF");
        }
        if (!admin && !has(effective, CAP_PERFMON)) {
            throw Messages.noPrivileges("CAP_PERFMON");
        }
        String hidden = read(root.resolve("proc/sys/kernel/kptr_restrict"));
        if (hidden.equals("2")) {
            throw Messages.addressesHidden();
        }
        // Without it /proc/kallsyms shows every address as 0, whatever kptr_restrict says.
        if (!has(effective, CAP_SYSLOG)) {
            throw Messages.noPrivileges("CAP_SYSLOG");
        }
        if (read(root.resolve("sys/kernel/security/lockdown")).contains("[confidentiality]")) {
            throw Messages.lockedDown();
        }
        if (!Files.exists(root.resolve("sys/kernel/btf/vmlinux"))) {
            throw Messages.noBtf();
        }
    }

    static boolean has(long capabilities, int capability) {
        return (capabilities >>> capability & 1) != 0;
    }

    static long effectiveCapabilities(Path root) {
        for (String line : read(root.resolve("proc/self/status")).split("\n")) {
            if (line.startsWith("CapEff:")) {
                return Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
            }
        }
        return 0;
    }

    /** Empty when it cannot be read: then nothing is known to stand in the way. */
    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException problem) {
            return "";
        }
    }
}
