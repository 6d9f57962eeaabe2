// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.List;

/**
 * What will work on this machine.
 *
 * @param facts what was found, in the order in which it is shown
 * @param held  what `held` can see
 * @param swap  there is a swap area
 */
public record Diagnosis(List<Fact> facts, Reach held, boolean swap) {
    /** How much `held` can see. */
    public enum Reach {
        /** Every process and its slots. */
        ALL,
        /** The user's own processes, without their slots. */
        OWN,
        NOTHING
    }

    /** Concludes from all facts together. */
    public static Diagnosis of(List<Fact> facts) {
        boolean slots = is(facts, Fact.USER_NAMESPACE) && is(facts, Fact.SLOTS) && is(facts, Fact.OTHERS);
        Reach held = !is(facts, Fact.PAGE_TABLES) ? Reach.NOTHING : slots ? Reach.ALL : Reach.OWN;
        return new Diagnosis(facts, held, is(facts, Fact.SWAP));
    }

    private static boolean is(List<Fact> facts, String name) {
        return facts.stream().anyMatch(fact -> fact.name().equals(name) && fact.answer() == Fact.Answer.YES);
    }

    /** Whether `trace` can run; what could not be told is no hindrance. */
    public boolean trace() {
        return facts.stream().noneMatch(Fact::stopsTrace);
    }

    /** In one sentence. */
    public String sentence() {
        String missing = String.join(", ", facts.stream().filter(Fact::stopsTrace).map(Fact::name).toList());
        String held = switch (this.held) {
            case ALL -> "swapwho held will work";
            case OWN -> "swapwho held will show your own processes, without who shares what";
            case NOTHING -> "swapwho held will not";
        };
        String works = trace()
                ? this.held == Reach.ALL ? "swapwho trace and swapwho held will work here" : "swapwho trace will work here, " + held
                : "swapwho trace will not work here, for want of: " + missing + "; " + held;
        return works + (swap ? "." : "; there is no swap now, so they have nothing to show.");
    }
}
