// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** A small Java runtime for the guest, linked from the one that runs now. */
final class JavaRuntime {
    /** What a jar of swapwho and its libraries needs; unsafe memory access and the serial collector come with these. */
    private static final String MODULES = "java.base,jdk.unsupported";

    private JavaRuntime() {}

    /** The runtime's folder; the whole java.home where it cannot be linked. */
    static Path get(Cache cache, Progress progress) throws VmException {
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        if (jlink.isEmpty()) {
            return Path.of(System.getProperty("java.home"));
        }
        String name = System.getProperty("java.vendor") + "-" + Runtime.version();
        return cache.entry("runtime/" + name.replaceAll("[^A-Za-z0-9.+]+", "-"),
                part -> link(jlink.get(), part, progress));
    }

    private static void link(ToolProvider jlink, Path folder, Progress progress) throws VmException, IOException {
        progress.step("link a Java runtime", 0, 0);
        // jlink makes the folder itself and refuses one that is there.
        Cache.delete(folder);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            List<String> arguments = List.of("--add-modules", MODULES, "--strip-java-debug-attributes",
                    "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--output", folder.toString());
            if (jlink.run(out, out, arguments.toArray(String[]::new)) != 0) {
                String message = said.toString(StandardCharsets.UTF_8).strip();
                throw new VmException("cannot link a Java runtime for the guest: "
                        + message.substring(message.lastIndexOf('\n') + 1)
                        + "; set JAVA_HOME to another JDK 25");
            }
        }
    }
}
