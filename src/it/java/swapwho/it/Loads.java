// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.List;
import java.util.stream.Stream;

/** Which loads run on which road, and what the runs are called. */
public final class Loads {
    static final List<String> NAMES = List.of(
            "thp", "fork_cow", "threads", "many", "madvise", "cgroup_limit", "direct", "fork_chain", "hostile_names");

    private Loads() {}

    /** Every run of every chosen kernel. */
    public static Stream<LoadRun> runs() {
        return SupportedKernels.chosen().stream().flatMap(kernel -> Stream.concat(
                NAMES.stream().flatMap(load -> Stream.of("fast", "slow").map(road -> new LoadRun(kernel, load, road))),
                Stream.of(new LoadRun(kernel, "thp", "seekless"))));
    }

    /** Those of one load. */
    static Stream<LoadRun> runs(String load) {
        return runs().filter(run -> run.load().equals(load));
    }
}
