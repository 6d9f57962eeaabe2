// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What decides which hooks this kernel needs.
 *
 * @param preemptible the kernel can preempt a BPF program, and has what a program forbids it with
 * @param fprobes     functions can be probed by way of the function tracer
 * @param kprobes     the kernel has its older probes
 * @param zswap       zswap is on
 */
record Traits(boolean preemptible, boolean fprobes, boolean kprobes, boolean zswap) {
    /** @param root the folder that holds sys, normally / */
    static Traits find(KernelBtf btf, Path root) {
        boolean kprobes = Files.exists(root.resolve("sys/bus/event_source/devices/kprobe"));
        return new Traits(isPreemptible(btf), btf.hasFunction("register_fprobe_syms"), kprobes, zswapEnabled(root));
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
            case PREEMPTIBLE -> preemptible;
            case ZSWAP -> zswap;
            case ZSWAP_PREEMPTIBLE -> zswap && preemptible;
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

    private static boolean isPreemptible(KernelBtf btf) {
        // Functions may be called with preemption off since a little after both kfuncs had come; the last one tells.
        // e2d8f560d176 ("bpf: Summarize sleepable global subprogs") (in v6.15)
        return btf.hasFunction("bpf_preempt_disable") && btf.hasFunction("bpf_local_irq_save");
    }

    private static boolean zswapEnabled(Path root) {
        try {
            return Files.readString(root.resolve("sys/module/zswap/parameters/enabled")).startsWith("Y");
        } catch (IOException problem) {
            return false;
        }
    }
}
