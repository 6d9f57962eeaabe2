// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program has drawn on a terminal, frame by frame, each from the top left corner on and over the one before. */
final class Frames {
    private static final String BEGIN = "\033[?1049h";
    private static final String END = "\033[?1049l";

    private Frames() {}

    /** The lines of each, without colours. */
    static List<List<String>> of(String typescript) {
        String screen = typescript.substring(typescript.indexOf(BEGIN), typescript.indexOf(END));
        List<List<String>> frames = new ArrayList<>();
        String[] parts = screen.split("\033\\[H", -1);
        for (int i = 1; i < parts.length; i++) {
            String plain = parts[i].replaceAll("\033\\[[0-9;?]*[a-zA-Z]", "");
            // The terminal makes "\r\r\n" of "\r\n".
            frames.add(Arrays.stream(plain.split("\r*\n", -1)).map(String::stripTrailing).toList());
        }
        return frames;
    }

    /** What came after it. */
    static String after(String typescript) {
        return typescript.substring(typescript.indexOf(END) + END.length());
    }
}
