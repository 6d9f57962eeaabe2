// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who maps which pages of shared memory that are in swap. Known is how many there are in each mapped part, not which;
 * where parts of one object overlap only in places, what can be counted without counting a page twice is counted.
 */
final class SharedClaims {
    /**
     * What one process maps of one object.
     *
     * @param share its fair part of the object's pages in swap: by how many of them each of those who map it maps
     */
    record Claim(Holder holder, List<SharedRange> ranges, double share) {}

    private record Key(long device, long inode) {
        // By hand, for Java would make classes for a record's own at each start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && device == key.device && inode == key.inode;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(device * 31 + inode);
        }
    }

    final List<Claim> claims = new ArrayList<>();
    /** Pages in swap of all objects, each once. */
    long held;

    SharedClaims(List<Holder> holders) {
        Map<Key, List<Holder>> byObject = new HashMap<>();
        for (Holder holder : holders) {
            for (SharedRange range : holder.shared) {
                List<Holder> mappers =
                        byObject.computeIfAbsent(new Key(range.device, range.inode), _ -> new ArrayList<>());
                if (mappers.isEmpty() || mappers.getLast() != holder) {
                    mappers.add(holder);
                }
            }
        }
        byObject.forEach(this::add);
    }

    private void add(Key object, List<Holder> mappers) {
        List<List<SharedRange>> each = mappers.stream()
                .map(holder -> holder.shared.stream()
                        .filter(range -> range.inode == object.inode && range.device == object.device)
                        .toList())
                .toList();
        long whole = pagesOfOne(each.stream().flatMap(List::stream).toList());
        long sum = each.stream().mapToLong(SharedClaims::pagesOfOne).sum();
        held += whole;
        for (int i = 0; i < mappers.size() && sum > 0; i++) {
            claims.add(new Claim(mappers.get(i), each.get(i), (double) whole * pagesOfOne(each.get(i)) / sum));
        }
    }

    /** Pages in swap that these map together, each once. */
    static long pages(List<Claim> claims) {
        Map<Key, List<SharedRange>> byObject = new HashMap<>();
        for (Claim claim : claims) {
            SharedRange first = claim.ranges.getFirst();
            byObject.computeIfAbsent(new Key(first.device, first.inode), _ -> new ArrayList<>()).addAll(claim.ranges);
        }
        return byObject.values().stream().mapToLong(SharedClaims::pagesOfOne).sum();
    }

    private static int byEnd(SharedRange a, SharedRange b) {
        return a.to != b.to ? Long.compare(a.to, b.to) : Long.compare(a.from, b.from);
    }

    /** The most that parts of one object without an overlap have together. */
    private static long pagesOfOne(List<SharedRange> ranges) {
        List<SharedRange> sorted = new ArrayList<>();
        ranges.stream().sorted(SharedClaims::byEnd)
                .filter(range -> sorted.isEmpty() || !sorted.getLast().same(range))
                .forEach(sorted::add);
        // best[i]: of the first i parts, in the order of their ends
        long[] best = new long[sorted.size() + 1];
        for (int i = 0; i < sorted.size(); i++) {
            SharedRange range = sorted.get(i);
            int before = i;
            while (before > 0 && sorted.get(before - 1).to > range.from) {
                before--;
            }
            best[i + 1] = Math.max(best[i], best[before] + range.swapped);
        }
        return best[sorted.size()];
    }
}
