// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Who had a page brought back; the order is that of enum swap_in_by in event.h. */
public enum By {
    OTHER("other"),
    FAULT("fault"),
    READAHEAD("readahead"),
    SWAPOFF("swapoff");

    private final String word;

    By(String word) {
        this.word = word;
    }

    /** The word of the contract, as in JSON and in tables. */
    public String word() {
        return word;
    }
}
