// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import swapwho.vm.Cache;
import swapwho.vm.Guest;
import swapwho.vm.GuestListener;
import swapwho.vm.GuestSpec;
import swapwho.vm.Kernel;
import swapwho.vm.Kernels;
import swapwho.vm.PackedHome;
import swapwho.vm.Progress;
import swapwho.vm.Series;
import swapwho.vm.VmException;

/**
 * The one boot of a kernel in which everything happens that its tests judge (src/it/guest/all.sh). All chosen kernels
 * are begun when the first is asked for, two at a time: a VM keeps one CPU of the host busy, seldom two.
 * -Djudge-again=true boots none: the loads that the last ones have left in target/it are judged once more.
 */
public final class KernelRun {
    private static final Path FOLDER = Path.of("target/it");
    private static final Path LOADS = Path.of("target/loads");
    private static final Duration LIMIT = Duration.ofMinutes(40);
    static final int AT_ONCE = 2;
    static final boolean AGAIN = Boolean.getBoolean("judge-again");
    /** So small that zswap_pool fills it and makes it write back. */
    private static final String SMALL_ZSWAP = "zswap.enabled=1 zswap.max_pool_percent=3";
    static final String COST_KERNEL = "6.12";
    /** Where it is looked at what `top` shows. */
    static final String TOP_KERNEL = "6.12";
    private static final String COST = "cost";
    /** Debian's default is to preempt nothing within the kernel before 7; desktops do. */
    static final String PREEMPTED_KERNEL = "6.12";
    private static final String PREEMPTED = "preempted";
    private static final int CONSOLE_LINES = 20;
    private static final Map<String, Future<KernelRun>> RUNS = new ConcurrentHashMap<>();

    private static Path home;

    private final Path folder;

    private KernelRun(Path folder) {
        this.folder = folder;
    }

    /** What a kernel's boot left; waits for its end. A failed boot fails every test of the kernel. */
    public static KernelRun of(String kernel) {
        return get(kernel);
    }

    /** What the boot left that a load had to itself; its one part is that load's. */
    static KernelRun of(String kernel, String load) {
        return get(kernel + "-" + load);
    }

    /** What the boot left in which instructions are counted; its one part is "cost". */
    static KernelRun ofCost() {
        return get(COST);
    }

    /** What the boot left in which the kernel preempts what it likes; its one part is "direct". */
    static KernelRun ofPreempted() {
        return get(PREEMPTED);
    }

    private static KernelRun get(String name) {
        begin();
        return await(name, RUNS.get(name));
    }

