// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import swapwho.model.Fact;

/** Which hooks of the table this kernel has, and whether programs can be attached to functions at all. */
final class HookFacts {
    private static final String SUPPORTED = "boot one of Debian's kernels 5.10, 6.1, 6.12, 7.3: apt install linux-image-amd64";

    private HookFacts() {}

    /**
     * @param has    tells whether this kernel has a function or tracepoint; null, as the traits then: it cannot be known
     * @param traits which hooks this kernel needs
     */
    static List<Fact> find(Predicate<String> has, Traits traits) {
        List<Fact> facts = new ArrayList<>();
        for (Hooks.Hook hook : Hooks.ALL) {
            if (has == null) {
                Fact fact = Fact.unknown(hook.program(), "no BTF to ask", hook.without(), "");
                facts.add(hook.need().always() ? fact.forTrace() : fact);
                continue;
            }
            boolean wanted = traits.want(hook);
            Fact fact = find(hook, has, wanted, traits);
            facts.add(hook.need().always() && wanted ? fact.forTrace() : fact);
        }
        return facts;
    }

    private static Fact find(Hooks.Hook hook, Predicate<String> has, boolean wanted, Traits traits) {
        String name = hook.program();
        String function = hook.functions().stream().filter(has).findFirst().orElse(null);
        if (function != null && !traits.allow(hook.by())) {
            boolean stoodInFor = stoodInFor(hook, has) || hook.need().probed() && !traits.preemptible();
            String aside = !stoodInFor ? "" : traits.preemptible() ? " (another stands in)" : " (not needed here)";
            return Fact.no(name, function + " is there, but cannot be probed" + aside, stoodInFor ? "" : hook.without(), "");
        }
        if (function != null) {
            return Fact.yes(name, function + ": " + hook.without() + (wanted ? "" : " (not needed here)"));
        }
        String found = "no " + String.join(" or ", hook.functions());
        if (!wanted || stoodInFor(hook, has)) {
            return Fact.no(name, found + " (not needed here)", "", "");
        }
        return Fact.no(name, found, hook.without(), SUPPORTED);
    }

    /** Whether another hook gives the same, by what older or newer kernels have instead. */
    private static boolean stoodInFor(Hooks.Hook hook, Predicate<String> has) {
        return Hooks.ALL.stream().anyMatch(other -> other != hook && other.without().equals(hook.without())
                && other.functions().stream().anyMatch(has));
    }

    /** Some hooks are probes. */
    static List<Fact> probes(Traits traits) {
        String kprobes = "kernel probes";
        String fprobes = "function probes";
        String faults = "faults on shared memory are not seen";
        String skipped = "a program that the kernel preempts is skipped meanwhile: what it misses is counted as lost";
        if (traits == null) {
            return List.of(Fact.unknown(kprobes, "no BTF to ask", faults, ""), Fact.unknown(fprobes, "no BTF to ask", skipped, ""));
        }
        return List.of(
                traits.kprobes()
                        ? Fact.yes(kprobes, "functions can be probed")
                        : Fact.no(kprobes, "no /sys/bus/event_source/devices/kprobe (CONFIG_KPROBES)", faults, SUPPORTED),
                traits.fprobes()
                        ? Fact.yes(fprobes, "what must not be missed is seen by them" + (traits.preemptible() ? "" : " (not needed here)"))
                        : traits.preemptible()
                                ? Fact.no(fprobes, "no register_fprobe_syms or no bpf_rdonly_cast", skipped, "boot a kernel from 6.2 on with CONFIG_FPROBE=y")
                                : Fact.no(fprobes, "no register_fprobe_syms or no bpf_rdonly_cast (not needed here)", "", ""));
    }

    /** Programs are attached to functions by way of the kernel's function tracer, which has a switch. */
    static Fact functionTracing(Path root) {
        String enabled = Privileges.read(root.resolve("proc/sys/kernel/ftrace_enabled"));
        String lost = "trace cannot attach to the kernel's functions";
        return switch (enabled) {
            case "" -> Fact.no("function tracing", "no kernel.ftrace_enabled", lost, SUPPORTED);
            case "0" -> Fact.no("function tracing", "kernel.ftrace_enabled = 0", lost, "sysctl kernel.ftrace_enabled=1");
            default -> Fact.yes("function tracing", "kernel.ftrace_enabled = " + enabled);
        };
    }
}
