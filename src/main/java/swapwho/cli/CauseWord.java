// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import swapwho.model.Cause;

/** Reads a cause by its word. */
final class CauseWord implements ITypeConverter<Cause>, Iterable<String> {
    @Override
    public Cause convert(String word) {
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no cause '" + word + "', but "
                        + Arrays.stream(Cause.values()).map(Cause::word).collect(Collectors.joining(", "))));
    }

    /** For completion. */
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Cause.values()).map(Cause::word).iterator();
    }
}
