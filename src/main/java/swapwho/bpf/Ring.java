// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import swapwho.model.Backlog;

/**
 * Reads a BPF ring buffer. Layout and protocol are those of the kernel's kernel/bpf/ringbuf.c: one page with the
 * consumer's position, one with the producer's, then the data. Each record has a header of 8 bytes, whose first word is its
 * length and two flags. (The kernel offers the data twice in a row, so that no record wraps; that would count as resident twice.)
 *
 * <p>Records are copied in batches into an array and read there: without an optimising compiler a field costs ten
 * times as many instructions through a MemorySegment as from an array (2,120 an event against 220, copy included).
 */
final class Ring implements Backlog {
    /** Takes a record, the words from one index up to another; what it keeps it must copy. Returns how many events it held. */
    interface Reader {
        int record(long[] words, int from, int to);
    }

    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final VarHandle WORD = JAVA_LONG.varHandle();
    /** The longest piece has its place in it: 4 KiB of events, and one of Tracer.MOST_OWNERS. */
    static final int BATCH_WORDS = 8192;

    /** A part of it so full that it may be full before a slow reader has come back. */
    private static final int CROWDED = 4;

    private final MemorySegment consumer;
    private final MemorySegment producer;
    private final MemorySegment data;
    private final long mask;
    private final long[] words = new long[BATCH_WORDS];

    Ring(MemorySegment consumer, MemorySegment producer, MemorySegment data) {
        this.consumer = consumer;
        this.producer = producer;
        this.data = data;
        this.mask = data.byteSize() - 1;
    }

    static Ring map(int fd, int bytes, Arena arena) throws KernelException {
        int page = Memory.pageSize();
        MemorySegment consumer = Memory.map(fd, 0, page, true, arena);
        MemorySegment rest = Memory.map(fd, page, page + (long) bytes, false, arena);
        return new Ring(consumer, rest.asSlice(0, page), rest.asSlice(page));
    }

    /**
     * Hands over each record that is complete; returns how many events they held. The producer's position is read once, so that a
     * producer as fast as the reader does not keep it here; room is given back once a batch, not for each record,
     * since every write to the position is seen by all producers.
     */
    int drain(Reader reader) {
        long position = (long) WORD.get(consumer, 0L);
        long end = (long) WORD.getAcquire(producer, 0L);
        int events = 0;
        while (position < end) {
            int complete = complete(position, end);
            if (complete == 0) {
                break;
            }
            copy(position & mask, complete);
            events += read(complete, reader);
            position += (long) complete << 3;
            WORD.setRelease(consumer, 0L, position);
        }
        return events;
    }

    /** Whether a quarter of it waits to be read, what the reader is at among it. */
    @Override
    public boolean grows() {
        return (long) WORD.getAcquire(producer, 0L) - (long) WORD.get(consumer, 0L) > data.byteSize() / CROWDED;
    }

    /** How many words are whole records that no producer is still writing: a record's content is whole once its header says so. */
    private int complete(long position, long end) {
        int available = (int) Math.min(BATCH_WORDS, end - position >>> 3);
        int at = 0;
        while (at < available) {
            int length = (int) (long) WORD.getAcquire(data, position + ((long) at << 3) & mask);
            int next = at + 1 + words(length);
            if (length < 0 || next > available) {
                break;
            }
            at = next;
        }
        return at;
    }

    private void copy(long offset, int count) {
        int first = (int) Math.min(count, data.byteSize() - offset >>> 3);
        MemorySegment.copy(data, JAVA_LONG, offset, words, 0, first);
        if (first < count) {
            MemorySegment.copy(data, JAVA_LONG, 0, words, first, count - first);
        }
    }

    private int read(int complete, Reader reader) {
        int events = 0;
        for (int at = 0; at < complete; ) {
            int length = (int) words[at];
            int next = at + 1 + words(length);
            if ((length & DISCARDED) == 0) {
                events += reader.record(words, at + 1, next);
            }
            at = next;
        }
        return events;
    }

    private static int words(int length) {
        return (length & ~(BUSY | DISCARDED)) + 7 >>> 3;
    }
}
