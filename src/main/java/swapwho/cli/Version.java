// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine.IVersionProvider;
import swapwho.bpf.Doctor;

/** What the build wrote into the jar, and what it runs on here; a line is left out where its answer is not known. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String commit = commit();
        String libbpf = Doctor.libbpf();
        return Stream.of(
                        "swapwho " + number() + (commit.isEmpty() ? "" : " (commit " + commit + ")"),
                        libbpf == null ? "" : "libbpf " + libbpf.replaceFirst("^v", ""),
                        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")")
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
    }

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** Ends with -dirty when something was not committed; empty when the build had no git. */
    private static String commit() {
        try (InputStream file = Version.class.getResourceAsStream("commit")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
