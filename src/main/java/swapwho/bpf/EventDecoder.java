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
        swapOut.leave();
        for (int at = from; at < to; events++) {
            byte type = (byte) words[at];
            int end = switch (type) {
                case SWAP_OUT, SWAP_MOVE -> swapOut.moveTo(words, at);
                case SWAP_IN -> swapIn.moveTo(words, at);
                case WOKEN -> woken.moveTo(words, at);
                default -> Integer.MAX_VALUE;
            };
            if (end > to) {
                unreadable++;
                break;
            }
            switch (type) {
                case SWAP_OUT -> sink.swapOut(swapOut);
                case SWAP_MOVE -> sink.swapMove(swapOut);
                case SWAP_IN -> sink.swapIn(swapIn);
                default -> sink.woken(woken);
            }
            at = end;
        }
        return events;
    }

    /** How many times an event could not be read, and what followed it in its piece of the ring. */
    long unreadable() {
        return unreadable;
    }
}
