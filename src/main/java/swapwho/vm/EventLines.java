// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads events.ndjson line by line, in one pass; a guest that was cut off leaves a last line without its end. */
final class EventLines {
    /** Takes the events in their order; others than these are skipped. */
    interface Reader {
        void swapOut(TracedSwapOut event);

        /** Only those by a fault. */
        default void swapIn(TracedSwapIn event) {}

        void lost(long events);

        void summary(TracedSummary summary);
    }

    private EventLines() {}

    /**
     * Reads the whole file.
     *
     * @return whether the last line was cut off; it is left out then
     * @throws IOException when the file cannot be read or a whole line is no event
     */
    static boolean read(Path file, Reader reader) throws IOException {
        EventParser parser = new EventParser(reader);
        long number = 1;
        try (InputStream in = Files.newInputStream(file)) {
            Window window = new Window(in);
            for (; window.nextLine(); number++) {
                parser.parse(window.bytes, window.start, window.end - window.start, number);
            }
            return window.end > window.start;
        } catch (EventParser.NoEvent wrong) {
            throw new IOException(file + " line " + number + " is no event: " + wrong.getMessage(), wrong);
        }
    }

    /** The part of the file in memory; it grows to the longest line. */
    private static final class Window {
        private final InputStream in;
        private byte[] bytes = new byte[1 << 16];
        /** Where the line begins and where it ends, its newline left out. */
        private int start;
        private int end = -1;

        private int filled;

        Window(InputStream in) {
            this.in = in;
        }

        /** Goes on to the next whole line; when there is none, the line is what is left of the file. */
        boolean nextLine() throws IOException {
            start = end + 1;
            end = start;
            do {
                for (; end < filled; end++) {
                    if (bytes[end] == '\n') {
                        return true;
                    }
                }
            } while (fill());
            return false;
        }

        private boolean fill() throws IOException {
            byte[] target = filled - start > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
            System.arraycopy(bytes, start, target, 0, filled - start);
            bytes = target;
            filled -= start;
            end -= start;
            start = 0;
            int read = in.read(bytes, filled, bytes.length - filled);
            filled += Math.max(read, 0);
            return read > 0;
        }
    }
}
