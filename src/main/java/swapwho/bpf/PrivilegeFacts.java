// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swapwho.model.Fact;

/** What this process may do, and what the kernel forbids to everybody. */
final class PrivilegeFacts {
    private static final Pattern LOCKED_MEMORY = Pattern.compile("(?m)^Max locked memory\\s+(\\S+)");
    private static final Pattern MODE = Pattern.compile("\\[(\\w+)]");
    /** The ring buffer and what goes with it. */
    private static final long LOCKED_BYTES = 16L << 20;

    /** The inode number of the user namespace that the machine boots with (PROC_USER_INIT_INO). */
    private static final String FIRST_NAMESPACE = "user:[4026531837]";

    private final Path root;
    private final long capabilities;

    private PrivilegeFacts(Path root) {
        this.root = root;
        capabilities = Privileges.effectiveCapabilities(root);
    }

    /**
     * @param root   the folder that holds proc and sys, normally /
     * @param libbpf its version, such as "v1.1"; null when there is none
     * @param has    tells whether this kernel has a function; null: it cannot be known
     */
    static List<Fact> find(Path root, String libbpf, Predicate<String> has) {
        PrivilegeFacts facts = new PrivilegeFacts(root);
        String trace = "sudo swapwho trace";
        String held = "sudo swapwho held";
        return List.of(
                facts.userNamespace().forTrace(),
                facts.capability("CAP_BPF", Privileges.CAP_BPF, true, "trace cannot load its program", trace).forTrace(),
                facts.capability("CAP_PERFMON", Privileges.CAP_PERFMON, true, "trace cannot read the kernel's memory", trace)
                        .forTrace(),
                facts.capability("CAP_SYSLOG", Privileges.CAP_SYSLOG, false, "trace cannot see the kernel's addresses", trace)
                        .forTrace(),
                facts.capability("CAP_IPC_LOCK", Privileges.CAP_IPC_LOCK, false, "trace may be swapped out and lose events", trace),
                facts.capability("CAP_SYS_NICE", Privileges.CAP_SYS_NICE, false,
                        "where CPUs are short trace loses events sooner, and sums may miss swap-outs if the kernel preempts itself", trace),
                facts.administrator(listsModules(libbpf, has), trace, held),
                facts.capability(Fact.OTHERS, Privileges.CAP_SYS_PTRACE, false, "held sees into your own processes only", held),
                facts.addresses().forTrace(),
                facts.lockdown().forTrace(),
                facts.compiler().forTrace(),
                facts.lockedMemory(has).forTrace());
    }

    private Fact capability(String name, int number, boolean partOfAdmin, String lost, String mend) {
        if (Privileges.has(capabilities, number)) {
            return Fact.yes(name, "in the effective set");
        }
        return partOfAdmin && Privileges.has(capabilities, Privileges.CAP_SYS_ADMIN)
                ? Fact.yes(name, "by CAP_SYS_ADMIN")
                : Fact.no(name, "not in the effective set", lost, mend);
    }

    private Fact administrator(boolean listsModules, String trace, String held) {
        String lost = "held does not see slots, so not who shares them";
        return listsModules
                ? capability(Fact.SLOTS, Privileges.CAP_SYS_ADMIN, false, "this libbpf cannot load trace's program; " + lost, trace).forTrace()
                : capability(Fact.SLOTS, Privileges.CAP_SYS_ADMIN, false, lost, held);
    }

    /**
     * Whether libbpf fails where it may not list the types of the kernel's modules. It looks there for each type that the
     * kernel itself lacks, as every kernel does some of ours: until its 3f33f9a6b8f7 ("libbpf: Skip modules BTF loading when
     * CAP_SYS_ADMIN is missing") (in 1.3), where modules have types: 22dc4a0f5ed1 ("bpf: Remove hard-coded btf_vmlinux
     * assumption from BPF verifier") (in v5.11).
     */
    private static boolean listsModules(String libbpf, Predicate<String> has) {
        return libbpf != null && libbpf.matches("v?1\\.[0-2]\\b.*") && has != null && has.test("btf_is_kernel");
    }

    private Fact userNamespace() {
        String lost = "capabilities count for nothing outside of this container";
        try {
            String link = Files.readSymbolicLink(root.resolve("proc/self/ns/user")).toString();
            return link.equals(FIRST_NAMESPACE) ? Fact.yes(Fact.USER_NAMESPACE, link)
                    : Fact.no(Fact.USER_NAMESPACE, link, lost, "run it on the machine itself");
        } catch (IOException e) {
            return Fact.unknown(Fact.USER_NAMESPACE, "no /proc/self/ns/user", lost, "");
        }
    }

    private Fact addresses() {
        String restrict = Privileges.read(root.resolve("proc/sys/kernel/kptr_restrict"));
        String name = "kernel addresses";
        String lost = "owners cannot be proven";
        return switch (restrict) {
            case "" -> Fact.unknown(name, "no kernel.kptr_restrict", lost, "");
            case "2" -> Fact.no(name, "kernel.kptr_restrict = 2", lost, "sysctl kernel.kptr_restrict=1");
            default -> Fact.yes(name, "kernel.kptr_restrict = " + restrict);
        };
    }

    private Fact lockdown() {
        String text = Privileges.read(root.resolve("sys/kernel/security/lockdown"));
        String lost = "BPF may not read the kernel's memory";
        if (text.isEmpty()) {
            return Fact.unknown("not locked down", "no /sys/kernel/security/lockdown", lost + " if it is on",
                    "mount -t securityfs securityfs /sys/kernel/security");
        }
        Matcher mode = MODE.matcher(text);
        String found = mode.find() ? mode.group(1) : text;
        return found.equals("confidentiality")
                ? Fact.no("not locked down", found, lost, "boot with lockdown=integrity or without Secure Boot")
                : Fact.yes("not locked down", found);
    }

    private Fact compiler() {
        String enabled = Privileges.read(root.resolve("proc/sys/net/core/bpf_jit_enable"));
        String lost = "trace cannot attach to functions";
        String mend = "sysctl net.core.bpf_jit_enable=1";
        return switch (enabled) {
            case "" -> Fact.unknown("BPF compiler", "net.core.bpf_jit_enable cannot be read", lost, mend);
            case "0" -> Fact.no("BPF compiler", "net.core.bpf_jit_enable = 0", lost, mend);
            default -> Fact.yes("BPF compiler", "net.core.bpf_jit_enable = " + enabled);
        };
    }

    private Fact lockedMemory(Predicate<String> has) {
        // 97306be45fbe ("Merge branch 'switch to memcg-based memory accounting'") (in v5.11)
        if (has != null && !has.test("bpf_map_charge_init")) {
            return Fact.yes("locked memory", "this kernel does not count BPF's memory as locked");
        }
        Matcher limit = LOCKED_MEMORY.matcher(Privileges.read(root.resolve("proc/self/limits")));
        String bytes = limit.find() ? limit.group(1) : "";
        if (bytes.equals("unlimited") || !bytes.isEmpty() && Long.parseLong(bytes) >= LOCKED_BYTES) {
            return Fact.yes("locked memory", bytes);
        }
        if (Privileges.has(capabilities, Privileges.CAP_SYS_RESOURCE)) {
            return Fact.yes("locked memory", "may be raised (CAP_SYS_RESOURCE)");
        }
        String lost = "trace cannot make its ring buffer";
        String mend = "ulimit -l unlimited";
        return has == null || bytes.isEmpty()
                ? Fact.unknown("locked memory", "the kernel may count BPF's memory as locked", lost, mend)
                : Fact.no("locked memory", "at most " + bytes + " bytes", lost, mend);
    }
}
