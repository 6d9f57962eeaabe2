// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What a row of `held` stands for. */
public enum HeldBy {
    PROCESS,
    CGROUP,
    CONTAINER,
    MAPPING,
    AREA;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    public String word() {
        return word;
    }
}
