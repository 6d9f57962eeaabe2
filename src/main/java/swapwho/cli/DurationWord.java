// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time like 100ms, 30s, 5m, 2h. */
final class DurationWord implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String word) {
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            throw new TypeConversionException("'" + word + "' is not a time like 100ms, 30s, 5m or 2h");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
