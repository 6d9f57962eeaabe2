// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that the kernel reads and writes: plain buffers, for a MemorySegment is several times dearer to read until it is compiled. */
final class NativeBytes {
    final ByteBuffer bytes;
    final long address;

    NativeBytes(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        address = MemorySegment.ofBuffer(bytes).address();
    }
}
