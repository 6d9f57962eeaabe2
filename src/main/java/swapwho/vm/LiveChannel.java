// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What the guest says while it runs. Signals are lines after a byte 1: "begin" and "end STATUS" come from init,
 * others are stages of the script. A signal may come in the middle of a line that another process writes.
 */
final class LiveChannel {
    private static final char SIGNAL = 1;

    private final GuestListener listener;
    private final long start = System.nanoTime();
    private final StringBuilder line = new StringBuilder();
    private long begin;
    private long end;
    private Integer status;

    LiveChannel(GuestListener listener) {
        this.listener = listener;
    }

    /** Reads to the end. */
    void read(InputStream channel) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(channel, StandardCharsets.UTF_8));
        for (String next = reader.readLine(); next != null; next = reader.readLine()) {
            int at = next.indexOf(SIGNAL);
            if (at >= 0) {
                line.append(next, 0, at);
                signal(next.substring(at + 1));
            } else {
                listener.line(line.append(next).toString());
                line.setLength(0);
            }
        }
    }

    private void signal(String word) {
        if (word.equals("begin")) {
            begin = System.nanoTime();
            listener.booted();
        } else if (word.startsWith("end ")) {
            end = System.nanoTime();
            status = Integer.valueOf(word.substring("end ".length()));
        } else {
            listener.stage(word);
        }
    }

    boolean booted() {
        return begin != 0;
    }

    /** The script's exit status; empty when the guest did not get so far. */
    Optional<Integer> status() {
        return Optional.ofNullable(status);
    }

    Duration boot() {
        return Duration.ofNanos(begin - start);
    }

    Duration run() {
        return Duration.ofNanos(end - begin);
    }
}
