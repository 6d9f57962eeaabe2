// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.Arrays;

/** One object a name, whichever reading of a process it comes from. Bounded: a newcomer takes the place of one with the same hash. */
final class MappingNames {
    private final Mapping[] table;
    private Mapping lastAsked;
    private Mapping last;

    /** @param limit a power of two */
    MappingNames(int limit) {
        table = new Mapping[limit];
    }

    /** Null of null. */
    Mapping of(Mapping mapping) {
        if (mapping == lastAsked) {
            return last;
        }
        lastAsked = mapping;
        if (mapping == null) {
            return last = null;
        }
        int at = Arrays.hashCode(mapping.name) & table.length - 1;
        if (table[at] == null || !Arrays.equals(table[at].name, mapping.name)) {
            table[at] = mapping;
        }
        return last = table[at];
    }
}