    static KernelRun await(String name, Future<KernelRun> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError(name + ": " + e.getCause().getMessage() + console(FOLDER.resolve(name)), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static synchronized void begin() {
        if (!RUNS.isEmpty()) {
            return;
        }
        try {
            home = PackedHome.make(Path.of("target/swapwho").toAbsolutePath(), FOLDER.resolve("home").toAbsolutePath());
            // The demo's own load among the others.
            Files.copy(Path.of("target/classes/guest/fork_cow"), LOADS.resolve("fork_cow"), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (VmException | IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
        ExecutorService boots = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());
        // The newest takes longest: begun last it would keep one CPU waiting at the end.
        SupportedKernels.chosen().reversed().forEach(kernel -> RUNS.put(kernel, boots.submit(() -> boot(kernel))));
        SupportedKernels.chosen().forEach(kernel -> Loads.alone(kernel)
                .forEach(load -> RUNS.put(kernel + "-" + load, boots.submit(() -> bootAlone(kernel, load)))));
        if (SupportedKernels.chosen().contains(COST_KERNEL)) {
            RUNS.put(COST, boots.submit(KernelRun::bootForCost));
        }
        if (SupportedKernels.chosen().contains(PREEMPTED_KERNEL)) {
            RUNS.put(PREEMPTED, boots.submit(KernelRun::bootPreempted));
        }
        boots.shutdown();
    }

    private static KernelRun bootAlone(String kernel, String load) throws VmException, IOException {
        return boot(kernel + "-" + load, GuestSpec.of(kernel(kernel), "LOAD=%s\n".formatted(load) + script("alone.sh")));
    }

    private static KernelRun boot(String kernel) throws VmException, IOException {
        String loads = "LOADS='%s'\nSLOW_LOADS='%s'\nCOUNTED_LOADS='%s'\nWITHOUT_LOADS=%d\n".formatted(
                Loads.fast(kernel).stream().filter(load -> !Loads.alone(kernel).contains(load)).collect(Collectors.joining(" ")),
                String.join(" ", Loads.slow(kernel)), String.join(" ", Loads.COUNTED), SupportedKernels.zswap(kernel) ? 0 : 1);
        GuestSpec spec = GuestSpec.of(kernel(kernel), loads + script("all.sh"))
                .withCommandLine(SupportedKernels.zswap(kernel) ? SMALL_ZSWAP : "")
                .withFile("/tests/swapwho/it/TraceServer.class",
                        Path.of("target/test-classes/swapwho/it/TraceServer.class").toAbsolutePath());
        return boot(kernel, !kernel.equals(TOP_KERNEL) ? spec : spec
                .withFile("/tests/top.sh", Path.of("src/it/guest/top.sh").toAbsolutePath())
                .withFile("/usr/bin/script", Path.of("/usr/bin/script")));
    }

    /** With icount the guest's clock is the count of its instructions: a time in it is a cost, the same on any machine. */
    private static KernelRun bootForCost() throws VmException, IOException {
        return boot(COST, GuestSpec.of(kernel(COST_KERNEL), script("cost.sh"))
                .withMachine(512, 1, 0)
                .withQemuArguments(List.of("-icount", "shift=0")));
    }

    private static KernelRun bootPreempted() throws VmException, IOException {
        return boot(PREEMPTED, GuestSpec.of(kernel(PREEMPTED_KERNEL), script("preempted.sh")).withCommandLine("preempt=full"));
    }

    static Kernel kernel(String name) throws VmException {
        return new Kernels(Cache.ofUser()).get(Series.parse(name).orElseThrow(), Progress.SILENT);
    }

    private static KernelRun boot(String name, GuestSpec spec) throws VmException, IOException {
        return run(name, spec.withHome(home).withFile("/loads", LOADS.toAbsolutePath()));
    }

    /** Boots a guest as it is; its console and what it left are in a folder of that name. */
    static KernelRun run(String name, GuestSpec spec) throws VmException {
        Path folder = FOLDER.resolve(name).toAbsolutePath();
        if (AGAIN) {
            return new KernelRun(folder);
        }
        GuestSpec whole = spec.withLimit(LIMIT);
        new Guest(Cache.ofUser()).run(whole, folder, Progress.SILENT, new GuestListener() {
            @Override
            public void line(String line) {
                System.out.println(name + ", " + line);
            }
        });
        return new KernelRun(folder);
    }

    static String script(String name) throws IOException {
        return Files.readString(Path.of("src/it/guest", name));
    }

    /** What a part of the script left: its folder below /out. */
    public Path part(String name) {
        return folder.resolve("out").resolve(name);
    }

    /** A file of a part, without the space around it; says what is there when the file is not. */
    public String text(String part, String file) {
        Path path = part(part).resolve(file);
        try {
            return Files.readString(path, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new AssertionError("no " + path + ": the guest's script did not get so far" + console(folder), e);
        }
    }

    /** All that the guest's console has shown. */
    List<String> consoleLines() {
        try {
            return new String(Files.readAllBytes(folder.resolve("console.log")), StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The console's last lines, for the message of a failed test: in CI nothing else of the VM is to be seen. */
    String console() {
        return console(folder);
    }

    private static String console(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("console.log"), StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return "\nThe end of the console:\n  "
                    + String.join("\n  ", all.subList(Math.max(0, all.size() - CONSOLE_LINES), all.size()));
        } catch (IOException e) {
            return "\n(no console.log)";
        }
    }
}
