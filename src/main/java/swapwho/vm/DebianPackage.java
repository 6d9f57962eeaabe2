// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package as apt-cache describes it.
 *
 * @param depends names of the packages it depends on, without alternatives and versions
 * @param size    bytes to download
 */
record DebianPackage(String name, String version, List<String> depends, long size) {
    /** Reads what "apt-cache show" prints: one paragraph a package, in apt's order, the newest version first. */
    static List<DebianPackage> parse(String shown) {
        List<DebianPackage> packages = new ArrayList<>();
        for (String paragraph : shown.split("\n\n+")) {
            Map<String, String> fields = new HashMap<>();
            for (String line : paragraph.split("\n")) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
                }
            }
            if (fields.containsKey("Package")) {
                packages.add(new DebianPackage(fields.get("Package"), fields.getOrDefault("Version", ""),
                        names(fields.getOrDefault("Depends", "")), Long.parseLong(fields.getOrDefault("Size", "0"))));
            }
        }
        return packages;
    }

    /** The newest whose upstream version is the series or a point release of it. */
    static Optional<DebianPackage> newest(List<DebianPackage> packages, String series) {
        return packages.stream()
                .filter(one -> one.version.startsWith(series + ".") || one.version.startsWith(series + "-"))
                .findFirst();
    }

    /** The first dependency whose name begins so and goes on with a digit: a kernel, not another metapackage. */
    Optional<String> dependency(String prefix) {
        return depends.stream()
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length()
                        && Character.isDigit(name.charAt(prefix.length())))
                .findFirst();
    }

    private static List<String> names(String depends) {
        return Arrays.stream(depends.split("[,|]"))
                .map(one -> one.strip().split("[ (:]", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
