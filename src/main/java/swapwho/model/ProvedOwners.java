// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose a page is that nobody had mapped when it was swapped out once more: of the owners of its slot's last swap-out those whose
 * page tables hold the slot still. Such pages are rare; this allocates.
 */
public final class ProvedOwners {
    record Owner(Process process, long address) {}

    /** Who lost the slot last, with the kind of page that it was: they may hold it still. */
    record Candidates(Kind kind, List<Owner> owners) {
        static final Candidates NONE = new Candidates(Kind.UNKNOWN, List.of());

        /** @param number as OwnerSets.of() has told; 0: nobody is remembered */
        static Candidates of(OwnerSets sets, long number) {
            int count = sets.count(number);
            if (count == 0) {
                return NONE;
            }
            List<Owner> owners = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                owners.add(new Owner(sets.owner(number, i), sets.address(number, i)));
            }
            return new Candidates(sets.kind(number), owners);
        }
    }

    static final ProvedOwners NONE = new ProvedOwners(Kind.UNKNOWN, List.of());

    private final Kind kind;
    private final List<Owner> owners;

    private ProvedOwners(Kind kind, List<Owner> owners) {
        this.kind = kind;
        this.owners = owners;
    }

    static ProvedOwners of(Candidates candidates, long slot, SlotProof proof) {
        List<Owner> proved = candidates.owners.stream()
                .filter(owner -> proof.holds(owner.process, owner.address, slot))
                .toList();
        return proved.isEmpty() ? NONE : new ProvedOwners(candidates.kind, proved);
    }

    public int count() {
        return owners.size();
    }

    /** UNKNOWN when there are none. */
    public Kind kind() {
        return kind;
    }

    public Process process(int owner) {
        return owners.get(owner).process;
    }

    /** Virtual address of the page. */
    public long address(int owner) {
        return owners.get(owner).address;
    }
}
