// SPDX-License-Identifier: Apache-2.0
package swapwho.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every message that a user can meet has its heading in docs/messages.md, with … for what varies. */
class MessagesTest {
    private static final Path PAGE = Path.of("docs/messages.md");
    /** So long a piece of a heading is no coincidence. */
    private static final int PIECE = 7;
    /** Where messages for users are made. */
    private static final Pattern JAVA = Pattern.compile(
            "new (?:Kernel|Vm|TypeConversion|Parameter)Exception\\(|throw new IOException\\(|\\berr(?:\\(\\))?\\.println\\(");
    private static final Pattern SHELL = Pattern.compile("echo \"swapwho: ((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** A number of places or the name of a variable, in a format or in a shell's text. */
    private static final Pattern VARIES = Pattern.compile("%[-+.\\d]*[sdfxn]|\\$\\{?\\w+}?");

    @Test
    void everyMessageHasAHeading() throws IOException {
        List<Pattern> forms = headings().stream().map(MessagesTest::form).toList();
        assertThat(messages())
                .filteredOn(message -> forms.stream().noneMatch(form -> fits(form, message)))
                .isEmpty();
    }

    @Test
    void everyHeadingIsAMessageThatExists() throws IOException {
        StringBuilder sources = new StringBuilder();
        List<Path> files = new ArrayList<>(sources());
        files.add(Path.of("src/guest/run-load.sh"));
        for (Path file : files) {
            sources.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""));
        }
        String all = VARIES.matcher(sources).replaceAll("\0");
        assertThat(headings())
                .filteredOn(heading -> Stream.of(heading.split("…"))
                        .noneMatch(piece -> piece.length() >= PIECE && all.contains(piece)))
                .isEmpty();
    }

    @Test
    void everyHeadingHasATextThatSaysMore() throws IOException {
        assertThat(Files.readString(PAGE).split("(?m)^### .*\n")).allMatch(text -> !text.isBlank());
    }

    private static List<String> headings() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();
    }

    /** Each with NULs for what varies. */
    private static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher maker = JAVA.matcher(text);
            while (maker.find()) {
                messages.add(message(argument(text, maker.end())));
            }
            Matcher echo = SHELL.matcher(text);
            while (echo.find()) {
                messages.add(VARIES.matcher(echo.group(1)).replaceAll("\0"));
            }
        }
        return messages.stream()
                // What is no sentence of its own, such as "swapwho: " before another message.
                .filter(message -> message.replace("\0", "").matches("(?s).*[a-z]{2}.*"))
                // Nobody interrupts these threads; something must be thrown all the same.
                .filter(message -> !message.startsWith("interrupted"))
                .distinct()
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Stream<Path> scripts =
                    Stream.of("swapwho", "mvnw", "scripts/find-jdk.sh", "scripts/packages.sh").map(Path::of);
            return Stream.concat(files.filter(file -> file.toString().endsWith(".java")), scripts).toList();
        }
    }

    /** The text from an opening bracket to the one that closes it, or to the first comma outside of a literal. */
    private static String argument(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && (c == ')' && depth-- == 0 || c == ',' && depth == 0)) {
                return text.substring(start, i);
            }
        }
        throw new IllegalArgumentException("unbalanced brackets");
    }

    /** What is written out in an expression, outside of all its brackets. */
    private static String message(String expression) {
        StringBuilder message = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '"') {
                Matcher literal = LITERAL.matcher(expression).region(i, expression.length());
                literal.lookingAt();
                i = literal.end() - 1;
                if (depth == 0) {
                    message.append(VARIES.matcher(literal.group(1).replace("\\\"", "\"")).replaceAll("\0"));
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && !Character.isWhitespace(c) && c != '+') {
                message.append('\0');
            }
        }
        return message.toString().replaceFirst("^swapwho: ", "");
    }

    private static Pattern form(String heading) {
        return Pattern.compile(
                Stream.of(heading.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*\0.*")), Pattern.DOTALL);
    }

    /** A format's arguments leave NULs at the end that stand for nothing. */
    private static boolean fits(Pattern form, String message) {
        return form.matcher(message).matches() || form.matcher(message.replaceFirst("\0+$", "")).matches();
    }
}
