// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Things that two objects together stand for, found by their identity without allocating. Bounded: when it is full, those
 * that were quiet for a minute go, and if that is not enough the least busy half, which live on as one sum.
 */
final class Cells<C extends Cells.Cell<C>> {
    /** One of them. */
    abstract static class Cell<C> {
        private final Object first;
        private final Object second;
        /** Base pages, by which cells are compared. */
        final Minute pages = new Minute();

        Cell(Object first, Object second) {
            this.first = first;
            this.second = second;
        }

        abstract void merge(C other);
    }

    /** Makes one that was not there before. */
    @FunctionalInterface
    interface Maker<C> {
        C make(Object first, Object second);
    }

    private final int limit;
    private final Maker<C> maker;
    private final List<C> table;
    private C last;
    private C others;
    private int count;

    /** @param limit how many to keep apart, a power of two */
    Cells(int limit, Maker<C> maker) {
        this.limit = limit;
        this.maker = maker;
        table = new ArrayList<>(Collections.nCopies(2 * limit, null));
    }

    /**
     * The cell of two objects.
     *
     * @param second may be null
     * @param now    the second that it is, to tell which cells are quiet
     */
    C of(Object first, Object second, long now) {
        Cell<C> previous = last;
        if (previous != null && previous.first == first && previous.second == second) {
            return last;
        }
        int at = find(first, second);
        if (table.get(at) == null) {
            if (count == limit) {
                fold(now);
                at = find(first, second);
            }
            count++;
            table.set(at, maker.make(first, second));
        }
        return last = table.get(at);
    }

    List<C> all() {
        return table.stream().filter(cell -> cell != null).toList();
    }

    /** The sum of those that were folded together, or null. */
    C others() {
        return others;
    }

    /** The same, to be added to. */
    C rest() {
        if (others == null) {
            others = maker.make(null, null);
        }
        return others;
    }

    private int find(Object first, Object second) {
        long mixed = (31L * System.identityHashCode(first) + System.identityHashCode(second)) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 40) & 2 * limit - 1;
        while (table.get(at) != null && !is(table.get(at), first, second)) {
            at = at + 1 & 2 * limit - 1;
        }
        return at;
    }

    private static boolean is(Cell<?> cell, Object first, Object second) {
        return cell.first == first && cell.second == second;
    }

    private void fold(long now) {
        List<C> busy = new ArrayList<>(all());
        busy.removeIf(cell -> cell.pages.sum(now) == 0);
        busy.sort(Comparator.comparingLong(cell -> -cell.pages.sum(now)));
        List<C> kept = busy.subList(0, Math.min(busy.size(), limit / 2));
        for (C cell : busy.subList(kept.size(), busy.size())) {
            rest().merge(cell);
        }
        Collections.fill(table, null);
        count = kept.size();
        for (C cell : kept) {
            Cell<C> keys = cell;
            table.set(find(keys.first, keys.second), cell);
        }
    }
}
