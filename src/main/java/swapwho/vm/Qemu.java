// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** One run of QEMU, from start to the guest's power-off. */
final class Qemu {
    /** How it ended: the script's exit status, and how long boot and script took. */
    record Ending(int status, Duration boot, Duration run) {}

    private static final String PANIC = "Kernel panic";

    private final GuestSpec spec;
    private final Path root;
    private final Path initramfs;
    private final Path swap;
    private final Path console;
    private boolean panickedAtBoot;

    Qemu(GuestSpec spec, Path root, Path initramfs, Path swap, Path console) {
        this.spec = spec;
        this.root = root;
        this.initramfs = initramfs;
        this.swap = swap;
        this.console = console;
    }

    Ending run(GuestListener listener) throws VmException {
        Path errors = root.resolveSibling("qemu.err");
        LiveChannel live = new LiveChannel(listener);
        AtomicBoolean late = new AtomicBoolean();
        try {
            // Made by this thread, which waits for it: the kernel kills QEMU when the thread that made it is gone.
            Process process = new ProcessBuilder(command()).redirectError(errors.toFile()).start();
            Thread hook = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(hook);
            Thread watch = Thread.ofVirtual().start(() -> kill(process, late));
            try {
                live.read(process.getInputStream());
                process.waitFor();
            } finally {
                process.destroyForcibly();
                watch.interrupt();
                remove(hook);
            }
            if (live.status().isEmpty()) {
                panickedAtBoot = !live.booted() && tellingLine().contains(PANIC);
                throw new VmException(failure(late.get(), live.booted(), Files.readString(errors).strip()));
            }
            return new Ending(live.status().get(), live.boot(), live.run());
        } catch (IOException e) {
            throw new VmException("cannot run QEMU: " + VmException.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VmException("interrupted while the VM ran", e);
        }
    }

    /** Whether the kernel never came as far as the script. */
    boolean panickedAtBoot() {
        return panickedAtBoot;
    }

    private List<String> command() throws VmException {
        // A session of its own: a Ctrl-C at the terminal is for swapwho, which then ends QEMU.
        List<String> command = new ArrayList<>(HostProgram.SETSID.command(List.of()));
        command.addAll(HostProgram.SETPRIV.command(List.of("--pdeathsig", "KILL")));
        command.addAll(HostProgram.QEMU.command(List.of("-nodefaults", "-no-user-config", "-no-reboot",
                "-display", "none", "-machine", "pc", "-cpu", "max",
                "-m", spec.memoryMib() + "M", "-smp", Integer.toString(spec.cpus()),
                "-kernel", spec.kernel().image().toString(), "-initrd", initramfs.toString(),
                // An emulated timer is too slow on a busy host for 5.10's check of it at boot.
                "-append", ("console=ttyS0 panic=-1 no_timer_check " + spec.commandLine()).strip(),
                "-serial", "file:" + console,
                "-chardev", "stdio,id=live,signal=off",
                "-device", "virtio-serial-pci", "-device", "virtserialport,chardev=live,name=live",
                "-drive", "if=virtio,format=raw,cache=unsafe,file=" + root)));
        if (spec.swapMib() > 0) {
            command.addAll(List.of("-drive", "if=virtio,format=raw,cache=unsafe,file=" + swap));
        }
        if (!spec.qemuArguments().contains("-accel")) {
            // One host thread for all CPUs: with more, a CPU may run code that another has just patched, and stumble over
            // the breakpoint of the patching ("Oops: int3"): one boot in a dozen on 7.3.
            command.addAll(List.of("-accel", "tcg,thread=single"));
        }
        command.addAll(spec.qemuArguments());
        return command;
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook with it.
        }
    }

    private void kill(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(spec.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String failure(boolean late, boolean booted, String errors) throws IOException {
        if (!errors.isEmpty() && !booted && !late) {
            return "QEMU failed: " + errors.substring(errors.lastIndexOf('\n') + 1);
        }
        String where = booted ? "while its script ran" : "while it booted";
        String why = late ? "it was killed %s after %d s".formatted(where, spec.limit().toSeconds())
                : "it ended " + where;
        return "the VM did not return a status: %s; %s says: %s".formatted(why, console, tellingLine());
    }

    /** The panic if there was one, else the last line. */
    private String tellingLine() throws IOException {
        if (!Files.exists(console)) {
            return "(nothing)";
        }
        try (Stream<String> lines = Files.lines(console, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce("(nothing)", (before, line) -> before.contains(PANIC) ? before : line)
                    .strip();
        }
    }
}
