// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What was reported of each cgroup's processes, found without allocating unless a cgroup is met for the first time. A
 * folio counts once, for its first owner. Bounded: those met after the first 4,096 are left out.
 */
public final class CgroupBooks {
    private static final int LIMIT = 4096;

    private long[] ids = new long[64];
    private Tally[] tallies = new Tally[64];
    private int count;
    private long lastId;
    private Tally last;
    private final Tally beyond = new Tally();

    Tally of(long id) {
        if (last != null && id == lastId) {
            return last;
        }
        int at = find(id);
        if (tallies[at] == null) {
            if (count == LIMIT) {
                return beyond;
            }
            if (2 * ++count > ids.length) {
                grow();
                at = find(id);
            }
            ids[at] = id;
            tallies[at] = new Tally();
        }
        lastId = id;
        return last = tallies[at];
    }

    /** Ids of all that were met, in no order. */
    public long[] ids() {
        return java.util.stream.IntStream.range(0, ids.length)
                .filter(at -> tallies[at] != null)
                .mapToLong(at -> ids[at])
                .toArray();
    }

    /** Of one that was met. */
    public Tally reported(long id) {
        return tallies[find(id)];
    }

    private int find(long id) {
        int at = (int) (id * 0x9E3779B97F4A7C15L >>> 40) & ids.length - 1;
        while (tallies[at] != null && ids[at] != id) {
            at = at + 1 & ids.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldIds = ids;
        Tally[] old = tallies;
        ids = new long[2 * oldIds.length];
        tallies = new Tally[ids.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int at = find(oldIds[i]);
                ids[at] = oldIds[i];
                tallies[at] = old[i];
            }
        }
    }
}
