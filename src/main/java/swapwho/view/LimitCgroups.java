// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.Arrays;
import java.util.function.LongFunction;

/** How each cgroup whose limit caused a reclaim is written, made once. Bounded: a newcomer takes another's place. */
final class LimitCgroups {
    private static final int SIZE = 256;
    private static final byte[] NOTHING = {};

    private final LongFunction<byte[]> maker;
    private final long[] ids = new long[SIZE];
    private final byte[][] texts = new byte[SIZE][];

    /** @param maker makes the text for an id; null when the cgroup's path is not known */
    LimitCgroups(LongFunction<byte[]> maker) {
        this.maker = maker;
        Arrays.fill(texts, NOTHING);
    }

    /** The text, or nothing when there is no such cgroup (id 0) or its path is not known. */
    byte[] of(long id) {
        if (id == 0) {
            return NOTHING;
        }
        int at = (int) (id ^ id >>> 32) & SIZE - 1;
        if (ids[at] != id) {
            byte[] text = maker.apply(id);
            ids[at] = id;
            texts[at] = text == null ? NOTHING : text;
        }
        return texts[at];
    }

    /** Those that were not known are asked for again. */
    void forgetUnknown() {
        for (int at = 0; at < SIZE; at++) {
            if (texts[at] == NOTHING) {
                ids[at] = 0;
            }
        }
    }
}
