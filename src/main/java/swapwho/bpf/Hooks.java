// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.List;

/**
 * Every hook of the BPF program, in one table: it drives attaching, the errors and the tests of each kernel.
 *
 * @see Hook
 */
final class Hooks {
    /**
     * A BPF program and the kernel function that it belongs to.
     *
     * @param program     its name in swapwho.bpf.c
     * @param functions   the function's names, newest first; the first that this kernel has is taken
     * @param without     what a user loses on a kernel that has none of them
     */
    record Hook(String program, List<String> functions, String without) {}

    static final List<Hook> ALL = List.of(
            // 49fd9b6df54e ("mm/vmscan: fix a lot of comments") and the folio conversions around it (in v6.0)
            new Hook("begin_reclaim", List.of("shrink_folio_list", "shrink_page_list"), "why pages are reclaimed"),
            new Hook("end_reclaim", List.of("shrink_folio_list", "shrink_page_list"), "why pages are reclaimed"),
            new Hook("unmapped_one", List.of("try_to_unmap_one"), "the owners of pages"),
            new Hook("swap_write", List.of("__swap_writepage"), "every swap-out"));

    private Hooks() {}
}
