// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Reads a BPF ring buffer in place. Layout and protocol are those of the kernel's kernel/bpf/ringbuf.c: one page with
 * the consumer's position, one with the producer's, then the data, mapped twice in a row so that a record never wraps.
 * Each record has a header of 8 bytes, whose first word is its length and two flags.
 */
final class Ring {
    /** Takes a record at an offset of the data; what it keeps it must copy. */
    interface Reader {
        void record(long offset, int bytes);
    }

    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final int HEADER_BYTES = 8;
    private static final VarHandle POSITION = JAVA_LONG.varHandle();
    private static final VarHandle LENGTH = JAVA_INT.varHandle();

    private final MemorySegment consumer;
    private final MemorySegment producer;
    private final MemorySegment data;
    private final long mask;
    private final long commitEvery;

    /** @param data twice the ring's size */
    Ring(MemorySegment consumer, MemorySegment producer, MemorySegment data) {
        this.consumer = consumer;
        this.producer = producer;
        this.data = data;
        this.mask = data.byteSize() / 2 - 1;
        this.commitEvery = data.byteSize() / 8;
    }

    static Ring map(int fd, int bytes, Arena arena) throws KernelException {
        int page = Memory.pageSize();
        MemorySegment consumer = Memory.map(fd, 0, page, true, arena);
        MemorySegment rest = Memory.map(fd, page, page + 2L * bytes, false, arena);
        return new Ring(consumer, rest.asSlice(0, page), rest.asSlice(page));
    }

    MemorySegment data() {
        return data;
    }

    /**
     * Hands over each record that is complete; returns how many. The producer's position is read once, so that a
     * producer as fast as the reader does not keep it here; room is given back in quarters of the ring, not for each
     * record, since every write to the position is seen by all producers.
     */
    int drain(Reader reader) {
        long position = (long) POSITION.get(consumer, 0L);
        long end = (long) POSITION.getAcquire(producer, 0L);
        long committed = position;
        int records = 0;
        while (position < end) {
            long offset = position & mask;
            int length = (int) LENGTH.getAcquire(data, offset);
            if ((length & BUSY) != 0) {
                break;
            }
            int bytes = length & ~DISCARDED;
            if (bytes == length) {
                reader.record(offset + HEADER_BYTES, bytes);
                records++;
            }
            position += bytes + HEADER_BYTES + 7 & ~7L;
            if (position - committed >= commitEvery) {
                POSITION.setRelease(consumer, 0L, position);
                committed = position;
            }
        }
        if (position != committed) {
            POSITION.setRelease(consumer, 0L, position);
        }
        return records;
    }
}
