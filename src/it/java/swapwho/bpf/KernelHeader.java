// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what kernel.h and its two parts rely on against a kernel's own types, as libbpf will when it relocates the program. */
final class KernelHeader {
    private static final List<Path> HEADERS = Stream.of("kernel.h", "kernel_file.h", "kernel_task.h")
            .map(name -> Path.of("src/main/bpf", name)).toList();
    private static final Pattern TAGGED = Pattern.compile("(?m)^(struct|enum) (\\w+) \\{");
    private static final Pattern TYPEDEF = Pattern.compile("(?m)^\\} (\\w+);");

    private final Btf object;
    private final Btf kernel;

    KernelHeader(Btf object, Btf kernel) {
        this.object = object;
        this.kernel = kernel;
    }

    /** The headers' types, as they name them. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path header : HEADERS) {
            String text = Files.readString(header);
            TAGGED.matcher(text).results().map(found -> found.group(2)).forEach(names::add);
            TYPEDEF.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(names::add);
        }
        return names;
    }

    /** What this kernel lacks or has otherwise: "type" or "type.field", with the difference after a colon. */
    List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        for (String name : names()) {
            Btf.Type ours = find(object, name)
                    .orElseThrow(() -> new AssertionError("the program uses nothing of kernel.h's " + name));
            find(kernel, name.replaceFirst("___.*", "")).ifPresentOrElse(
                    theirs -> compare(name, ours, theirs, differences), () -> differences.add(name));
        }
        return differences;
    }

    private static java.util.Optional<Btf.Type> find(Btf btf, String name) {
        return btf.types()
                .filter(type -> type.name().equals(name))
                .filter(type -> switch (type.kind()) {
                    case STRUCT, ENUM, TYPEDEF -> true;
                    default -> false;
                })
                .findFirst();
    }

    private void compare(String name, Btf.Type ours, Btf.Type theirs, List<String> differences) {
        if (ours.kind() != theirs.kind()) {
            differences.add(name + ": " + theirs.kind());
            return;
        }
        if (ours.kind() == Btf.Kind.TYPEDEF) {
            compare(name, object.resolved(ours.target()), kernel.resolved(theirs.target()), differences);
            return;
        }
        for (Btf.Member field : ours.members()) {
            String place = name + "." + field.name();
            kernel.field(theirs, field.name()).ifPresentOrElse(found -> {
                if (ours.kind() == Btf.Kind.STRUCT) {
                    String difference = difference(field, found);
                    if (!difference.isEmpty()) {
                        differences.add(place + ": " + difference);
                    }
                }
            }, () -> differences.add(place));
        }
    }

    private String difference(Btf.Member ours, Btf.Member theirs) {
        if (ours.bitSize() != theirs.bitSize()) {
            return "a bitfield of " + theirs.bitSize();
        }
        return difference(ours.type(), theirs.type());
    }

    /** Empty when one may be read as the other. Where a pointer leads to matters only when both sides say it. */
    private String difference(int ours, int theirs) {
        Btf.Type own = object.resolved(ours);
        Btf.Type other = kernel.resolved(theirs);
        if (kindOf(own) != kindOf(other)) {
            return "a " + other.kind();
        }
        return switch (own.kind()) {
            case PTR -> pointer(object.resolved(own.target()), kernel.resolved(other.target()));
            // An array without a size is as long as what was allocated for it.
            case ARRAY -> other.size() > 0 && own.size() > other.size() ? "of " + other.size() : difference(own.target(), other.target());
            case STRUCT -> own.name().equals(other.name()) ? "" : "a struct " + other.name();
            default -> own.size() == other.size() ? "" : "of " + other.size() + " bytes";
        };
    }

    private static String pointer(Btf.Type own, Btf.Type other) {
        boolean told = own.kind() == Btf.Kind.STRUCT || own.kind() == Btf.Kind.FWD;
        return !told || own.name().replaceFirst("___.*", "").equals(other.name()) ? "" : "a pointer to " + other.name();
    }

    private static Btf.Kind kindOf(Btf.Type type) {
        return switch (type.kind()) {
            case ENUM -> Btf.Kind.INT;
            case UNION -> Btf.Kind.STRUCT; // libbpf takes one for the other
            default -> type.kind();
        };
    }
}
