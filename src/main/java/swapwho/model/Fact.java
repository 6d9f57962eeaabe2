// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * Something that this machine, its kernel or these privileges have or lack.
 *
 * @param name   what it is, in a word or two
 * @param needed `trace` cannot do without it
 * @param found  what was seen that gives the answer
 * @param lost   what a user loses without it; empty when nothing is lost
 * @param mend   the command that mends it; empty when there is nothing to mend
 */
public record Fact(String name, Answer answer, boolean needed, String found, String lost, String mend) {
    /** Names of those that decide what `held` can see. */
    public static final String PAGE_TABLES = "page tables";

    public static final String USER_NAMESPACE = "machine's user namespace";
    public static final String SLOTS = "CAP_SYS_ADMIN";
    public static final String OTHERS = "CAP_SYS_PTRACE";
    public static final String SWAP = "swap area";

    /** Whether it is there. */
    public enum Answer {
        YES("yes"),
        NO("no"),
        UNKNOWN("could not tell");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Fact yes(String name, String found) {
        return new Fact(name, Answer.YES, false, found, "", "");
    }

    public static Fact no(String name, String found, String lost, String mend) {
        return new Fact(name, Answer.NO, false, found, lost, mend);
    }

    public static Fact unknown(String name, String found, String lost, String mend) {
        return new Fact(name, Answer.UNKNOWN, false, found, lost, mend);
    }

    /** The same, as one that `trace` cannot do without. */
    public Fact forTrace() {
        return new Fact(name, answer, true, found, lost, mend);
    }

    /** Whether `trace` cannot run for want of it. */
    public boolean stopsTrace() {
        return needed && answer == Answer.NO;
    }
}
