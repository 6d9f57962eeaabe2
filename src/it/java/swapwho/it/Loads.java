// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.List;
import java.util.stream.Stream;

/** Which loads run on which road, and what the runs are called. */
public final class Loads {
    static final List<String> NAMES = List.of(
            "thp", "fork_cow", "threads", "many", "madvise", "cgroup_limit", "direct", "fork_chain", "hostile_names");

    /** Those in which the two roads differ most: sharers, runs, and a hundred candidates. */
    private static final List<String> SLOW_NAMES = List.of("thp", "fork_cow", "many");

    private Loads() {}

    /** What runs once more on the slow road: everything on the oldest and on the newest kernel. */
    static List<String> slow(String kernel) {
        List<String> kernels = SupportedKernels.all();
        return kernel.equals(kernels.getFirst()) || kernel.equals(kernels.getLast()) ? NAMES : SLOW_NAMES;
    }

    /** Every run of every chosen kernel. */
    public static Stream<LoadRun> runs() {
        return SupportedKernels.chosen().stream().flatMap(kernel -> Stream.of(
                NAMES.stream().map(load -> new LoadRun(kernel, load, "fast")),
                slow(kernel).stream().map(load -> new LoadRun(kernel, load, "slow")),
                Stream.of(new LoadRun(kernel, "thp", "seekless"))).flatMap(runs -> runs));
    }

    /** Those of one load. */
    static Stream<LoadRun> runs(String load) {
        return runs().filter(run -> run.load().equals(load));
    }
}
