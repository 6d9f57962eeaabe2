// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What differs between kernels, asked once before loading: whether things exist, never which version it is.
 *
 * @param rdonlyCast the kfunc bpf_rdonly_cast is there
 * @param holdCpu    the kfunc bpf_preempt_disable is there and functions may be called under it
 * @param zswap      zswap is on
 * @param functions  program to the kernel function or tracepoint that it is attached to, in the order of attaching
 */
record KernelFacts(boolean rdonlyCast, boolean holdCpu, boolean zswap, Map<String, String> functions) {
    static KernelFacts find() throws KernelException {
        try (KernelBtf btf = KernelBtf.load()) {
            boolean holdCpu = holdsCpu(btf);
            boolean zswap = zswapEnabled(Path.of("/"));
            Map<String, String> functions = new LinkedHashMap<>();
            for (Hooks.Hook hook : Hooks.ALL) {
                if (!wants(hook, holdCpu, zswap)) {
                    continue;
                }
                String function = hook.functions().stream()
                        .filter(name -> btf.hasFunction(name) || btf.hasTracepoint(name))
                        .findFirst()
                        .orElse(null);
                if (function != null) {
                    functions.put(hook.program(), function);
                } else if (hook.need().always()) {
                    throw Messages.noHook(hook);
                }
            }
            return new KernelFacts(btf.hasFunction("bpf_rdonly_cast"), holdCpu, zswap, functions);
        }
    }

    static boolean wants(Hooks.Hook hook, boolean holdCpu, boolean zswap) {
        return switch (hook.need()) {
            case ALWAYS, IF_THERE -> true;
            case ALWAYS_UNPREEMPTED, UNPREEMPTED -> !holdCpu;
            case ALWAYS_PREEMPTIBLE, PREEMPTIBLE -> holdCpu;
            case ZSWAP -> zswap;
            case ZSWAP_PREEMPTIBLE -> zswap && holdCpu;
        };
    }

    static boolean holdsCpu(KernelBtf btf) {
        // Functions may be called with preemption off since a little after both kfuncs had come; the last one tells.
        // e2d8f560d176 ("bpf: Summarize sleepable global subprogs") (in v6.15)
        return btf.hasFunction("bpf_preempt_disable") && btf.hasFunction("bpf_local_irq_save");
    }

    /** @param root the folder that holds sys, normally / */
    static boolean zswapEnabled(Path root) {
        try {
            return Files.readString(root.resolve("sys/module/zswap/parameters/enabled")).startsWith("Y");
        } catch (IOException problem) {
            return false;
        }
    }
}
