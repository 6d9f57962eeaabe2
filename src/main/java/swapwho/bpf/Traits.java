// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What decides which hooks this kernel needs.
 *
 * @param preemptible the kernel preempts tasks within itself, and so BPF programs
 * @param holdCpu     a program can forbid that, and call functions meanwhile
 * @param fprobes     functions can be probed by way of the function tracer, and the probe can read memory as trampolines do
 * @param kprobes     the kernel has its older probes
 * @param zswap       zswap is on
 */
record Traits(boolean preemptible, boolean holdCpu, boolean fprobes, boolean kprobes, boolean zswap) {
    /** @param root the folder that holds proc and sys, normally / */
    static Traits find(KernelBtf btf, Path root) {
        // Functions may be called with preemption off since a little after both kfuncs had come; the last one tells.
        // e2d8f560d176 ("bpf: Summarize sleepable global subprogs") (in v6.15)
        boolean holdCpu = btf.hasFunction("bpf_preempt_disable") && btf.hasFunction("bpf_local_irq_save");
        boolean fprobes = btf.hasFunction("register_fprobe_syms") && btf.hasFunction("bpf_rdonly_cast");
        boolean preemptible = isPreemptible(
                read(root.resolve("sys/kernel/debug/sched/preempt")), read(root.resolve("proc/version")), fprobes);
        boolean kprobes = Files.exists(root.resolve("sys/bus/event_source/devices/kprobe"));
        boolean zswap = read(root.resolve("sys/module/zswap/parameters/enabled")).startsWith("Y");
        return new Traits(preemptible, preemptible && holdCpu, fprobes, kprobes, zswap);
    }

    /**
     * Whether a kernel preempts tasks within itself.
     *
     * @param modes   those it can be switched to, the present one in brackets; "" where it cannot, or they cannot be read
     * @param version what it calls itself
     * @param fprobes it is assumed to preempt if it may: that costs little where there are function probes, and much of what is
     *     known of shared memory where there are none
     */
    static boolean isPreemptible(String modes, String version, boolean fprobes) {
        if (!modes.isEmpty()) {
            return modes.contains("(full)") || modes.contains("(lazy)");
        }
        return version.contains("PREEMPT_DYNAMIC") ? fprobes : version.contains("PREEMPT");
    }

    /** Whether a hook is to be attached. */
    boolean want(Hooks.Hook hook) {
        if (!allow(hook.by())) {
            return false;
        }
        return switch (hook.need()) {
            case ALWAYS, IF_THERE -> true;
            case ALWAYS_PROBED, PROBED -> probed();
            case ALWAYS_UNPROBED, UNPROBED -> !probed();
            case ZSWAP -> zswap;
            case ZSWAP_PREEMPTIBLE -> zswap && preemptible;
            case ZSWAP_UNPROBED -> zswap && !probed();
            case ZSWAP_PROBED -> zswap && probed();
        };
    }

    /** Whether programs can be attached so. */
    boolean allow(Hooks.By by) {
        return switch (by) {
            case TYPE -> true;
            case ENTRY_PROBE, RETURN_PROBE -> kprobes;
            case FUNCTION_PROBE, FUNCTION_RETURN_PROBE -> fprobes;
        };
    }

    /** Whether probes take the place of programs that could be skipped. */
    boolean probed() {
        return preemptible && fprobes;
    }

    /** Whether programs can be skipped whose place no probe takes. */
    boolean mayMiss() {
        return preemptible && !fprobes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException problem) {
            return "";
        }
    }
}
