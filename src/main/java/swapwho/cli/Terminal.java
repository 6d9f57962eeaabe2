// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a standard stream leads to. Java's Console answers only for input and output together. */
final class Terminal {
    private Terminal() {}

    static boolean isTerminal(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** A pipe or a socket: writing to it fails only when nobody reads any more. */
    static boolean isPipe(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("pipe:") || target.startsWith("socket:") || isFifo(descriptor);
    }

    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    private static boolean isFifo(int descriptor) {
        try {
            return Files.readAttributes(Path.of("/proc/self/fd/" + descriptor), java.nio.file.attribute.BasicFileAttributes.class)
                    .isOther() && !isTerminal(descriptor) && !target(descriptor).startsWith("/dev/");
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
