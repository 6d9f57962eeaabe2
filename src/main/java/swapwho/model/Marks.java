// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/**
 * Takers' numbers by the marks that the kernel notes with slots; a taker that several have woken has several. Bounded: at
 * the limit all are forgotten, and those in use come again with the next rows.
 */
final class Marks {
    private final int limit;
    /** 0: a free place. */
    private final int[] marks;

    private final char[] numbers;
    private int count;

    /** @param limit how many to keep, a power of two */
    Marks(int limit) {
        this.limit = limit;
        marks = new int[2 * limit];
        numbers = new char[2 * limit];
    }

    /** @param mark 0: none, nothing is kept */
    void put(int mark, int number) {
        if (mark == 0) {
            return;
        }
        int at = place(mark);
        if (marks[at] == 0 && count++ == limit) {
            clear();
            put(mark, number);
            return;
        }
        marks[at] = mark;
        numbers[at] = (char) number;
    }

    /** NOBODY when it is not known. */
    int get(int mark) {
        return mark == 0 ? Takers.NOBODY : numbers[place(mark)];
    }

    void clear() {
        Arrays.fill(marks, 0);
        Arrays.fill(numbers, (char) Takers.NOBODY);
        count = 0;
    }

    /** Where the mark is, or belongs. */
    private int place(int mark) {
        int at = mark >>> 1 & marks.length - 1;
        while (marks[at] != 0 && marks[at] != mark) {
            at = at + 1 & marks.length - 1;
        }
        return at;
    }
}
