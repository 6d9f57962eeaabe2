// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import swapwho.model.Fact;

/** What tracing takes, asked of this kernel and these privileges without loading anything. */
public final class Doctor {
    private Doctor() {}

    /** @param root the folder that holds proc and sys, normally /; the kernel's types are always those of this kernel */
    public static List<Fact> facts(Path root) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.yes("kernel", Privileges.read(root.resolve("proc/sys/kernel/osrelease"))));
        facts.add(processor(System.getProperty("os.arch")));
        String libbpf = libbpf();
        facts.add((libbpf != null
                        ? Fact.yes("libbpf", "libbpf.so.1, " + libbpf)
                        : Fact.no("libbpf", "no libbpf.so.1", "trace cannot load its program", "apt install libbpf1"))
                .forTrace());
        facts.add(types(root));
        try (KernelBtf btf = libbpf == null ? null : KernelBtf.load()) {
            facts.addAll(of(root, libbpf, btf));
        } catch (KernelException e) {
            facts.addAll(of(root, libbpf, null));
        }
        return facts;
    }

    private static List<Fact> of(Path root, String libbpf, KernelBtf btf) {
        Predicate<String> has = btf == null ? null : name -> btf.hasFunction(name) || btf.hasTracepoint(name);
        List<Fact> facts = new ArrayList<>();
        facts.addAll(PrivilegeFacts.find(root, libbpf, has));
        facts.add(HookFacts.functionTracing(root).forTrace());
        Traits traits = btf == null ? null : Traits.find(btf, root);
        facts.addAll(HookFacts.probes(traits));
        facts.addAll(HookFacts.find(has, traits));
        return facts;
    }

    static Fact processor(String name) {
        return (name.equals("amd64")
                        ? Fact.yes("processor", "x86-64")
                        : Fact.no("processor", name, "trace knows the page tables of x86-64 only", ""))
                .forTrace();
    }

    /** The version of the libbpf that is found here, such as "v1.1"; null when there is none that can be used. */
    public static String libbpf() {
        try {
            return Libbpf.version();
        } catch (ExceptionInInitializerError | NoClassDefFoundError | IllegalArgumentException | IllegalStateException problem) {
            return null;
        }
    }

    private static Fact types(Path root) {
        return (Files.exists(root.resolve("sys/kernel/btf/vmlinux"))
                        ? Fact.yes("BTF", "/sys/kernel/btf/vmlinux")
                        : Fact.no("BTF", "no /sys/kernel/btf/vmlinux", "trace cannot know where the kernel keeps what",
                                "apt install linux-image-amd64 (CONFIG_DEBUG_INFO_BTF=y)"))
                .forTrace();
    }
}
