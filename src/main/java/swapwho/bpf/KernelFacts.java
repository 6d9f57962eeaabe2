// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What differs between kernels, asked once before loading: whether things exist, never which version it is.
 *
 * @param rdonlyCast the kfunc bpf_rdonly_cast is there
 * @param traits     which hooks it needs
 * @param functions  program to the kernel function or tracepoint that it is attached to, in the order of attaching
 */
record KernelFacts(boolean rdonlyCast, Traits traits, Map<String, String> functions) {
    static KernelFacts find() throws KernelException {
        try (KernelBtf btf = KernelBtf.load()) {
            Traits traits = Traits.find(btf, Path.of("/"));
            Map<String, String> functions = new LinkedHashMap<>();
            for (Hooks.Hook hook : Hooks.ALL) {
                if (!traits.want(hook)) {
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
            return new KernelFacts(btf.hasFunction("bpf_rdonly_cast"), traits, functions);
        }
    }
}
