// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import swapwho.model.Diagnosis;
import swapwho.model.Fact;

/** What this machine allows: a line a fact, below it what is lost and what mends it, and a sentence at the end. */
public final class DoctorLines {
    private DoctorLines() {}

    /** Several lines, each with its line end. */
    public static String text(Diagnosis diagnosis, Theme theme) {
        TextTable out = new TextTable();
        for (Fact fact : diagnosis.facts()) {
            boolean unknown = fact.answer() == Fact.Answer.UNKNOWN;
            String colour = fact.answer() == Fact.Answer.YES ? theme.detail : theme.owner;
            out.line("%s%-3s%s %-24s %s%s", colour, unknown ? "?" : fact.answer().word(), theme.end, fact.name(),
                    unknown ? fact.answer().word() + ": " : "", safe(fact.found()));
            detail(out, "without", fact.lost());
            detail(out, "mend it", fact.mend());
        }
        out.gap();
        out.line("%s", diagnosis.sentence());
        return out.toString();
    }

    private static void detail(TextTable out, String label, String text) {
        if (!text.isEmpty()) {
            out.line("    %s: %s", label, text);
        }
    }

    /** An object a fact, and one for the verdict. */
    public static String json(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder();
        for (Fact fact : diagnosis.facts()) {
            out.append("{\"fact\":\"").append(json(fact.name()))
                    .append("\",\"answer\":\"").append(fact.answer().word())
                    .append("\",\"needed\":").append(fact.needed())
                    .append(",\"found\":\"").append(json(fact.found())).append('"')
                    .append(key("without", fact.lost()))
                    .append(key("mend", fact.mend()))
                    .append("}\n");
        }
        return out.append("{\"verdict\":\"").append(json(diagnosis.sentence()))
                .append("\",\"trace\":").append(diagnosis.trace())
                .append(",\"held\":\"").append(diagnosis.held().name().toLowerCase(Locale.ROOT))
                .append("\"}\n").toString();
    }

    private static String key(String key, String text) {
        return text.isEmpty() ? "" : ",\"" + key + "\":\"" + json(text) + "\"";
    }

    private static String json(String text) {
        return Names.json(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A swap file's name is anybody's. */
    private static String safe(String text) {
        return Names.text(text.getBytes(StandardCharsets.UTF_8));
    }
}
