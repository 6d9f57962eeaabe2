// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each load that is there for a kind of page, or a kind of place, has had such pages swapped, and said so. */
class KindsIT {
    static Stream<LoadRun> filePrivate() {
        return Loads.runs("file_private");
    }

    static Stream<LoadRun> mremapSplit() {
        return Loads.runs("mremap_split");
    }

    static Stream<LoadRun> ksmPair() {
        return Loads.runs("ksm_pair");
    }

    static Stream<LoadRun> ksmFifty() {
        return Loads.runs("ksm_fifty");
    }

    static Stream<LoadRun> thpMulti() {
        return Loads.runs("thp_multi");
    }

    static Stream<LoadRun> stackHeap() {
        return Loads.runs("stack_heap");
    }

    static Stream<LoadRun> zeroFilled() {
        return Loads.runs("zero_filled");
    }

    static Stream<LoadRun> memfdThree() {
        return Loads.runs("memfd_three");
    }

    static Stream<LoadRun> sysvOrphan() {
        return Loads.runs("sysv_orphan");
    }

    static Stream<LoadRun> tmpfsUnmapped() {
        return Loads.runs("tmpfs_unmapped");
    }

    static Stream<LoadRun> sharedAnon() {
        return Loads.runs("shared_anon");
    }

    static Stream<LoadRun> unusualEntries() {
        return Stream.concat(Loads.runs("userfault"), Loads.runs("soft_dirty"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("filePrivate")
    void aPageOfAPrivateFileMappingIsAnonymousAndItsOwnersSayTheFile(LoadRun run) {
        assertThat(ownerSets(run, "anon")).as(run::story).contains(Set.of("writer"), Set.of("rewriter"), Set.of("writer", "rewriter"));
        // Under pressure the process's list of areas may not answer in time: then nothing is said, and never another thing.
        assertThat(mappings(run, "writer")).isNotEmpty()
                .allMatch(mapping -> mapping.isEmpty() || mapping.matches(".*/swapwho-\\w{6} \\(deleted\\)|\\[.*"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("mremapSplit")
    void whatMovedIsNamedWhereItIsNow(LoadRun run) {
        assertThat(pages(run, event -> event.names("mover"))).as(run::story).isGreaterThan(5000);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ksmPair")
    void aMergedPageHasBothOwners(LoadRun run) {
        assertThat(pages(run, event -> event.kind().equals("ksm") && event.commands().equals(Set.of("twin-a", "twin-b"))))
                .as(run::story).isGreaterThan(1000);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ksmFifty")
    void aMergedPageHasFiftyOwners(LoadRun run) {
        assertThat(pages(run, event -> event.kind().equals("ksm")
                && event.owners().stream().map(Event.Owner::pid).distinct().count() == 50)).as(run::story).isGreaterThan(50);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("thpMulti")
    void foliosOfSixteenPagesGoWholeOrInParts(LoadRun run) {
        assertThat(pages(run, event -> event.names("large"))).as(run::story).isGreaterThan(1000);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("stackHeap")
    void stackAndHeapAreCalledSo(LoadRun run) {
        assertThat(mappings(run, "stack-heap")).as(run::story).contains("[heap]");
        // The kernel calls so only the area with a stack's top, which locking cuts off: a page or two of each process.
        assertThat(run.events().stream().flatMap(event -> event.owners().stream())).extracting(Event.Owner::mapping).contains("[stack]");
    }

    /** Kernels before 6.12 write zeroes like all else. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("zeroFilled")
    void aPageOfZeroesIsMarkedAndNotWritten(LoadRun run) {
        long zero = pages(run, event -> event.stored().equals("zero") && event.names("zeros"));

        if (run.kernel().startsWith("5.10") || run.kernel().startsWith("6.1-") || run.kernel().equals("6.1")) {
            assertThat(zero).as(run::story).isZero();
        } else {
            assertThat(zero).as(run::story).isGreaterThan(1000);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("memfdThree")
    void aMemfdsPageBelongsToThoseWhoHaveTouchedIt(LoadRun run) {
        assertThat(ownerSets(run, "shmem")).as(run::story).contains(Set.of("all"), Set.of("all", "half"));
        assertThat(pages(run, event -> event.kind().equals("shmem") && event.names("none"))).isZero();
        assertThat(mappings(run, "all")).contains("memfd:three");
        assertThat(fileNames(run)).contains("memfd:three");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("sysvOrphan")
    void aSegmentWhoseCreatorHasGoneHasNoOwner(LoadRun run) {
        assertThat(ownerSets(run, "shmem")).as(run::story).contains(Set.of(), Set.of("holder"));
        assertThat(mappings(run, "holder")).anyMatch(mapping -> mapping.startsWith("[sysv:"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("tmpfsUnmapped")
    void aFileThatNobodyMapsIsNamedByItsPage(LoadRun run) {
        assertThat(ownerSets(run, "shmem")).as(run::story).contains(Set.of());
        assertThat(fileNames(run)).contains("unmapped");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("sharedAnon")
    void sharedAnonymousMemoryBelongsToThoseWhoHaveTouchedIt(LoadRun run) {
        assertThat(ownerSets(run, "shmem")).as(run::story)
                .contains(Set.of("parent"), Set.of("parent", "child"), Set.of("parent", "shrunk"));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("unusualEntries")
    void entriesWithMoreBitsThanASlotAreFound(LoadRun run) {
        assertThat(pages(run, event -> event.names("userfault") || event.names("soft-dirty"))).as(run::story).isGreaterThan(5000);
    }

    private static Set<Set<String>> ownerSets(LoadRun run, String kind) {
        return run.events().stream().filter(event -> event.kind().equals(kind)).map(Event::commands).collect(Collectors.toSet());
    }

    private static Set<String> mappings(LoadRun run, String command) {
        return run.events().stream().flatMap(event -> event.owners().stream())
                .filter(owner -> owner.command().equals(command)).map(Event.Owner::mapping).collect(Collectors.toSet());
    }

    private static List<String> fileNames(LoadRun run) {
        return run.events().stream().flatMap(event -> event.ofFile().stream()).map(Event.FilePage::name).distinct().toList();
    }

    private static long pages(LoadRun run, Predicate<Event> wanted) {
        return run.events().stream().filter(wanted).mapToLong(Event::pages).sum();
    }
}
