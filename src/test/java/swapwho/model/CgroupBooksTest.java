// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CgroupBooksTest {
    private final Books books = new Books();

    @Test
    void aFolioCountsOnceForItsFirstOwner() {
        FakeSwapOut event = new FakeSwapOut().owner(1, "a", 0).owner(2, "b", 0);
        event.owners.get(0).cgroup = 10;
        event.owners.get(1).cgroup = 20;
        books.add(event);
        FakeSwapIn in = new FakeSwapIn();
        in.cgroup = 30;
        books.add(in);
        books.add(new FakeSwapOut());
        assertThat(books.cgroups().ids()).containsExactlyInAnyOrder(10, 30);
        assertThat(books.cgroups().reported(10).of(Counter.PSWPOUT)).isEqualTo(1);
        assertThat(books.cgroups().reported(30).of(Counter.PSWPIN)).isEqualTo(1);
    }

    @Test
    void aWriteBackIsOfTheCgroupThatZswapTookThePageFrom() {
        FakeSwapOut before = new FakeSwapOut().owner(1, "a", 0);
        Process owner = new Processes(64).of(before, 0);
        owner.cgroup = 10;
        FakeSwapOut move = new FakeSwapOut();
        books.addMove(move);
        books.addOwners(FakeHeld.move(move, before, owner));
        assertThat(books.cgroups().reported(10).of(Counter.ZSWPWB)).isEqualTo(1);
        assertThat(books.cgroups().reported(10).of(Counter.PSWPOUT)).isEqualTo(1);
        assertThat(books.reported().of(Counter.ZSWPWB)).isEqualTo(1);
    }

    @Test
    void theFirstFourThousandAreKeptApart() {
        for (int round = 0; round < 2; round++) {
            for (long id = 1; id <= 5000; id++) {
                FakeSwapOut event = new FakeSwapOut().owner(1, "a", 0);
                event.owners.getFirst().cgroup = id << 32;
                books.add(event);
            }
        }
        assertThat(books.cgroups().ids()).hasSize(4096);
        for (long id : books.cgroups().ids()) {
            assertThat(books.cgroups().reported(id).of(Counter.PSWPOUT)).isEqualTo(2);
        }
    }
}
