// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What kind of page it is; the order is that of enum page_kind in event.h. */
public enum Kind {
    UNKNOWN("unknown"),
    ANON("anon"),
    KSM("ksm"),
    SHMEM("shmem");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word of the contract, as in JSON and in tables. */
    public String word() {
        return word;
    }
}
