// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a virtual machine is made of and what it does.
 *
 * @param kernel        what it boots
 * @param script        text of a POSIX shell script that root runs; it writes its results below /out
 * @param home          swapwho's home, which stands at /opt/swapwho with a Java runtime and libbpf; none: no Java
 * @param files         further files and folders: path in the guest, path here
 * @param memoryMib     RAM
 * @param cpus          virtual CPUs
 * @param swapMib       size of the swap disk; 0: none
 * @param commandLine   added to the kernel's command line
 * @param qemuArguments added to QEMU's; with an -accel of its own it decides how the CPU is run
 * @param limit         after this time it is killed
 */
public record GuestSpec(Kernel kernel, String script, Optional<Path> home, Map<String, Path> files, int memoryMib,
        int cpus, int swapMib, String commandLine, List<String> qemuArguments, Duration limit) {

    /**
     * 320 MiB, two CPUs, 512 MiB of swap, five minutes. A new kernel and the tracer, which keeps itself out of swap,
     * take 120 MiB of the RAM.
     */
    public static GuestSpec of(Kernel kernel, String script) {
        return new GuestSpec(kernel, script, Optional.empty(), Map.of(), 320, 2, 512, "", List.of(),
                Duration.ofMinutes(5));
    }

    public GuestSpec withHome(Path home) {
        return new GuestSpec(kernel, script, Optional.of(home), files, memoryMib, cpus, swapMib, commandLine,
                qemuArguments, limit);
    }

    public GuestSpec withFile(String guestPath, Path hostPath) {
        Map<String, Path> more = new TreeMap<>(files);
        more.put(guestPath, hostPath);
        return new GuestSpec(kernel, script, home, more, memoryMib, cpus, swapMib, commandLine, qemuArguments, limit);
    }

    public GuestSpec withMachine(int memoryMib, int cpus, int swapMib) {
        return new GuestSpec(kernel, script, home, files, memoryMib, cpus, swapMib, commandLine, qemuArguments, limit);
    }

    public GuestSpec withCommandLine(String commandLine) {
        return new GuestSpec(kernel, script, home, files, memoryMib, cpus, swapMib, commandLine, qemuArguments, limit);
    }

    public GuestSpec withQemuArguments(List<String> qemuArguments) {
        return new GuestSpec(kernel, script, home, files, memoryMib, cpus, swapMib, commandLine, qemuArguments, limit);
    }

    public GuestSpec withLimit(Duration limit) {
        return new GuestSpec(kernel, script, home, files, memoryMib, cpus, swapMib, commandLine, qemuArguments, limit);
    }
}
