// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A supported kernel series and flavour.
 *
 * @param version such as "6.12"
 * @param generic the full flavour (which has zswap), not the smaller cloud flavour
 */
public record Series(String version, boolean generic) {
    private static final String GENERIC_SUFFIX = "-generic";

    /** Where Debian keeps each series: the support promise. */
    private enum Release {
        V5_10("5.10", "bullseye", true),
        V6_1("6.1", "bookworm", true),
        V6_12("6.12", "trixie", true),
        V7_3("7.3", "trixie-backports", false);

        private final String version;
        private final String suite;
        private final boolean security;

        Release(String version, String suite, boolean security) {
            this.version = version;
            this.suite = suite;
            this.security = security;
        }
    }

    /** Reads "6.12" or "6.12-generic"; empty when it is not a supported series. */
    public static Optional<Series> parse(String text) {
        boolean generic = text.endsWith(GENERIC_SUFFIX);
        String version = generic ? text.substring(0, text.length() - GENERIC_SUFFIX.length()) : text;
        return versions().contains(version) ? Optional.of(new Series(version, generic)) : Optional.empty();
    }

    /** All supported versions, oldest first. */
    public static List<String> versions() {
        return Arrays.stream(Release.values()).map(release -> release.version).toList();
    }

    /** The supported versions for a sentence: "5.10, 6.1, 6.12, 7.3". */
    public static String list() {
        return versions().stream().collect(Collectors.joining(", "));
    }

    String suite() {
        return release().suite;
    }

    /** The metapackage that always depends on the newest kernel of its suite. */
    String metapackage() {
        return generic ? "linux-image-amd64" : "linux-image-cloud-amd64";
    }

    /** Lines of sources.list, signed with the given keyring, from a mirror that has debian and debian-security. */
    List<String> sources(String mirror, String keyring) {
        String main = "deb [signed-by=%s arch=amd64] %s/debian %s main".formatted(keyring, mirror, suite());
        String security = "deb [signed-by=%s arch=amd64] %s/debian-security %s-security main"
                .formatted(keyring, mirror, suite());
        return release().security ? List.of(main, security) : List.of(main);
    }

    private Release release() {
        return Arrays.stream(Release.values())
                .filter(release -> release.version.equals(version))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return generic ? version + GENERIC_SUFFIX : version;
    }
}
