// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The guest's scripts and programs, which the jar carries. */
final class GuestResources {
    private GuestResources() {}

    /** Writes one as an executable file. */
    static void copy(String name, Path file) throws IOException {
        try (InputStream content = GuestResources.class.getResourceAsStream("/guest/" + name)) {
            if (content == null) {
                throw new IOException("the jar lacks guest/" + name);
            }
            Files.copy(content, file);
        }
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + file);
        }
    }
}
