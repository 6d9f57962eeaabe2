// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldBooksTest {
    private final Runs runs = new Runs(bytes -> ByteBuffer.allocate((int) bytes));
    private final HeldFacts facts = new HeldFacts(bytes -> ByteBuffer.allocate((int) bytes), 4096, 5000);
    private int pids = 100;

    @Test
    void aSlotIsSharedOnlyWithThoseOutsideTheRow() {
        used(8);
        holder("/a", 1, 2, 3);
        holder("/a", 2, 3, 4);
        holder("/b", 3, 7, 8, 9);
        Held byProcess = held(HeldBy.PROCESS);
        assertThat(byProcess.rows()).extracting(row -> row.process.pid).containsExactly(102, 100, 101);
        assertThat(byProcess.rows()).extracting(row -> row.alone).containsExactly(3L, 1L, 1L);
        assertThat(byProcess.rows()).extracting(row -> row.shared).containsExactly(1L, 2L, 2L);
        Held byCgroup = held(HeldBy.CGROUP);
        assertThat(byCgroup.rows()).extracting(row -> text(row.name)).containsExactly("/a", "/b");
        assertThat(byCgroup.rows()).extracting(row -> row.alone).containsExactly(3L, 3L);
        assertThat(byCgroup.rows()).extracting(row -> row.shared).containsExactly(1L, 1L);
        assertThat(byCgroup.rows()).extracting(row -> row.pages).containsExactly(6L, 4L);
        assertThat(byCgroup.rows()).extracting(row -> row.share).containsExactly(4L, 3L);
        assertThat(byCgroup.parts()).containsExactly(new HeldPart(HeldPart.Kind.REST, 1));
    }

    @Test
    void aSlotThatOneProcessHoldsTwiceIsItsOwn() {
        used(2);
        holder("/", 1, 1, 2);
        HeldRow row = held(HeldBy.PROCESS).rows().getFirst();
        assertThat(row.pages).isEqualTo(3);
        assertThat(row.alone).isEqualTo(2);
        assertThat(row.share).isEqualTo(2);
    }

    @Test
    void sharesAddUpToWhatIsInUseWhateverTheHoldersAre() {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            holder("/" + i % 7, random.longs(random.nextInt(200), 1, 300).toArray());
        }
        // More entries than a byte can count.
        for (int i = 0; i < 1000; i++) {
            holder("/many", 4000, 4001);
        }
        used(facts.heldByPageTables() + 17);
        for (HeldBy by : HeldBy.values()) {
            Held held = held(by);
            assertThat(held.parts()).as(by.word()).containsExactly(new HeldPart(HeldPart.Kind.REST, 17));
            assertThat(held.rows().stream().mapToLong(row -> row.share).sum()).isEqualTo(facts.heldByPageTables());
        }
    }

    @Test
    void whoIsNotShownStillShares() {
        used(3);
        holder("/a", 1, 2);
        holder("/b", 2, 3);
        Held held = HeldBooks.of(facts, HeldBy.PROCESS, process -> process.pid == 100);
        assertThat(held.rows()).hasSize(1);
        assertThat(held.rows().getFirst().shared).isEqualTo(1);
        assertThat(held.rows().getFirst().share).isEqualTo(2);
        assertThat(held.parts()).containsExactly(new HeldPart(HeldPart.Kind.NOT_SHOWN, 1));
    }

    @Test
    void theSwapCacheIsNoMoreThanWhatIsLeft() {
        used(10);
        holder("/", 1, 2, 3);
        facts.segmentsUnmapped = 2;
        facts.swapCacheMapped = 4;
        assertThat(held(HeldBy.PROCESS).parts()).containsExactly(new HeldPart(HeldPart.Kind.SHMEM_UNMAPPED, 2),
                new HeldPart(HeldPart.Kind.SWAP_CACHE, 4), new HeldPart(HeldPart.Kind.REST, 1));
        facts.swapCacheMapped = 400;
        assertThat(held(HeldBy.PROCESS).parts()).contains(new HeldPart(HeldPart.Kind.SWAP_CACHE, 5)).hasSize(2);
    }

    @Test
    void whatCameBackMeanwhileIsANegativeRest() {
        used(1);
        holder("/", 1, 2, 3);
        assertThat(held(HeldBy.PROCESS).parts()).containsExactly(new HeldPart(HeldPart.Kind.REST, -2));
    }

    @Test
    void areasAreToldApart() {
        facts.areas = List.of(area("/dev/a", 3), area("/dev/b", 1));
        facts.byType[1] = facts.areas.getFirst();
        Holder holder = new Holder(process("/"));
        int begin = runs.mark();
        runs.add(1, 5);
        runs.add(1, 6);
        runs.add(4, 5);
        holder.pieces.add(new Piece(null, runs, begin, runs.mark(), 3));
        facts.add(holder);
        List<HeldRow> rows = held(HeldBy.AREA).rows();
        assertThat(rows).extracting(row -> text(row.name)).containsExactly("/dev/a", null);
        assertThat(rows).extracting(row -> row.type).containsExactly(1, 4);
        assertThat(rows).extracting(row -> row.pages).containsExactly(2L, 1L);
    }

    @Test
    void aRowWithAProcessThatNobodySeesIntoHasNoShare() {
        used(9);
        holder("/a", 1);
        Holder hidden = new Holder(process("/a"));
        hidden.sight = Holder.Sight.NOTHING;
        hidden.pieces.add(new Piece(null, 5, -1));
        facts.add(hidden);
        HeldRow row = held(HeldBy.CGROUP).rows().getFirst();
        assertThat(row.pages).isEqualTo(6);
        assertThat(List.of(row.alone, row.shared, row.shmem, row.share)).containsOnly(-1L);
        assertThat(held(HeldBy.PROCESS).rows()).extracting(one -> one.share).containsExactly(1L, -1L);
    }

    private void used(long pages) {
        facts.areas = List.of(area("/dev/vdb", pages));
    }

    private static SwapArea area(String name, long used) {
        return new SwapArea(name.getBytes(StandardCharsets.UTF_8), "partition", 4999, used, -2);
    }

    private void holder(String cgroup, long... slots) {
        Holder holder = new Holder(process(cgroup));
        int begin = runs.mark();
        for (long slot : slots) {
            runs.add(0, slot);
        }
        if (slots.length > 0) {
            holder.pieces.add(new Piece(null, runs, begin, runs.mark(), slots.length));
        }
        facts.add(holder);
    }

    private Process process(String cgroup) {
        Process process = new Process(pids++, 0, 'p', 0);
        process.cgroupPath = cgroup.getBytes(StandardCharsets.UTF_8);
        return process;
    }

    private Held held(HeldBy by) {
        return HeldBooks.of(facts, by, _ -> true);
    }

    private static String text(byte[] name) {
        return name == null ? null : new String(name, StandardCharsets.UTF_8);
    }
}
