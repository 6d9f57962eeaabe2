// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Where the content of a page that came back was; the order is that of enum swap_in_from in event.h. */
public enum From {
    UNKNOWN("unknown"),
    DEVICE("device"),
    ZSWAP("zswap"),
    ZERO("zero"),
    /** Still, or again, in memory: nothing was read for this swap-in. */
    CACHE("cache");

    private final String word;

    From(String word) {
        this.word = word;
    }

    /** The word of the contract, as in JSON and in tables. */
    public String word() {
        return word;
    }
}
