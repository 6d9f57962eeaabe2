// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerSetsTest {
    private final OwnerSets sets = new OwnerSets(4);
    private final Process hog = new Process(174, 1, 2, 3);
    private final Process child = new Process(175, 1, 2, 3);

    @Test
    void ofASharedPage() {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x7f12_0000_0000L).owner(175, "hog", 0x7ffd_0000_1000L);
        long set = sets.of(event, new Process[] {hog, child}, 0);
        assertThat(sets.count(set)).isEqualTo(2);
        assertThat(sets.kind(set)).isEqualTo(Kind.ANON);
        assertThat(sets.references(set)).isEqualTo(1);
        assertThat(sets.owner(set, 0)).isSameAs(hog);
        assertThat(sets.owner(set, 1)).isSameAs(child);
        assertThat(sets.address(set, 0)).isEqualTo(0x7f12_0000_0000L);
        assertThat(sets.address(set, 1)).isEqualTo(0x7ffd_0000_1000L);
    }

    @Test
    void ofEachPageOfAFolioInPieces() {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x10000).owner(175, "hog", 0x90000);
        event.pages = 4;
        event.owners.get(0).pages = 2;
        event.owners.get(1).pages = 2;
        event.owners.get(1).index = 1;
        Process[] owners = {hog, child};
        assertThat(text(sets.of(event, owners, 0))).isEqualTo("174@10000 ");
        assertThat(text(sets.of(event, owners, 1))).isEqualTo("174@11000 175@90000 ");
        assertThat(text(sets.of(event, owners, 2))).isEqualTo("175@91000 ");
        assertThat(text(sets.of(event, owners, 3))).isEmpty();
    }

    /** The kernel's count is of the whole folio; complete owners say what is each page's. */
    @Test
    void referencesOfAFoliosPage() {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x10000).owner(175, "hog", 0x90000);
        event.pages = 2;
        event.references = 3;
        event.owners.get(0).pages = 2;
        event.owners.get(1).index = 1;
        Process[] owners = {hog, child};
        assertThat(sets.references(sets.of(event, owners, 0))).isEqualTo(1);
        assertThat(sets.references(sets.of(event, owners, 1))).isEqualTo(2);
        event.complete = false;
        assertThat(sets.references(sets.of(event, owners, 1))).isEqualTo(-1);
        assertThat(sets.complete(sets.of(event, owners, 1))).isFalse();
    }

    @Test
    void whatElseIsKnownTellsSetsApart() {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x10000);
        Process[] owners = {hog};
        long anon = sets.of(event, owners, 0);
        event.kind = Kind.KSM;
        long merged = sets.of(event, owners, 0);
        event.complete = false;
        long incomplete = sets.of(event, owners, 0);
        event.references = 5;
        long more = sets.of(event, owners, 0);
        assertThat(sets.kind(anon)).isEqualTo(Kind.ANON);
        assertThat(sets.kind(merged)).isEqualTo(Kind.KSM);
        assertThat(sets.complete(merged)).isTrue();
        assertThat(sets.complete(incomplete)).isFalse();
        assertThat(sets.references(incomplete)).isEqualTo(1);
        assertThat(sets.references(more)).isEqualTo(5);
    }

    @Test
    void pagesOfOneProcessNeedOneSet() {
        for (long address = 0; address < 1L << 56; address += 0x123_4567_8000L) {
            long set = sets.of(new FakeSwapOut().owner(174, "hog", address), new Process[] {hog}, 0);
            assertThat(sets.address(set, 0)).isEqualTo(address);
        }
        assertThat(sets.full()).isFalse();
    }

    @Test
    void whenThereIsNoRoomOwnersAreUnknownUntilItIsCleared() {
        for (int pid = 0; pid < 4; pid++) {
            assertThat(one(pid)).isNotZero();
        }
        assertThat(sets.full()).isTrue();
        assertThat(one(4)).isZero();
        assertThat(sets.count(0)).isZero();
        sets.clear();
        assertThat(text(one(4))).isEqualTo("4@1000 ");
    }

    private long one(int pid) {
        return sets.of(new FakeSwapOut().owner(pid, "p", 0x1000), new Process[] {new Process(pid, 1, 2, 3)}, 0);
    }

    private String text(long set) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sets.count(set); i++) {
            text.append("%d@%x ".formatted(sets.owner(set, i).pid, sets.address(set, i)));
        }
        return text.toString();
    }
}
