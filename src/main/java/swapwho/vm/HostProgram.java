// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program of this machine that the work needs, and the Debian package that brings it. */
enum HostProgram {
    APT_GET("apt-get", "apt"),
    APT_CACHE("apt-cache", "apt"),
    APT_CONFIG("apt-config", "apt"),
    DPKG_DEB("dpkg-deb", "dpkg"),
    BUSYBOX("busybox", "busybox-static"),
    ZSTD("zstd", "zstd"),
    MKE2FS("mke2fs", "e2fsprogs"),
    DEBUGFS("debugfs", "e2fsprogs"),
    LDD("ldd", "libc-bin"),
    SETSID("setsid", "util-linux"),
    SETPRIV("setpriv", "util-linux"),
    QEMU("qemu-system-x86_64", "qemu-system-x86");

    private final String program;
    private final String debianPackage;

    HostProgram(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Where it is. */
    Path path() throws VmException {
        check(this);
        return find().orElseThrow();
    }

    /** Fails when some of the programs are not there; one message names all the packages. */
    static void check(HostProgram... programs) throws VmException {
        List<HostProgram> missing = Arrays.stream(programs).filter(one -> one.find().isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new VmException("missing on this machine: %s; install (Debian's names): sudo apt-get install %s".formatted(
                    missing.stream().map(one -> one.program).collect(Collectors.joining(", ")),
                    missing.stream().map(one -> one.debianPackage).distinct().collect(Collectors.joining(" "))));
        }
    }

    /** Looks in the system folders too, which a user's PATH often lacks. */
    private Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The command line that runs it. */
    List<String> command(List<String> arguments) throws VmException {
        List<String> command = new ArrayList<>();
        command.add(path().toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs it in a folder and gives its standard output; a failure's message ends with what it last said. */
    String run(Path folder, Map<String, String> environment, String... arguments) throws VmException {
        return run(command(List.of(arguments)), folder, environment);
    }

    static String run(List<String> command, Path folder, Map<String, String> environment) throws VmException {
        Path errors = null;
        try {
            errors = Files.createTempFile("swapwho-", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw failure(Path.of(command.getFirst()).getFileName().toString(), status,
                        Files.readString(errors, StandardCharsets.ISO_8859_1).strip(), output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new VmException("cannot run " + command.getFirst() + ": " + VmException.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VmException("interrupted while " + command.getFirst() + " ran", e);
        } finally {
            if (errors != null) {
                errors.toFile().delete();
            }
        }
    }

    private static VmException failure(String name, int status, String errors, String output) {
        String said = errors.isEmpty() ? output : errors;
        if (said.contains("No space left on device")) {
            return VmException.cannotWrite("run " + name, new IOException("no space left on device"));
        }
        return new VmException("%s failed with status %d: %s"
                .formatted(name, status, said.substring(said.lastIndexOf('\n') + 1)));
    }
}
