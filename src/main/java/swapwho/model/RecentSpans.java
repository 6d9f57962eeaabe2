// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Histograms of about the last minute: of three slices of 20 seconds the oldest is emptied when a new one begins. */
final class RecentSpans {
    private static final int SLICES = 3;
    private static final int SLICE_SECONDS = Minute.SECONDS / SLICES;

    private final Histogram[] slices = new Histogram[SLICES];
    private long latest;

    void add(long second, long nanoseconds, int times) {
        long slice = second / SLICE_SECONDS;
        advance(slice);
        int at = (int) (slice % SLICES);
        if (slices[at] == null) {
            slices[at] = new Histogram();
        }
        slices[at].add(nanoseconds, times);
    }

    void addTo(Histogram all, long second) {
        advance(second / SLICE_SECONDS);
        for (Histogram slice : slices) {
            all.add(slice);
        }
    }

    private void advance(long slice) {
        for (long s = Math.max(latest + 1, slice - SLICES + 1); s <= slice; s++) {
            if (slices[(int) (s % SLICES)] != null) {
                slices[(int) (s % SLICES)].clear();
            }
        }
        latest = Math.max(latest, slice);
    }
}
