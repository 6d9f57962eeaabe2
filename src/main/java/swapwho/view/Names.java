// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import swapwho.model.FilePage;

/** Names that anybody may choose (of processes, files, cgroups), made harmless for where they are shown. */
public final class Names {
    private static final int MAJOR_SHIFT = 20;

    private Names() {}

    /** A process's name as the kernel keeps it: 16 bytes in two little-endian words, up to the first NUL. */
    public static byte[] command(long low, long high) {
        return upToNul(low, high);
    }

    /** Of the file system that a file is on: major and minor number. */
    static String device(FilePage file) {
        return (file.device() >>> MAJOR_SHIFT) + ":" + (file.device() & (1 << MAJOR_SHIFT) - 1);
    }

    private static byte[] upToNul(long... words) {
        byte[] name = new byte[8 * words.length];
        int length = 0;
        while (length < name.length) {
            byte next = (byte) (words[length / 8] >> 8 * (length & 7));
            if (next == 0) {
                break;
            }
            name[length++] = next;
        }
        return Arrays.copyOf(name, length);
    }

    /** As the inside of a JSON string; bytes that are not UTF-8 become U+FFFD. */
    public static String json(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                safe.append('\\').append(c);
            } else if (c < ' ') {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** For a terminal: whatever could move the cursor, change colours or turn the reading direction is spelt out. */
    public static String text(byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\t' -> safe.append("\\t");
                case '\r' -> safe.append("\\r");
                case '\\' -> safe.append("\\\\");
                default -> {
                    if (!acts(c)) {
                        safe.appendCodePoint(c);
                    } else if (c < 256) {
                        safe.append(String.format("\\x%02x", c));
                    } else {
                        safe.append(String.format("\\u%04x", c));
                    }
                }
            }
        }
        return safe.toString();
    }

    private static boolean acts(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
