// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/** What a row of `top` stands for. */
public enum TopBy {
    PROCESS,
    CGROUP,
    CONTAINER,
    COMMAND,
    MAPPING;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    public String word() {
        return word;
    }
}
