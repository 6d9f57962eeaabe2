// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static swapwho.it.Load.Trait.BOTH_ROADS;
import static swapwho.it.Load.Trait.ENDS;
import static swapwho.it.Load.Trait.ROADS_DIFFER;
import static swapwho.it.Load.Trait.SHARED;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Which loads run on which kernel and road, and what the runs are called. */
public final class Loads {
    static final List<Load> ALL = List.of(
            Load.of("thp", BOTH_ROADS, ROADS_DIFFER),
            Load.of("fork_cow", BOTH_ROADS, ROADS_DIFFER),
            Load.of("threads", BOTH_ROADS),
            Load.of("many", BOTH_ROADS, ROADS_DIFFER),
            Load.of("madvise", BOTH_ROADS),
            Load.of("cgroup_limit", BOTH_ROADS),
            Load.of("direct", BOTH_ROADS),
            Load.of("fork_chain", BOTH_ROADS),
            Load.of("hostile_names", BOTH_ROADS),
            Load.of("file_private", BOTH_ROADS),
            Load.of("mremap_split", BOTH_ROADS),
            Load.of("ksm_pair", BOTH_ROADS),
            Load.of("ksm_fifty"),
            Load.of("thp_multi").where(Load.Lacks.MULTI_SIZE),
            Load.of("stack_heap"),
            Load.of("zero_filled"),
            Load.of("reread", ENDS),
            Load.of("touches", ENDS),
            Load.of("swapoff", ENDS),
            Load.of("two_areas"),
            Load.of("exit_race", ENDS),
            Load.of("userfault"),
            Load.of("soft_dirty"),
            Load.of("memfd_three", SHARED),
            Load.of("shared_anon", SHARED),
            Load.of("sysv_orphan", SHARED),
            Load.of("tmpfs_unmapped", SHARED),
            Load.of("shmem_huge", SHARED),
            Load.of("own_namespaces"),
            Load.of("process_madvise"),
            Load.of("reclaim_file").where(Load.Lacks.RECLAIM_FILE),
            Load.of("damon").where(Load.Lacks.DAMON),
            Load.of("zswap_pool").where(Load.Lacks.ZSWAP),
            // Last, for it takes the memory controller from version 2.
            Load.of("cgroup_v1").where(Load.Lacks.CGROUP_V1));

    private Loads() {}

    /** What runs on the fast road. */
    static List<String> fast(String kernel) {
        return ALL.stream().filter(load -> load.runsOn(kernel)).map(Load::name).toList();
    }

    /** What runs once more on the slow road: all that can on the oldest and on the newest kernel, little on the others. */
    static List<String> slow(String kernel) {
        Load.Trait wanted = switch (kernel) {
            case "5.10", "7.3" -> BOTH_ROADS;
            default -> ROADS_DIFFER;
        };
        return SupportedKernels.zswap(kernel) ? List.of()
                : ALL.stream().filter(load -> load.is(wanted)).map(Load::name).toList();
    }

    /** Every run of every chosen kernel. */
    public static Stream<LoadRun> runs() {
        return SupportedKernels.chosen().stream().flatMap(kernel -> Stream.of(
                fast(kernel).stream().map(load -> new LoadRun(kernel, load, "fast")),
                slow(kernel).stream().map(load -> new LoadRun(kernel, load, "slow")),
                Stream.of(new LoadRun(kernel, "thp", "seekless"))).flatMap(runs -> runs))
                .filter(run -> !KernelRun.AGAIN || Files.exists(run.folder()));
    }

    /** Those whose load has a trait. */
    static Stream<LoadRun> runs(Load.Trait trait) {
        return runs().filter(run -> run.is(trait));
    }

    /** Those of one load. */
    static Stream<LoadRun> runs(String load) {
        return runs().filter(run -> run.load().equals(load));
    }
}
