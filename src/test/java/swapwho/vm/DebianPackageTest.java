// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With what "apt-cache show" printed in November 2026, cut to the fields that matter. */
class DebianPackageTest {
    private static final String METAPACKAGE = """
            Package: linux-image-cloud-amd64
            Version: 7.3.4-1~bpo13+1
            Depends: linux-base-cloud-amd64 (= 7.3.4-1~bpo13+1), linux-image-7.3.4+deb13-cloud-amd64 (= 7.3.4-1~bpo13+1), linux-modules-cloud-amd64 (= 7.3.4-1~bpo13+1)
            Description-en: Linux for x86-64 cloud (meta-package)
             This package depends on the latest Linux kernel: and modules.
            Size: 1524

            Package: linux-image-cloud-amd64
            Version: 6.12.118-1
            Depends: linux-image-6.12.118+deb13-cloud-amd64 (= 6.12.118-1)
            Size: 1496

            Package: linux-image-cloud-amd64
            Version: 6.12.117-1
            Depends: linux-image-6.12.117+deb13-cloud-amd64 (= 6.12.117-1)
            Size: 1508

            Package: linux-image-cloud-amd64
            Version: 6.1.192-2
            Depends: linux-image-6.1.0-56-cloud-amd64 (= 6.1.192-2)
            Size: 1480

            """;

    private static final String EMPTY_IMAGE = """
            Package: linux-image-7.3.4+deb13-cloud-amd64
            Version: 7.3.4-1~bpo13+1
            Depends: dracut | initramfs-tools (>= 0.120+deb8u2) | linux-initramfs-tool, linux-base-7.3.4+deb13-cloud-amd64 (= 7.3.4-1~bpo13+1), linux-binary-7.3.4+deb13-cloud-amd64 (= 7.3.4-1~bpo13+1), linux-modules-7.3.4+deb13-cloud-amd64 (= 7.3.4-1~bpo13+1)
            Size: 1928
            """;

    private final List<DebianPackage> known = DebianPackage.parse(METAPACKAGE);

    @Test
    void readsEachVersion() {
        assertThat(known).extracting(DebianPackage::version)
                .containsExactly("7.3.4-1~bpo13+1", "6.12.118-1", "6.12.117-1", "6.1.192-2");
        assertThat(known.getFirst().depends()).containsExactly("linux-base-cloud-amd64",
                "linux-image-7.3.4+deb13-cloud-amd64", "linux-modules-cloud-amd64");
        assertThat(known.getFirst().size()).isEqualTo(1524);
    }

    @Test
    void takesTheNewestOfASeries() {
        assertThat(DebianPackage.newest(known, "6.12")).map(DebianPackage::version).contains("6.12.118-1");
    }

    @Test
    void aSeriesIsNotTheBeginningOfAnother() {
        assertThat(DebianPackage.newest(known, "6.1")).map(DebianPackage::version).contains("6.1.192-2");
        assertThat(DebianPackage.newest(known, "7.30")).isEmpty();
    }

    @Test
    void findsTheKernelOfAMetapackage() {
        assertThat(known.getFirst().dependency("linux-image-")).contains("linux-image-7.3.4+deb13-cloud-amd64");
        assertThat(known.getLast().dependency("linux-image-")).contains("linux-image-6.1.0-56-cloud-amd64");
        assertThat(known.getFirst().dependency("linux-modules-")).isEmpty();
    }

    @Test
    void findsThePartsOfAnEmptyImage() {
        DebianPackage image = DebianPackage.parse(EMPTY_IMAGE).getFirst();
        assertThat(image.dependency("linux-binary-")).contains("linux-binary-7.3.4+deb13-cloud-amd64");
        assertThat(image.dependency("linux-modules-")).contains("linux-modules-7.3.4+deb13-cloud-amd64");
        assertThat(image.depends()).startsWith("dracut", "initramfs-tools", "linux-initramfs-tool");
    }

    @Test
    void nothingKnownIsNoFailure() {
        assertThat(DebianPackage.parse("")).isEmpty();
    }
}
