// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import swapwho.model.HeldBy;

/** Reads what the rows of `held` are to stand for. */
final class ByWord implements ITypeConverter<HeldBy>, Iterable<String> {
    @Override
    public HeldBy convert(String word) {
        return Arrays.stream(HeldBy.values())
                .filter(by -> by.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there are no rows by '" + word + "', but by "
                        + Arrays.stream(HeldBy.values()).map(HeldBy::word).collect(Collectors.joining(", "))));
    }

    /** For completion. */
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(HeldBy.values()).map(HeldBy::word).iterator();
    }
}
