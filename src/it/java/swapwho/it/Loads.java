// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static swapwho.it.Load.Trait.ALONE;
import static swapwho.it.Load.Trait.BOTH_ROADS;
import static swapwho.it.Load.Trait.ENDS;
import static swapwho.it.Load.Trait.NAMES;
import static swapwho.it.Load.Trait.ROADS_DIFFER;
import static swapwho.it.Load.Trait.SHARED;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
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
            Load.of("vfork_clone", BOTH_ROADS, NAMES),
            Load.of("exec_name", NAMES),
            Load.of("pid_reuse", NAMES),
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
            // Once version 2 has had the memory controller, what it had charged keeps it from version 1.
            Load.of("cgroup_v1", ALONE).where(Load.Lacks.CGROUP_V1));

    /** What alone runs with -Dloads=core: the loads that have found most. */
    private static final Set<String> CORE = Set.of(
            "thp", "fork_cow", "threads", "many", "madvise", "cgroup_limit", "direct", "fork_chain", "hostile_names",
            "file_private", "zero_filled", "touches", "reclaim_file");

    private static final boolean ALL_OF_THEM = !System.getProperty("loads", "").equals("core");

    /** What runs once more while swap-outs are summed up in the kernel. */
    static final List<String> COUNTED = List.of("fork_cow", "many", "direct", "madvise");

    private Loads() {}

    private static Stream<Load> chosen() {
        return ALL.stream().filter(load -> ALL_OF_THEM || CORE.contains(load.name()));
    }

    /** What runs on the fast road. */
    static List<String> fast(String kernel) {
        return chosen().filter(load -> load.runsOn(kernel)).map(Load::name).toList();
    }

    /** Those of them that need a boot each. */
    static List<String> alone(String kernel) {
        return chosen().filter(load -> load.runsOn(kernel) && load.is(ALONE)).map(Load::name).toList();
    }

    /** What runs once more on the slow road: all that can on the oldest and on the newest kernel, little otherwise. */
    static List<String> slow(String kernel) {
        Load.Trait wanted = switch (kernel) {
            case "5.10", "7.3" -> ALL_OF_THEM ? BOTH_ROADS : ROADS_DIFFER;
            default -> ROADS_DIFFER;
        };
        return SupportedKernels.zswap(kernel) ? List.of()
                : chosen().filter(load -> load.is(wanted)).map(Load::name).toList();
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
