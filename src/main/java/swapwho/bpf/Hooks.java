// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.List;

/** Every hook of the BPF program, in one table: it drives attaching, the errors and the tests of each kernel. */
final class Hooks {
    /** When a hook is attached. */
    enum Need {
        /** Always; without it there is no tracing. */
        ALWAYS,
        /** Where the kernel can preempt a BPF program, and skips it for others meanwhile. */
        PREEMPTIBLE,
        /** Where zswap is built in and switched on. */
        ZSWAP
    }

    /**
     * A BPF program and the kernel function or tracepoint that it belongs to.
     *
     * @param program   its name in swapwho.bpf.c
     * @param functions the names, newest first; the first that this kernel has is taken
     * @param need      when it is attached
     * @param without   what a user loses on a kernel that has none of the functions
     */
    record Hook(String program, List<String> functions, Need need, String without) {}

    private static final List<String> SHRINK_LIST = List.of("shrink_folio_list", "shrink_page_list");

    /**
     * In the order of attaching. The kernel runs the program that was attached last first, and what stands in for
     * another must run after it, so it comes before it.
     */
    static final List<Hook> ALL = List.of(
            new Hook("begin_reclaim_understudy", SHRINK_LIST, Need.PREEMPTIBLE, "why some pages are reclaimed"),
            new Hook("folio_written", List.of("mm_vmscan_write_folio"), Need.PREEMPTIBLE, "some swap-outs"),
            new Hook("slot_taken", List.of("folio_dup_swap"), Need.PREEMPTIBLE, "some pages that stay in the swap cache"),
            new Hook("begin_reclaim", SHRINK_LIST, Need.ALWAYS, "why pages are reclaimed"),
            new Hook("end_reclaim", SHRINK_LIST, Need.ALWAYS, "why pages are reclaimed"),
            new Hook("unmapped_one", List.of("try_to_unmap_one"), Need.ALWAYS, "the owners of pages"),
            new Hook("swap_write", List.of("__swap_writepage"), Need.ALWAYS, "every swap-out"),
            new Hook("zswap_stored", List.of("zswap_store"), Need.ZSWAP, "swap-outs to zswap"),
            new Hook("frontswap_stored", List.of("__frontswap_store"), Need.ZSWAP, "swap-outs to zswap"));

    private Hooks() {}
}
