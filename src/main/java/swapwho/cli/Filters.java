// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import swapwho.model.Cause;
import swapwho.model.Process;
import swapwho.model.SwapOut;
import swapwho.view.Names;

/** Which events a user wants to see: one owner must fit every kind of filter given, in one of its values. */
final class Filters {
    private static final int COMMAND_BYTES = 15;

    @Option(
            names = "--pid",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "PID",
            description = "Only pages that a process with this id owns.")
    private List<Integer> pids = List.of();

    @Option(
            names = "--command",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "NAME",
            description = "Only pages that a process of this name owns.")
    private List<String> commands = List.of();

    @Option(
            names = "--cgroup",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "PATH",
            description = "Only pages owned in this cgroup or below it.")
    private List<String> cgroups = List.of();

    @Option(
            names = "--cause",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "CAUSE",
            converter = CauseWord.class,
            description = "Only pages that went for this cause: kswapd, direct, cgroup_limit, proactive, madvise, damon,"
                    + " zswap_writeback, hibernation, other.")
    private List<Cause> causes = List.of();

    private Set<Cause> wantedCauses = EnumSet.allOf(Cause.class);

    /** To be called once the options are read. */
    void prepare() {
        if (!causes.isEmpty()) {
            wantedCauses = EnumSet.copyOf(causes);
        }
        // The kernel cuts names at 15 bytes, so a longer one can only be meant like this.
        commands = commands.stream().map(Filters::cut).toList();
        cgroups = cgroups.stream().map(Filters::path).toList();
    }

    /** Whether there is a filter on owners; without one, pages whose owners are not known are shown too. */
    boolean onOwners() {
        return !(pids.isEmpty() && commands.isEmpty() && cgroups.isEmpty());
    }

    /** Paths below the hierarchy's top. */
    List<String> cgroups() {
        return cgroups;
    }

    boolean wants(Process process) {
        return (pids.isEmpty() || pids.contains(process.pid))
                && (commands.isEmpty() || commands.contains(latin1(command(process))))
                && (cgroups.isEmpty() || process.cgroupPath != null && inCgroup(new String(process.cgroupPath, StandardCharsets.UTF_8)));
    }

    boolean wants(SwapOut event) {
        return wantedCauses.contains(event.cause());
    }

    private boolean inCgroup(String path) {
        return cgroups.stream().anyMatch(c -> path.equals(c) || path.startsWith(c.equals("/") ? c : c + "/"));
    }

    private static byte[] command(Process process) {
        return Names.command(process.commandLow, process.commandHigh);
    }

    private static String cut(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        return latin1(java.util.Arrays.copyOf(bytes, Math.min(bytes.length, COMMAND_BYTES)));
    }

    /** Byte by byte, so that a name cut within a character still compares equal. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String path(String given) {
        String path = given.startsWith("/sys/fs/cgroup") ? given.substring("/sys/fs/cgroup".length()) : given;
        path = "/" + path.replaceAll("^/+|/+$", "");
        return path;
    }
}
