// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes summary.json, the verdict for scripts. */
public final class VerdictJson {
    private VerdictJson() {}

    /** Writes the file anew; `kernel` is the guest's release, as uname -r prints it. */
    public static void write(Path file, Verdict verdict, String kernel) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("kernel", kernel);
            json.writeNumberField("recall", verdict.total().recall());
            json.writeNumberField("precision", verdict.total().precision());
            json.writeNumberField("held_pages", verdict.total().held());
            json.writeNumberField("named_pages", verdict.total().named());
            json.writeNumberField("missing", verdict.total().missing());
            json.writeNumberField("false", verdict.total().falselyNamed());
            json.writeNumberField("swap_out_pages", verdict.swapOutPages());
            json.writeNumberField("lost_events", verdict.lostEvents());
            if (verdict.summary().isPresent()) {
                json.writeObjectFieldStart("kernel_counters");
                for (Map.Entry<String, Long> counter : new TreeMap<>(verdict.summary().get().kernel()).entrySet()) {
                    json.writeNumberField(counter.getKey(), counter.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
