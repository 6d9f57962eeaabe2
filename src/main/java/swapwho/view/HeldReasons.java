// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.ArrayList;
import java.util.List;
import swapwho.model.Held;
import swapwho.model.HeldFacts;
import swapwho.model.HeldPart;

/** Why no row of `held` stands for some of the slots in use. */
final class HeldReasons {
    private HeldReasons() {}

    /** In a few words, for a table. */
    static String label(HeldPart.Kind kind) {
        return switch (kind) {
            case NOT_SHOWN -> "others";
            case SHMEM -> "shared memory";
            case SHMEM_UNMAPPED -> "System V";
            case SWAP_CACHE -> "swap cache";
            case REST -> "rest";
        };
    }

    /** Each a part of a sentence; together they may account for the pages. */
    static List<String> of(HeldPart part, Held held) {
        return switch (part.kind()) {
            case NOT_SHOWN -> List.of("held by processes that were not asked for");
            case SHMEM -> List.of("mapped by processes; the kernel does not tell its area");
            case SHMEM_UNMAPPED -> List.of("segments that no process maps");
            case SWAP_CACHE -> List.of("in memory again and mapped there; such a page keeps its slot");
            case REST -> rest(part, held);
        };
    }

    private static List<String> rest(HeldPart part, Held held) {
        HeldFacts facts = held.facts();
        List<String> reasons = new ArrayList<>();
        if (part.pages() < 0) {
            reasons.add("pages came back or went while they were counted");
        } else {
            if (held.unseen() > 0) {
                reasons.add("what processes hold that only root may look into");
            }
            if (facts.swapCached > 0 && facts.swapCacheMapped < 0) {
                reasons.add("up to " + facts.swapCached + " pages of the swap cache");
            }
            reasons.add("files of tmpfs and shared memory that no process maps");
            reasons.add("slots that the kernel sets aside for each CPU");
        }
        if (facts.used() != facts.usedBefore) {
            reasons.add("%+d pages while it was read".formatted(facts.used() - facts.usedBefore));
        }
        return reasons;
    }
}
