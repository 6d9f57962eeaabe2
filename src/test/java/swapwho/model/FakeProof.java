// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Owners that a test has proved. */
public final class FakeProof {
    private FakeProof() {}

    public static ProvedOwners nobody() {
        return ProvedOwners.NONE;
    }

    public static ProvedOwners owners(Kind kind, Process first, long firstAddress, Process second, long secondAddress) {
        FakeSwapOut event = new FakeSwapOut().owner(0, "", firstAddress).owner(0, "", secondAddress);
        event.kind = kind;
        OwnerSets sets = new OwnerSets(4);
        return ProvedOwners.of(
                ProvedOwners.Candidates.of(sets, sets.of(event, new Process[] {first, second}, 0)), 0, (_, _, _) -> true);
    }
}
