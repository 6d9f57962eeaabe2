// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.util.Arrays;

/** Numbers on the wire as Java's constants. */
final class Words {
    private Words() {}

    /** For each value of a byte its constant; what this reader does not know yet is taken for `other`. */
    static <E extends Enum<E>> E[] byNumber(E[] constants, E other) {
        E[] all = Arrays.copyOf(constants, 256);
        Arrays.fill(all, constants.length, all.length, other);
        return all;
    }
}
