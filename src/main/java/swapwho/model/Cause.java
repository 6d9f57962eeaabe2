// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** Why reclaim ran; the order is that of enum cause in event.h. */
public enum Cause {
    OTHER("other"),
    KSWAPD("kswapd"),
    DIRECT("direct"),
    CGROUP_LIMIT("cgroup_limit"),
    PROACTIVE("proactive"),
    MADVISE("madvise"),
    DAMON("damon"),
    ZSWAP_WRITEBACK("zswap_writeback"),
    HIBERNATION("hibernation");

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    /** The word of the contract, as in JSON and in tables. */
    public String word() {
        return word;
    }
}
