// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTreeTest {
    private static final List<String> DEPENDENCIES = List.of(
            "kernel/drivers/virtio/virtio.ko:",
            "kernel/drivers/virtio/virtio_ring.ko: kernel/drivers/virtio/virtio.ko",
            "kernel/drivers/virtio/virtio_pci.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko",
            "kernel/drivers/block/virtio_blk.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko",
            "kernel/crypto/crc32c_generic.ko.xz:",
            "kernel/drivers/char/hw_random/virtio-rng.ko:");

    @Test
    void whatAModuleNeedsIsLoadedFirstAndOnce() {
        assertThat(ModuleTree.loadOrder(DEPENDENCIES, List.of("virtio_pci", "virtio_blk"))).containsExactly(
                "kernel/drivers/virtio/virtio.ko", "kernel/drivers/virtio/virtio_ring.ko",
                "kernel/drivers/virtio/virtio_pci.ko", "kernel/drivers/block/virtio_blk.ko");
    }

    @Test
    void builtInModulesHaveNoFile() {
        assertThat(ModuleTree.loadOrder(DEPENDENCIES, List.of("ext4", "crc32c_generic")))
                .containsExactly("kernel/crypto/crc32c_generic.ko.xz");
    }

    @Test
    void hyphenAndUnderscoreAreTheSame() {
        assertThat(ModuleTree.loadOrder(DEPENDENCIES, List.of("virtio_rng", "virtio-rng")))
                .containsExactly("kernel/drivers/char/hw_random/virtio-rng.ko");
    }
}
