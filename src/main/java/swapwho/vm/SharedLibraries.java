// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** This machine's shared libraries that the guest's Java and libbpf need. */
final class SharedLibraries {
    private static final List<String> FOLDERS = List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu",
            "/lib64", "/usr/lib64", "/lib", "/usr/lib");

    private SharedLibraries() {}

    /** Absolute paths of the loader and of every library that a runtime and libbpf load. */
    static SequencedSet<String> of(Path runtime) throws VmException {
        List<String> roots = new ArrayList<>();
        String libbpf = find("libbpf.so.1");
        roots.add(libbpf);
        roots.add(runtime.resolve("bin/java").toString());
        try (Stream<Path> files = Files.walk(runtime.resolve("lib"))) {
            files.filter(file -> file.toString().endsWith(".so")).forEach(file -> roots.add(file.toString()));
        } catch (IOException e) {
            throw new VmException("cannot read the Java runtime " + runtime + "; remove it: rm -r " + runtime, e);
        }
        SequencedSet<String> libraries = parse(
                HostProgram.LDD.run(Path.of("/"), Map.of(), roots.toArray(String[]::new)), runtime.toString());
        libraries.add(libbpf);
        return libraries;
    }

    /** Reads what ldd prints: "name => /path (address)" and "/path (address)"; leaves out what is below a folder. */
    static SequencedSet<String> parse(String printed, String without) {
        SequencedSet<String> libraries = new TreeSet<>();
        for (String line : printed.split("\n")) {
            String path = line.strip().replaceFirst("^.* => ", "").replaceFirst(" \\(0x.*$", "");
            if (line.contains("(0x") && path.startsWith("/") && !path.startsWith(without)) {
                libraries.add(path);
            }
        }
        return libraries;
    }

    private static String find(String name) throws VmException {
        return FOLDERS.stream()
                .map(folder -> folder + "/" + name)
                .filter(path -> Files.isReadable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new VmException(name + " is missing; install (Debian's name): sudo apt-get install libbpf1"));
    }
}
