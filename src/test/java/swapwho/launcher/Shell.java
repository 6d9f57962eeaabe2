// SPDX-License-Identifier: Apache-2.0
package swapwho.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One run of a shell: its exit status and what it wrote, standard error after standard output. */
record Shell(int status, String output) {
    /** @param folder where programs of the test's own stand that go before the machine's */
    static Shell run(Path folder, Map<String, String> environment, String script, String... arguments) {
        String[] command = new String[arguments.length + 4];
        command[0] = "/bin/sh";
        command[1] = "-c";
        command[2] = script;
        command[3] = "sh";
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(java.util.List.of("JAVA_HOME", "SUDO_USER", "SDKMAN_DIR"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Shell(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts an executable script there. */
    static void program(Path file, String script) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts something that looks like a Java of that version there; its java prints its arguments. */
    static Path jdk(Path folder, String release) {
        program(folder.resolve("bin/java"), "for a; do echo \"<$a>\"; done");
        program(folder.resolve("bin/javac"), "");
        try {
            return Files.writeString(folder.resolve("release"), release).getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
