// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import swapwho.model.CgroupBook;
import swapwho.model.CgroupBooks;
import swapwho.model.Counter;
import swapwho.model.Tally;

/** What was reported of each cgroup beside its memory.stat, which has the cgroups below it in its numbers too. */
final class CgroupsSummed {
    private record Met(long id, byte[] path) {}

    private CgroupsSummed() {}

    /** Empty under version 1, where events do not say in which of its trees a process is. */
    static List<CgroupBook> of(CgroupBooks books, Known known) {
        if (!known.memoryStats.byId()) {
            return List.of();
        }
        List<Met> met = LongStream.of(books.ids())
                .mapToObj(id -> new Met(id, known.cgroups.path(id)))
                .filter(one -> one.path != null)
                .toList();
        // In this order those below a cgroup follow right after it.
        TreeMap<byte[], Tally> byPath = new TreeMap<>(CgroupsSummed::compare);
        met.forEach(one -> byPath.computeIfAbsent(one.path, path -> new Tally()).add(books.reported(one.id)));
        return met.stream()
                .map(one -> new CgroupBook(one.path, known.memoryStats.change(one.id, one.path), withBelow(one.path, byPath)))
                .filter(book -> pages(book) > 0)
                .sorted(Comparator.comparingLong(book -> -pages(book)))
                .toList();
    }

    private static Tally withBelow(byte[] path, TreeMap<byte[], Tally> byPath) {
        Tally sum = new Tally();
        for (Map.Entry<byte[], Tally> entry : byPath.tailMap(path).entrySet()) {
            if (!isIn(entry.getKey(), path)) {
                break;
            }
            sum.add(entry.getValue());
        }
        return sum;
    }

    private static boolean isIn(byte[] path, byte[] above) {
        return above.length == 1
                || path.length == above.length && Arrays.equals(path, above)
                || path.length > above.length
                        && path[above.length] == '/'
                        && Arrays.mismatch(path, above) == above.length;
    }

    /** Like the names' bytes, but / before all others. */
    private static int compare(byte[] one, byte[] other) {
        int at = Arrays.mismatch(one, other);
        if (at < 0 || at == one.length || at == other.length) {
            return one.length - other.length;
        }
        return one[at] == '/' ? -1 : other[at] == '/' ? 1 : Byte.compareUnsigned(one[at], other[at]);
    }

    private static long pages(CgroupBook book) {
        return Arrays.stream(Counter.values()).mapToLong(book.reported()::of).sum();
    }
}
