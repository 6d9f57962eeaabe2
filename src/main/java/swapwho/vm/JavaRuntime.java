// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small Java runtime for the guest, linked from the one that runs now. */
final class JavaRuntime {
    /** What swapwho and its libraries need; a test compares this with what jdeps says. */
    static final String MODULES = "java.base,jdk.unsupported";

    private JavaRuntime() {}

    /** The runtime's folder; java.home itself where that has no jlink. */
    static Path get(Cache cache, Progress progress) throws VmException {
        Path home = Path.of(System.getProperty("java.home"));
        Path jlink = home.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            return home;
        }
        String name = System.getProperty("java.vendor") + "-" + Runtime.version();
        return cache.entry("runtime/" + name.replaceAll("[^A-Za-z0-9.+]+", "-"), folder -> {
            progress.step("link a Java runtime", 0, 0);
            // jlink makes the folder itself and refuses one that is there.
            Files.delete(folder);
            // A process of its own: linking takes more memory than swapwho allows itself.
            HostProgram.run(List.of(jlink.toString(), "--add-modules", MODULES, "--strip-java-debug-attributes",
                    "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--output", folder.toString()),
                    folder.getParent(), Map.of());
        });
    }
}
