// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.util.function.Function;
import swapwho.model.FilePage;

/** How each file that pages belong to is written, made once. Bounded: a newcomer takes the place of one with the same hash. */
final class FileNames {
    private static final int SIZE = 256;

    private final Function<FilePage, byte[]> maker;
    private final long[] inodes = new long[SIZE];
    private final int[] devices = new int[SIZE];
    private final long[] names = new long[SIZE * FilePage.NAME_WORDS];
    private final byte[][] texts = new byte[SIZE][];

    FileNames(Function<FilePage, byte[]> maker) {
        this.maker = maker;
    }

    byte[] of(FilePage file) {
        long inode = file.inode();
        int at = (int) (inode ^ inode >>> 32) + file.device() & SIZE - 1;
        if (texts[at] == null || inodes[at] != inode || devices[at] != file.device() || !named(at, file)) {
            inodes[at] = inode;
            devices[at] = file.device();
            for (int word = 0; word < FilePage.NAME_WORDS; word++) {
                names[at * FilePage.NAME_WORDS + word] = file.name(word);
            }
            texts[at] = maker.apply(file);
        }
        return texts[at];
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
