// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.List;
import java.util.Set;

/**
 * A load of src/it/loads, and how it is to be run and judged.
 *
 * @param lacks the kernels that it cannot run on
 */
record Load(String name, Set<Trait> traits, Lacks lacks) {
    enum Trait {
        /** Both roads give the owners of its pages: it runs once more on the slow one. */
        BOTH_ROADS,
        /** The two roads differ most in it: it runs on the slow one on every kernel. */
        ROADS_DIFFER,
        /** Processes end after they have lost pages, and so are named for what page tables no longer show. */
        ENDS,
        /** It says itself who has touched which pages of shared memory (shared.h). */
        SHARED,
        /** It needs a boot to itself. */
        ALONE,
        /** It says itself what the process is called that has the memory at an address (lives.h). */
        NAMES
    }

    /** Why a load cannot run on some kernels. */
    enum Lacks {
        NOTHING(List.of(), ""),
        RECLAIM_FILE(List.of("5.10"), "memory.reclaim is there since 5.19"),
        DAMON(List.of("5.10", "6.1"), "Debian builds these without DAMON"),
        MULTI_SIZE(List.of("5.10", "6.1"), "folios between 4 KiB and 2 MiB can be had since 6.8"),
        CGROUP_V1(List.of("6.12", "7.3", "6.12-generic", "7.3-generic"), "Debian builds these without version 1's memory controller"),
        ZSWAP(List.of("5.10", "6.1", "6.12", "7.3"), "the cloud flavour has no zswap");

        final List<String> kernels;
        final String reason;

        Lacks(List<String> kernels, String reason) {
            this.kernels = kernels;
            this.reason = reason;
        }
    }

    static Load of(String name, Trait... traits) {
        return new Load(name, Set.of(traits), Lacks.NOTHING);
    }

    Load where(Lacks lacks) {
        return new Load(name, traits, lacks);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    boolean runsOn(String kernel) {
        return !lacks.kernels.contains(kernel);
    }
}
