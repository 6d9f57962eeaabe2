// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import swapwho.model.EventSink;

/** Takes a piece of the ring apart into events, by the first byte of each; one window a type moves over them all. */
final class EventDecoder {
    static final int SWAP_OUT = 1;
    static final int SWAP_MOVE = 2;
    static final int SWAP_IN = 3;
    static final int WOKEN = 4;

    private final SwapOutDecoder swapOut = new SwapOutDecoder();
    private final SwapInDecoder swapIn = new SwapInDecoder();
    private final WokenDecoder woken = new WokenDecoder();
    private long unreadable;

    /**
     * Hands over the events between two places; returns how many. Of an unknown type even the length is unknown: it ends
     * the reading, and is counted.
     */
    int decode(long[] words, int from, int to, EventSink sink) {
        int events = 0;
        for (int at = from; at < to; events++) {
            int next = decodeOne(words, at, to, sink);
            if (next < 0) {
                unreadable++;
                break;
            }
            at = next;
        }
        return events;
    }

    /** How many times an event could not be read, and what followed it in its piece of the ring. */
    long unreadable() {
        return unreadable;
    }

    /** Where the next event begins, or -1. */
    private int decodeOne(long[] words, int at, int to, EventSink sink) {
        switch ((byte) words[at]) {
            case SWAP_OUT, SWAP_MOVE -> {
                if (!swapOut.moveTo(words, at, to)) {
                    return -1;
                }
                if ((byte) words[at] == SWAP_OUT) {
                    sink.swapOut(swapOut);
                } else {
                    sink.swapMove(swapOut);
                }
                return swapOut.end();
            }
            case SWAP_IN -> {
                int end = at + SwapInDecoder.BYTES / 8;
                if (end <= to) {
                    swapIn.moveTo(words, at);
                    sink.swapIn(swapIn);
                    return end;
                }
            }
            case WOKEN -> {
                int end = at + WokenDecoder.BYTES / 8;
                if (end <= to) {
                    woken.moveTo(words, at);
                    sink.woken(woken);
                    return end;
                }
            }
            default -> {}
        }
        return -1;
    }
}
