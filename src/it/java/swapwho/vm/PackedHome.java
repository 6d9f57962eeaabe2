// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * swapwho's home with its own Java runtime, as a release packs it. That runtime then gets its AOT cache too, which halves
 * a start under emulation, of which the tests have some thirty on each kernel.
 */
public final class PackedHome {
    private PackedHome() {}

    /** Makes it in a folder, from the home that the build has made. */
    public static Path make(Path home, Path folder) throws VmException, IOException {
        Cache.delete(folder);
        copy(home, folder);
        copy(JavaRuntime.get(Cache.ofUser(), Progress.SILENT), folder.resolve("runtime"));
        Path library = folder.resolve("lib");
        HostProgram.run(List.of(folder.resolve("runtime/bin/java").toString(), "@" + library.resolve("jvm.options"),
                "-Djava.library.path=" + library, "-XX:AOTCacheOutput=" + library.resolve("swapwho.aot"),
                "-cp", library.resolve("swapwho.jar").toString(), "swapwho.cli.Rehearsal"), folder, Map.of());
        // The launcher takes the cache only for the runtime whose version stands beside it, as find-jdk.sh reads it.
        HostProgram.run(List.of("/bin/sh", "-c", ". ./lib/find-jdk.sh && jdk_fits runtime java && echo $JDK_VERSION >lib/swapwho.aot.for"),
                folder, Map.of());
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
