// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.nio.file.Path;

/**
 * An unpacked kernel.
 *
 * @param series        what was asked for
 * @param release       as uname -r says, such as "6.12.118+deb13-cloud-amd64"
 * @param debianVersion version of its package, such as "6.12.118-1"
 * @param image         the file that QEMU boots
 * @param modules       folder with modules.dep and the modules, uncompressed
 */
public record Kernel(Series series, String release, String debianVersion, Path image, Path modules) {}
