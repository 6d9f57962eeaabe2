// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.function.Function;

/** What is made once of each file that pages belong to. Bounded: a newcomer takes the place of one with the same hash. */
public final class PerFile<T> {
    private static final int SIZE = 256;

    private final Function<FilePage, T> maker;
    private final boolean[] made = new boolean[SIZE];
    private final long[] inodes = new long[SIZE];
    private final int[] devices = new int[SIZE];
    private final long[] names = new long[SIZE * FilePage.NAME_WORDS];
    private final Object[] things = new Object[SIZE];

    /** @param maker asked for what it makes of a file's inode, device and name; it may be null */
    public PerFile(Function<FilePage, T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("unchecked")
    public T of(FilePage file) {
        long inode = file.inode();
        int at = (int) (inode ^ inode >>> 32) + file.device() & SIZE - 1;
        if (!made[at] || inodes[at] != inode || devices[at] != file.device() || !named(at, file)) {
            made[at] = true;
            inodes[at] = inode;
            devices[at] = file.device();
            for (int word = 0; word < FilePage.NAME_WORDS; word++) {
                names[at * FilePage.NAME_WORDS + word] = file.name(word);
            }
            things[at] = maker.apply(file);
        }
        return (T) things[at];
    }

    private boolean named(int at, FilePage file) {
        for (int word = 0; word < FilePage.NAME_WORDS; word++) {
            if (names[at * FilePage.NAME_WORDS + word] != file.name(word)) {
                return false;
            }
        }
        return true;
    }
}
