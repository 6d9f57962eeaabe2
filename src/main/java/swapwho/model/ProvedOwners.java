// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose a page is that nobody had mapped when it was swapped out once more: of the owners of its slot's last swap-out those whose
 * page tables hold the slot still. Such pages are rare; this allocates.
 */
public final class ProvedOwners {
    private record Owner(Process process, long address) {}

    static final ProvedOwners NONE = new ProvedOwners(Kind.UNKNOWN);

    private final List<Owner> owners = new ArrayList<>();
    private final Kind kind;

    private ProvedOwners(Kind kind) {
        this.kind = kind;
    }

    /** @param number as OwnerSets.of() has told; 0: nobody is remembered */
    static ProvedOwners of(OwnerSets sets, long number, long slot, SlotProof proof) {
        if (sets.count(number) == 0) {
            return NONE;
        }
        ProvedOwners proved = new ProvedOwners(sets.kind(number));
        for (int i = 0; i < sets.count(number); i++) {
            Process process = sets.owner(number, i);
            long address = sets.address(number, i);
            if (proof.holds(process, address, slot)) {
                proved.owners.add(new Owner(process, address));
            }
        }
        return proved.owners.isEmpty() ? NONE : proved;
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
