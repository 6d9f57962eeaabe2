// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.List;

/** Every hook of the BPF program, in one table: it drives attaching, the errors and the tests of each kernel. */
final class Hooks {
    /** When a hook is attached. */
    enum Need {
        /** Always; without it there is no tracing. */
        ALWAYS,
        /** Always, unless the next one is. */
        ALWAYS_UNPROBED,
        /** Always where the kernel can preempt a BPF program, but not one that is a function probe; if it has those. */
        ALWAYS_PROBED,
        /** As ALWAYS_UNPROBED, if it is there. */
        UNPROBED,
        /** As ALWAYS_PROBED, if it is there. */
        PROBED,
        /** Where the kernel has it. */
        IF_THERE,
        /** Where zswap is built in and switched on. */
        ZSWAP,
        /** Where zswap is on, and the kernel can preempt a BPF program, and skips it for others meanwhile. */
        ZSWAP_PREEMPTIBLE,
        /** As UNPROBED, where zswap is on. */
        ZSWAP_UNPROBED,
        /** As PROBED, where zswap is on. */
        ZSWAP_PROBED;

        boolean always() {
            return this == ALWAYS || this == ALWAYS_UNPROBED || this == ALWAYS_PROBED;
        }

        /** Only where the kernel can preempt a BPF program. */
        boolean probed() {
            return this == ALWAYS_PROBED || this == PROBED || this == ZSWAP_PROBED;
        }
    }

    /** How a program is attached. */
    enum By {
        /** As its section in the object says: a trampoline or a tracepoint, whose arguments have types. */
        TYPE,
        /** A probe at the function's entry. */
        ENTRY_PROBE,
        /** A probe at its return. */
        RETURN_PROBE,
        /** A probe of the function tracer's own (fprobe, "kprobe.multi"), which costs less and which older kernels do not have. */
        FUNCTION_PROBE,
        /** The same at the function's return. */
        FUNCTION_RETURN_PROBE
    }

    /**
     * A BPF program and the kernel function or tracepoint that it belongs to.
     *
     * @param program   its name in swapwho.bpf.c
     * @param functions the names, newest first; the first that this kernel has is taken
     * @param need      when it is attached
     * @param without   what a user loses on a kernel that has none of the functions
     * @param by        how it is attached
     */
    record Hook(String program, List<String> functions, Need need, String without, By by) {
        Hook(String program, List<String> functions, Need need, String without) {
            this(program, functions, need, without, By.TYPE);
        }
    }

    private static final List<String> SHRINK_LIST = List.of("shrink_folio_list", "shrink_page_list");
    private static final List<String> UNMAP = List.of("try_to_unmap_one");
    private static final List<String> FILE_WRITE = List.of("shmem_writeout", "shmem_writepage");
    private static final List<String> ANON_FAULT = List.of("do_swap_page");
    private static final List<String> FILE_FAULT = List.of("shmem_swapin_folio", "shmem_swapin_page");
    private static final List<String> SWAP_WRITE = List.of("__swap_writepage");
    private static final List<String> ZSWAP_STORE = List.of("zswap_store");
    private static final List<String> ZSWAP_LOAD = List.of("zswap_load");
    private static final List<String> SWAP_READ = List.of("swap_read_folio", "swap_readpage");

    /**
     * In the order of attaching. The kernel runs the program that was attached last first, and what stands in for
     * another must run after it, so it comes before it.
     */
    static final List<Hook> ALL = List.of(
            new Hook("read_done_understudy", SWAP_READ, Need.ZSWAP_PREEMPTIBLE, "some swap-ins by readahead"),
            new Hook("zswap_loaded_understudy", ZSWAP_LOAD, Need.ZSWAP_PREEMPTIBLE, "some swap-ins from zswap"),
            new Hook("begin_reclaim", SHRINK_LIST, Need.ALWAYS_UNPROBED, "why pages are reclaimed"),
            new Hook("begin_reclaim_probe", SHRINK_LIST, Need.ALWAYS_PROBED, "why pages are reclaimed", By.FUNCTION_PROBE),
            new Hook("end_reclaim", SHRINK_LIST, Need.ALWAYS, "why pages are reclaimed"),
            new Hook("end_reclaim_probe", SHRINK_LIST, Need.PROBED, "when some reclaim ends", By.FUNCTION_RETURN_PROBE),
            new Hook("kswapd_woken", List.of("mm_vmscan_wakeup_kswapd"), Need.IF_THERE, "who wakes kswapd"),
            new Hook("unmapping_one", UNMAP, Need.ALWAYS_UNPROBED, "the owners of pages"),
            new Hook("unmapping_one_probe", UNMAP, Need.ALWAYS_PROBED, "the owners of pages", By.FUNCTION_PROBE),
            new Hook("file_write", FILE_WRITE, Need.UNPROBED, "which file a shared page is of"),
            new Hook("file_write_probe", FILE_WRITE, Need.PROBED, "which file a shared page is of", By.FUNCTION_PROBE),
            new Hook("file_written", FILE_WRITE, Need.IF_THERE, "shared pages of zeroes"),
            new Hook("file_written_probe", FILE_WRITE, Need.PROBED, "shared pages of zeroes", By.FUNCTION_RETURN_PROBE),
            new Hook("swap_write", SWAP_WRITE, Need.ALWAYS_UNPROBED, "every swap-out"),
            new Hook("swap_write_probe", SWAP_WRITE, Need.ALWAYS_PROBED, "every swap-out", By.FUNCTION_PROBE),
            new Hook("zswap_stored", ZSWAP_STORE, Need.ZSWAP_UNPROBED, "swap-outs to zswap"),
            new Hook("zswap_store_probe", ZSWAP_STORE, Need.ZSWAP_PROBED, "swap-outs to zswap", By.FUNCTION_PROBE),
            new Hook("zswap_stored_probe", ZSWAP_STORE, Need.ZSWAP_PROBED, "swap-outs to zswap", By.FUNCTION_RETURN_PROBE),
            new Hook("frontswap_stored", List.of("__frontswap_store"), Need.ZSWAP, "swap-outs to zswap"),
            new Hook("fault_ends", ANON_FAULT, Need.IF_THERE, "how long faults wait"),
            new Hook("fault_ends_probe", ANON_FAULT, Need.PROBED, "how long some faults wait", By.FUNCTION_RETURN_PROBE),
            new Hook("fault_begins", ANON_FAULT, Need.UNPROBED, "whose faults bring pages back"),
            new Hook("fault_begins_probe", ANON_FAULT, Need.PROBED, "whose faults bring pages back", By.FUNCTION_PROBE),
            new Hook("file_fault_ends", FILE_FAULT, Need.IF_THERE, "how long faults on shared memory wait", By.RETURN_PROBE),
            new Hook("file_fault_begins", FILE_FAULT, Need.IF_THERE, "whose faults bring shared pages back", By.ENTRY_PROBE),
            new Hook("zswap_loaded", ZSWAP_LOAD, Need.ZSWAP, "swap-ins from zswap"),
            new Hook("frontswap_loaded", List.of("__frontswap_load"), Need.ZSWAP, "swap-ins from zswap"),
            new Hook("swap_read_done", SWAP_READ, Need.ZSWAP, "swap-ins by readahead"),
            new Hook("swap_read", SWAP_READ, Need.UNPROBED, "what is read from swap"),
            new Hook("swap_read_probe", SWAP_READ, Need.PROBED, "what is read from swap", By.FUNCTION_PROBE));

    private Hooks() {}
}
