// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import swapwho.model.Cause;
import swapwho.model.Process;
import swapwho.view.Names;

/**
 * Which events a user wants to see: of the right cause, and one owner must fit every other kind of filter given, in one
 * of its values.
 */
final class Filters {
    private static final int COMMAND_BYTES = 15;
    private static final String MOUNT = "/sys/fs/cgroup";

    private final List<Integer> pids;
    private final List<String> commands;
    private final List<String> cgroups;
    private final Set<Cause> causes;
    private final boolean swapIns;

    private Filters(List<Integer> pids, List<String> commands, List<String> cgroups, List<Cause> causes) {
        this.pids = pids;
        // The kernel cuts names at 15 bytes, so a longer one can only be meant like this.
        this.commands = commands.stream().map(Filters::cut).toList();
        this.cgroups = cgroups.stream().map(Filters::path).toList();
        this.swapIns = causes.isEmpty();
        this.causes = causes.isEmpty() ? EnumSet.allOf(Cause.class) : EnumSet.copyOf(causes);
    }

    static ArgGroupSpec options() {
        return processes("owns", "owned")
                .addArg(list("--cause", "CAUSE", Cause.class)
                        .converters(new CauseWord())
                        .completionCandidates(new CauseWord())
                        .description("Only pages that go for this cause, none that come back: kswapd, direct, cgroup_limit, proactive, madvise,"
                                + " damon, zswap_writeback, hibernation, other.")
                        .build())
                .build();
    }

    /** For a command that shows who holds pages, not how they went. */
    static ArgGroupSpec holders() {
        return processes("holds", "held").build();
    }

    private static ArgGroupSpec.Builder processes(String owns, String owned) {
        return ArgGroupSpec.builder()
                .validate(false)
                .heading("%nFilters (repeat them, or give a list with commas):%n")
                .addArg(list("--pid", "PID", Integer.class)
                        .description("Only pages that a process with this id " + owns + ".").build())
                .addArg(list("--command", "NAME", String.class)
                        .description("Only pages that a process of this name " + owns + ".").build())
                .addArg(list("--cgroup", "PATH", String.class)
                        .description("Only pages " + owned + " in this cgroup or below it.").build());
    }

    static Filters of(ParseResult line) {
        return new Filters(
                line.matchedOptionValue("--pid", List.of()),
                line.matchedOptionValue("--command", List.of()),
                line.matchedOptionValue("--cgroup", List.of()),
                line.matchedOptionValue("--cause", List.of()));
    }

    static Filters none() {
        return new Filters(List.of(), List.of(), List.of(), List.of());
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
                && (commands.isEmpty() || commands.contains(latin1(Names.command(process.commandLow, process.commandHigh))))
                && (cgroups.isEmpty() || inCgroup(process.cgroupPath));
    }

    boolean wants(Cause cause) {
        return causes.contains(cause);
    }

    /** Whether pages that come back are shown: a cause is a swap-out's only. */
    boolean wantSwapIns() {
        return swapIns;
    }

    private boolean inCgroup(byte[] known) {
        if (known == null) {
            return false;
        }
        String path = new String(known, StandardCharsets.UTF_8);
        return cgroups.stream().anyMatch(c -> path.equals(c) || path.startsWith(c.equals("/") ? c : c + "/"));
    }

    private static OptionSpec.Builder list(String name, String label, Class<?> type) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .splitRegex(",")
                .hideParamSyntax(true);
    }

    private static String cut(String command) {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        return latin1(Arrays.copyOf(bytes, Math.min(bytes.length, COMMAND_BYTES)));
    }

    /** Byte by byte, so that a name cut within a character still compares equal. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String path(String given) {
        String path = given.startsWith(MOUNT) ? given.substring(MOUNT.length()) : given;
        return "/" + path.replaceAll("^/+|/+$", "");
    }
}
