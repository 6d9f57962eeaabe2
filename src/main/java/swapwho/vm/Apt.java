// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's package archive through an apt whose whole state is in one folder, so that the machine's own is never touched. */
final class Apt {
    private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
    /** "dlstatus:1:42.5:Retrieving file 1 of 2": apt's own progress, in percent. */
    private static final Pattern STATUS = Pattern.compile("dlstatus:[^:]*:([0-9.]+):.*");

    private final Path folder;
    private final Map<String, String> environment;

    private Apt(Path folder) {
        this.folder = folder;
        this.environment = Map.of("APT_CONFIG", folder.resolve("apt.conf").toString());
    }

    /** Writes the configuration for one series into an empty folder. */
    static Apt in(Path folder, Series series) throws VmException, IOException {
        HostProgram.check(HostProgram.APT_GET, HostProgram.APT_CACHE, HostProgram.APT_CONFIG, HostProgram.DPKG_DEB);
        if (!Files.isReadable(Path.of(KEYRING))) {
            throw new VmException("Debian's signing keys (%s) are missing; install (Debian's name): sudo apt-get install debian-archive-keyring"
                    .formatted(KEYRING));
        }
        for (String sub : List.of("state/lists/partial", "cache/archives/partial", "parts")) {
            Files.createDirectories(folder.resolve(sub));
        }
        Files.createFile(folder.resolve("status"));
        Files.write(folder.resolve("sources.list"), series.sources(mirror(), KEYRING));
        List<String> lines = new ArrayList<>(List.of(
                "Dir::State \"" + folder.resolve("state") + "\";",
                "Dir::State::status \"" + folder.resolve("status") + "\";",
                "Dir::Cache \"" + folder.resolve("cache") + "\";",
                "Dir::Etc::sourcelist \"" + folder.resolve("sources.list") + "\";",
                "Dir::Etc::sourceparts \"" + folder.resolve("parts") + "\";",
                "Dir::Etc::parts \"" + folder.resolve("parts") + "\";",
                "Dir::Etc::main \"/dev/null\";",
                "APT::Architecture \"amd64\";",
                "APT::Architectures { \"amd64\"; };",
                "Acquire::Languages \"none\";",
                "Acquire::GzipIndexes \"true\";",
                "Acquire::Retries \"3\";",
                // Root's downloads would go to the user _apt, which cannot write to the cache folder.
                "APT::Sandbox::User \"root\";"));
        lines.addAll(proxies());
        Files.write(folder.resolve("apt.conf"), lines);
        return new Apt(folder);
    }

    void update(Progress progress) throws VmException {
        fetch("update", "read Debian's package list", 0, progress);
    }

    List<DebianPackage> show(String name) throws VmException {
        return DebianPackage.parse(HostProgram.APT_CACHE.run(folder, environment, "show", name));
    }

    /** Downloads and verifies a package; gives the file. */
    Path download(DebianPackage wanted, Progress progress) throws VmException, IOException {
        fetch("download", "fetch " + wanted.name(), wanted.size(), progress, wanted.name() + "=" + wanted.version());
        try (var files = Files.newDirectoryStream(folder, wanted.name() + "_*.deb")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new VmException("apt-get download left no file for " + wanted.name() + "; try again");
    }

    private void fetch(String verb, String step, long size, Progress progress, String... names)
            throws VmException {
        List<String> arguments = new ArrayList<>(List.of("-q", "-o", "APT::Status-Fd=1",
                "-o", "APT::Update::Error-Mode=any", verb));
        arguments.addAll(List.of(names));
        List<String> said = new ArrayList<>();
        try {
            ProcessBuilder builder = new ProcessBuilder(HostProgram.APT_GET.command(arguments))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            progress.step(step, 0, size);
            try (BufferedReader reader = process.inputReader()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Matcher status = STATUS.matcher(line);
                    if (status.matches()) {
                        progress.step(step, (long) (size * Double.parseDouble(status.group(1)) / 100), size);
                    } else if (line.startsWith("E:")) {
                        said.add(line.substring(2).strip());
                    }
                }
            }
            if (process.waitFor() != 0) {
                throw failure(step, said.isEmpty() ? "apt-get failed" : said.getFirst());
            }
            progress.step(step, size, size);
        } catch (IOException e) {
            throw new VmException("cannot " + step + ": " + VmException.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VmException("interrupted: " + step, e);
        }
    }

    private static VmException failure(String step, String said) {
        if (said.contains("No space left on device")) {
            return VmException.cannotWrite(step, new IOException("no space left on device"));
        }
        return new VmException("cannot %s: %s; check the network, or set SWAPWHO_DEBIAN_MIRROR (now %s)"
                .formatted(step, said, mirror()));
    }

    private static String mirror() {
        return mirror(System.getenv().getOrDefault("SWAPWHO_DEBIAN_MIRROR", ""));
    }

    /** The folder that has debian and debian-security; the one of debian itself is understood too. */
    static String mirror(String wanted) {
        return wanted.isEmpty() ? "http://deb.debian.org" : wanted.replaceFirst("/*$", "").replaceFirst("/debian$", "");
    }

    /** The machine's proxies, without which some networks let nothing through. */
    private static List<String> proxies() throws VmException {
        return HostProgram.APT_CONFIG.run(Path.of("/"), Map.of(), "dump", "Acquire").lines().filter(Apt::isProxy).toList();
    }

    static boolean isProxy(String line) {
        return line.matches("Acquire::https?::Proxy(::[^ ]*)? .*");
    }
}
