// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import swapwho.model.By;
import swapwho.model.Cause;
import swapwho.model.EventSink;
import swapwho.model.From;
import swapwho.model.Kind;
import swapwho.model.Stored;

/**
 * A ring full of made-up events that never leave this process. Reading it before the first real event has the reader
 * compiled by then: a storm comes without warning, and interpreted code is ten times slower.
 */
public final class PracticeRing implements AutoCloseable {
    private static final int RING_BYTES = 64 * 1024;
    private static final int GROUP_OUTS = 4;
    private static final int OUT_BYTES = SwapOutDecoder.BYTES + SwapOutDecoder.OWNER_BYTES;
    private static final int SLOT = 1000;

    private final EventDecoder decoder = new EventDecoder();
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment consumer = arena.allocate(JAVA_LONG);
    private final MemorySegment producer = arena.allocate(JAVA_LONG);
    private final MemorySegment data;
    private final Ring ring;
    private final int pid;
    private long time;
    /** Where the next word goes. */
    private long at;

    /** All events are of one process, and follow each other from a time on. */
    public PracticeRing(int pid, long monotonicNs) {
        this(pid, monotonicNs, RING_BYTES);
    }

    /** @param bytes of the ring, a power of two: a group of eight events takes some 800 */
    public PracticeRing(int pid, long monotonicNs, int bytes) {
        data = arena.allocate(bytes, Long.BYTES);
        ring = new Ring(consumer, producer, data);
        this.pid = pid;
        this.time = monotonicNs;
        int groupBytes = 8 + GROUP_OUTS * OUT_BYTES
                + 2 * (8 + SwapInDecoder.BYTES) + 8 + SwapOutDecoder.BYTES + 8 + WokenDecoder.BYTES;
        for (int group = 0; (at << 3) + groupBytes <= bytes; group++) {
            // A batch is one piece of the ring.
            long batch = begin(GROUP_OUTS * OUT_BYTES);
            for (int i = 0; i < GROUP_OUTS; i++) {
                swapOut(batch + i * OUT_BYTES / 8, SLOT + GROUP_OUTS * group + i, group % 2 == 0 ? Stored.ZSWAP : Stored.DEVICE);
            }
            swapIn(SLOT + GROUP_OUTS * group);
            swapIn(SLOT + GROUP_OUTS * group + 1);
            swapMove(SLOT + GROUP_OUTS * group + 2);
            woken();
        }
    }

    /** Hands all events to the sink; returns how many. */
    public int feed(EventSink sink) {
        consumer.set(JAVA_LONG, 0, 0);
        producer.set(JAVA_LONG, 0, at << 3);
        return ring.drain((words, from, to) -> decoder.decode(words, from, to, sink));
    }

    @Override
    public void close() {
        arena.close();
    }

    private void swapOut(long event, long slot, Stored stored) {
        long owner = event + SwapOutDecoder.BYTES / 8;
        put(event, SwapOutDecoder.TYPE, EventDecoder.SWAP_OUT
                | (long) Cause.KSWAPD.ordinal() << SwapOutDecoder.CAUSE * 8
                | (long) Kind.ANON.ordinal() << SwapOutDecoder.KIND * 8
                | (long) stored.ordinal() << SwapOutDecoder.STORED * 8
                | 1L << SwapOutDecoder.OWNER_COUNT * 8
                | (long) SwapOutDecoder.FLAG_COMPLETE << SwapOutDecoder.FLAGS * 8);
        put(event, SwapOutDecoder.TIME, time++);
        put(event, SwapOutDecoder.ENTRY, slot);
        put(event, SwapOutDecoder.PAGES, 1 | 1L << 32);
        put(event, SwapOutDecoder.RECLAIMER_PID, pid | (long) pid << 32);
        put(owner, SwapOutDecoder.OWNER_ADDRESS, address(slot));
        put(owner, SwapOutDecoder.OWNER_PID, pid | 1L << 32);
    }

    private void swapMove(long slot) {
        long event = begin(SwapOutDecoder.BYTES);
        put(event, SwapOutDecoder.TYPE, EventDecoder.SWAP_MOVE
                | (long) Cause.ZSWAP_WRITEBACK.ordinal() << SwapOutDecoder.CAUSE * 8
                | (long) Stored.DEVICE.ordinal() << SwapOutDecoder.STORED * 8);
        put(event, SwapOutDecoder.TIME, time++);
        put(event, SwapOutDecoder.ENTRY, slot);
        put(event, SwapOutDecoder.PAGES, 1 | 1L << 32);
        put(event, SwapOutDecoder.RECLAIMER_PID, pid | (long) pid << 32);
    }

    private void swapIn(long slot) {
        long event = begin(SwapInDecoder.BYTES);
        long process = event + SwapInDecoder.PROCESS / 8;
        put(event, SwapInDecoder.TYPE, EventDecoder.SWAP_IN
                | (long) By.FAULT.ordinal() << SwapInDecoder.BY * 8
                | (long) Kind.ANON.ordinal() << SwapInDecoder.KIND * 8
                | (long) From.ZSWAP.ordinal() << SwapInDecoder.FROM * 8
                | (long) pid << SwapInDecoder.TID * 8);
        put(event, SwapInDecoder.TIME, time++);
        put(event, SwapInDecoder.ENTRY, slot);
        put(event, SwapInDecoder.DELAY, 12_345);
        put(process, SwapOutDecoder.OWNER_ADDRESS, address(slot));
        put(process, SwapOutDecoder.OWNER_PID, pid | 1L << 32);
    }

    private void woken() {
        long event = begin(WokenDecoder.BYTES);
        put(event, WokenDecoder.TYPE, EventDecoder.WOKEN | (long) pid << WokenDecoder.KSWAPD * 8);
        put(event, WokenDecoder.TIME, time++);
        put(event, WokenDecoder.PID, pid | (long) pid << 32);
    }

    private static long address(long slot) {
        return 0x7f0000000000L + 4096L * slot;
    }

    /** Makes room for a record of so many bytes; returns its first word. */
    private long begin(int bytes) {
        data.setAtIndex(JAVA_LONG, at, bytes);
        long event = at + 1;
        at = event + bytes / 8;
        return event;
    }

    private void put(long word, int field, long value) {
        data.setAtIndex(JAVA_LONG, word + field / 8, value);
    }
}
