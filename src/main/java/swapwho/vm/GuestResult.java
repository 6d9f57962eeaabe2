// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a virtual machine left.
 *
 * @param status  exit status of its script
 * @param out     folder with what the guest wrote below /out
 * @param console what the kernel and the script printed
 * @param boot    from QEMU's start to the script's
 * @param run     the script's own time
 */
public record GuestResult(int status, Path out, Path console, Duration boot, Duration run) {}
