// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import swapwho.model.TopState;
import swapwho.view.LineBuffer;

/** Shows each second as lines, one after the other: for a pipe, a file or a terminal without a screen. */
final class TopLines implements TopDisplay {
    private final LineBuffer out;
    private final Function<TopState, String> lines;
    private final Stop stop;

    TopLines(Streams streams, Function<TopState, String> lines, Stop stop) {
        out = new LineBuffer(streams.out());
        this.lines = lines;
        this.stop = stop;
    }

    @Override
    public void show(TopState state) {
        out.text(lines.apply(state).getBytes(StandardCharsets.UTF_8)).flush();
    }

    @Override
    public boolean wantsEach() {
        return true;
    }

    @Override
    public boolean pause(long nanoseconds) {
        return stop.within(nanoseconds);
    }

    @Override
    public IOException failure() {
        return out.failure();
    }

    @Override
    public void close() {}
}
