// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import swapwho.vm.Cache;
import swapwho.vm.Guest;
import swapwho.vm.GuestResult;
import swapwho.vm.GuestSpec;
import swapwho.vm.Kernel;
import swapwho.vm.Kernels;
import swapwho.vm.Series;
import swapwho.vm.Verdict;
import swapwho.vm.VerdictJson;
import swapwho.vm.VmException;

/** Boots a real kernel in a VM, makes it swap, traces it, and compares with the kernel's own page tables. */
final class DemoCommand implements Action {
    private static final Duration LIMIT = Duration.ofSeconds(285);
    private static final String SERIES = "6.12";
    private static final String OWN_LOAD = "fork_cow";
    private static final String SUMMARY = "summary.json";
    /** What the guest leaves below /out for the user. */
    private static final List<String> RESULTS = List.of("events.ndjson", "truth.csv", "load.log");

    private final Streams streams;
    private Optional<Path> load = Optional.empty();
    private Optional<Path> out = Optional.empty();
    private volatile boolean leaving;

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Action.spec(this, "demo");
        spec.usageMessage()
                .header("Boot a real kernel in a VM, make it swap, trace it, and judge the answer.")
                .customSynopsis("swapwho demo [OPTIONS]")
                .description("Needs no root and no KVM. Kernels come from Debian and stay in ~/.cache/swapwho.")
                .footer(
                        "  swapwho demo",
                        "  swapwho demo --kernel 5.10 --out result",
                        "  swapwho demo --kernel 7.3-generic --load ./my-load");
        return spec.addOption(OptionSpec.builder("--kernel").paramLabel("VERSION").type(String.class)
                        .completionCandidates(Series.versions())
                        .description("5.10, 6.1, 6.12 or 7.3; with -generic for the kernel with zswap. Default: " + SERIES + ".")
                        .build())
                .addOption(OptionSpec.builder("--load").paramLabel("PROGRAM").type(Path.class)
                        .description("A static executable or a script of busybox sh, run as root in the guest instead of the"
                                + " built-in load: it takes memory, writes a line \"rest\" when that has come to rest, and keeps"
                                + " it until its standard input closes.")
                        .build())
                .addOption(OptionSpec.builder("--out").paramLabel("FOLDER").type(Path.class)
                        .description("Keep events.ndjson, truth.csv, load.log, console.log and summary.json there.")
                        .build())
                .addOption(Action.help());
    }

    @Override
    public int run(ParseResult line) throws IOException {
        CommandLine command = line.commandSpec().commandLine();
        load = Optional.ofNullable(line.matchedOptionValue("--load", (Path) null));
        out = Optional.ofNullable(line.matchedOptionValue("--out", (Path) null));
        String version = line.matchedOptionValue("--kernel", SERIES);
        Series series = Series.parse(version).orElseThrow(() -> new ParameterException(command,
                "'" + version + "' is not a kernel that swapwho supports (" + Series.list() + ")"));
        if (load.isPresent() && !(Files.isRegularFile(load.get()) && Files.isReadable(load.get()))) {
            throw new ParameterException(command, "cannot read the load " + load.get());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaving = true));
        DemoScreen screen = new DemoScreen(streams.err(), streams.errIsTerminal(), loadName());
        try {
            return run(series, screen);
        } catch (VmException e) {
            // After a Ctrl-C the end of the VM is no news.
            if (!leaving) {
                screen.clear();
                streams.err().println("swapwho: " + e.getMessage());
            }
            return Main.FAILED;
        }
    }

    private int run(Series series, DemoScreen screen) throws VmException, IOException {
        Guest.checkHost();
        Cache cache = Cache.ofUser();
        Kernel kernel = new Kernels(cache).get(series, screen);
        screen.say("Linux " + kernel.release() + " (Debian " + kernel.debianVersion() + ")");
        try (DemoFolder folder = DemoFolder.of(out)) {
            // An older run's verdict must not look like this one's.
            Files.deleteIfExists(folder.path().resolve(SUMMARY));
            try {
                return judge(kernel, runGuest(cache, kernel, folder.path(), screen), folder.path());
            } catch (VmException e) {
                if (!leaving && folder.keep() && !e.getMessage().contains(folder.path().toString())) {
                    throw new VmException(e.getMessage() + "; see the files in " + folder.path(), e);
                }
                throw e;
            }
        }
    }

    private GuestResult runGuest(Cache cache, Kernel kernel, Path folder, DemoScreen screen) throws VmException {
        String path = load.isPresent() ? "/load/" + loadName() : "/guest/" + OWN_LOAD;
        String quoted = "'" + path.replace("'", "'\\''") + "'";
        GuestSpec spec = GuestSpec.of(kernel, "chmod 755 %1$s\nLIVE=1 exec run-load.sh /out %1$s\n".formatted(quoted))
                .withHome(home())
                .withLimit(LIMIT);
        if (load.isPresent()) {
            spec = spec.withFile(path, load.get().toAbsolutePath());
        }
        GuestResult result = new Guest(cache).run(spec, folder, screen, screen);
        screen.clear();
        return result;
    }

    private int judge(Kernel kernel, GuestResult result, Path folder) throws VmException, IOException {
        for (String name : RESULTS) {
            if (Files.exists(result.out().resolve(name))) {
                Files.move(result.out().resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (result.status() != 0) {
            throw failure(result);
        }
        DemoFolder.remove(result.out());
        Verdict verdict = Verdict.of(folder.resolve("events.ndjson"), folder.resolve("truth.csv"));
        VerdictJson.write(folder.resolve(SUMMARY), verdict, kernel.release());
        streams.out().write(DemoVerdict.of(verdict).getBytes(StandardCharsets.UTF_8));
        return DemoVerdict.good(verdict) ? Main.DONE : Main.FAILED;
    }

    private String loadName() {
        return load.map(path -> path.getFileName().toString()).orElse(OWN_LOAD);
    }

    private static Path home() throws VmException {
        String home = System.getProperty("swapwho.home");
        if (home == null) {
            throw new VmException("swapwho does not know where it is installed; start it with its script: bin/swapwho");
        }
        return Path.of(home);
    }

    private static VmException failure(GuestResult result) throws IOException {
        Path line = result.out().resolve("failure");
        return new VmException(Files.exists(line) ? Files.readString(line).strip()
                : String.format(Locale.ROOT, "the guest's script ended with status %d; see %s", result.status(), result.console()));
    }
}
