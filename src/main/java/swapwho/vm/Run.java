// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A development aid: boots a kernel, runs a script in it, gives back /out.
 *
 * <pre>Run [--kernel 6.12] [--out FOLDER] [--home FOLDER] [--file GUEST=HOST]... [--memory MIB] [--cpus N]
 *     [--swap MIB] [--append "KERNEL ARGUMENTS"] [--qemu "ARGUMENTS"] [--limit SECONDS] SCRIPT-TEXT</pre>
 */
public final class Run {
    private Run() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(new ArrayList<>(List.of(arguments))));
        } catch (VmException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> left) throws VmException {
        String script = left.removeLast();
        Cache cache = Cache.ofUser();
        Series series = Series.parse(option(left, "--kernel", "6.12")).orElseThrow();
        Path out = Path.of(option(left, "--out", "out"));
        Progress progress = (step, done, total) -> {
            if (done == total) {
                System.err.println(step);
            }
        };
        GuestSpec spec = GuestSpec.of(new Kernels(cache).get(series, progress), script)
                .withMachine(number(left, "--memory", 320), number(left, "--cpus", 2), number(left, "--swap", 512))
                .withCommandLine(option(left, "--append", ""))
                .withLimit(Duration.ofSeconds(number(left, "--limit", 300)));
        String qemu = option(left, "--qemu", "");
        if (!qemu.isEmpty()) {
            spec = spec.withQemuArguments(List.of(qemu.split(" +")));
        }
        String home = option(left, "--home", "");
        if (!home.isEmpty()) {
            spec = spec.withHome(Path.of(home).toAbsolutePath());
        }
        for (String file = option(left, "--file", ""); !file.isEmpty(); file = option(left, "--file", "")) {
            String[] pair = file.split("=", 2);
            spec = spec.withFile(pair[0], Path.of(pair[1]).toAbsolutePath());
        }
        GuestResult result = new Guest(cache).run(spec, out.toAbsolutePath(), progress, new GuestListener() {
            @Override
            public void line(String line) {
                System.out.println(line);
            }
        });
        System.err.printf("status %d, boot %.1f s, run %.1f s, results in %s%n", result.status(),
                result.boot().toMillis() / 1e3, result.run().toMillis() / 1e3, result.out());
        return result.status();
    }

    private static int number(List<String> left, String name, int standard) {
        return Integer.parseInt(option(left, name, Integer.toString(standard)));
    }

    /** Takes "name value" out of the list. */
    private static String option(List<String> left, String name, String standard) {
        int at = left.indexOf(name);
        if (at < 0) {
            return standard;
        }
        left.remove(at);
        return left.remove(at);
    }
}
