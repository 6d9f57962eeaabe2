// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import swapwho.model.Cause;
import swapwho.model.EventSink;
import swapwho.model.Kind;
import swapwho.model.Stored;

/**
 * A ring full of made-up events that never leave this process. Reading it before the first real event has the reader
 * compiled by then: a storm comes without warning, and interpreted code is ten times slower.
 */
public final class PracticeRing {
    private static final int RING_BYTES = 64 * 1024;
    private static final int EVENT_WORDS = (SwapOutDecoder.BYTES + SwapOutDecoder.OWNER_BYTES) / 8;
    private static final int RECORD_WORDS = 1 + EVENT_WORDS;
    private static final int RECORDS = RING_BYTES / 8 / RECORD_WORDS;

    private PracticeRing() {}

    /** Hands at least so many events to the sink, all of one process. */
    public static void feed(EventSink sink, int events, int pid, long monotonicNs) {
        EventDecoder decoder = new EventDecoder();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment consumer = arena.allocate(JAVA_LONG);
            MemorySegment producer = arena.allocate(JAVA_LONG);
            MemorySegment data = arena.allocate(2L * RING_BYTES, Long.BYTES);
            for (int i = 0; i < RECORDS; i++) {
                write(data, i, pid, monotonicNs + i);
            }
            producer.set(JAVA_LONG, 0, (long) RECORDS * RECORD_WORDS * 8);
            Ring ring = new Ring(consumer, producer, data);
            for (int done = 0; done < events; done += RECORDS) {
                consumer.set(JAVA_LONG, 0, 0);
                ring.drain((words, from, to) -> decoder.decode(words, from, to, sink));
            }
        }
    }

    private static void write(MemorySegment data, int record, int pid, long time) {
        long event = (long) record * RECORD_WORDS + 1;
        long owner = event + SwapOutDecoder.BYTES / 8;
        put(data, event - 1, 0, EVENT_WORDS * 8L);
        put(data, event, SwapOutDecoder.TYPE, EventDecoder.SWAP_OUT
                | (long) Cause.KSWAPD.ordinal() << SwapOutDecoder.CAUSE * 8
                | (long) Kind.ANON.ordinal() << SwapOutDecoder.KIND * 8
                | (long) Stored.DEVICE.ordinal() << SwapOutDecoder.STORED * 8
                | 1L << SwapOutDecoder.OWNER_COUNT * 8
                | (long) SwapOutDecoder.FLAG_COMPLETE << SwapOutDecoder.FLAGS * 8);
        put(data, event, SwapOutDecoder.TIME, time);
        put(data, event, SwapOutDecoder.ENTRY, 1000 + record);
        put(data, event, SwapOutDecoder.PAGES, 1 | 1L << 32);
        put(data, event, SwapOutDecoder.RECLAIMER_PID, pid | (long) pid << 32);
        put(data, owner, SwapOutDecoder.OWNER_ADDRESS, 0x7f0000000000L + 4096L * record);
        put(data, owner, SwapOutDecoder.OWNER_PID, pid | 1L << 32);
    }

    private static void put(MemorySegment data, long word, int field, long value) {
        data.setAtIndex(JAVA_LONG, word + field / 8, value);
    }
}
