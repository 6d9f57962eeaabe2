// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** How the content was kept; the order is that of enum stored in event.h. */
public enum Stored {
    UNKNOWN("unknown"),
    DEVICE("device"),
    ZSWAP("zswap"),
    ZERO("zero"),
    ALREADY("already"),
    CACHED("cached");

    private final String word;

    Stored(String word) {
        this.word = word;
    }

    /** The word of the contract, as in JSON and in tables. */
    public String word() {
        return word;
    }
}
