// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import swapwho.model.FilePage;

/** A window onto one struct file_page of event.h; the constants are byte offsets, see SwapOutDecoder. */
final class FileDecoder implements FilePage {
    static final int INODE = 0;
    static final int INDEX = 8;
    static final int DEVICE = 16;
    static final int INTERNAL = 20;
    static final int NAME = 24;
    static final int BYTES = 56;

    private long[] words;
    private int at;

    void moveTo(long[] words, int at) {
        this.words = words;
        this.at = at;
    }

    @Override
    public long inode() {
        return words[at + INODE / 8];
    }

    @Override
    public long index() {
        return words[at + INDEX / 8];
    }

    @Override
    public int device() {
        return (int) words[at + DEVICE / 8];
    }

    @Override
    public boolean internal() {
        return words[at + INTERNAL / 8] >>> 32 != 0;
    }

    @Override
    public long name(int word) {
        return words[at + NAME / 8 + word];
    }
}
