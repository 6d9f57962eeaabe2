// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swapwho.model.Pressure;

/** /proc/pressure/memory. */
public final class PressureFile {
    private static final Pattern LINE = Pattern.compile("(some|full) avg10=([0-9.]+) .*total=(\\d+)");

    private PressureFile() {}

    /** @param root the folder that holds proc, normally /; null when this kernel has none, or has it switched off */
    public static Pressure read(Path root) {
        try {
            List<String> lines = Files.readAllLines(root.resolve("proc/pressure/memory"));
            Matcher some = line(lines, "some");
            Matcher full = line(lines, "full");
            return some == null || full == null ? null
                    : new Pressure(Double.parseDouble(some.group(2)), Double.parseDouble(full.group(2)),
                            Long.parseLong(some.group(3)), Long.parseLong(full.group(3)));
        } catch (IOException e) {
            return null;
        }
    }

    private static Matcher line(List<String> lines, String name) {
        return lines.stream().map(LINE::matcher).filter(line -> line.matches() && line.group(1).equals(name)).findFirst()
                .orElse(null);
    }
}
