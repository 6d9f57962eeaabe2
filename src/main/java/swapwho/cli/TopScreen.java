// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.ShutdownHooks;
import swapwho.model.TopState;
import swapwho.view.Ansi;
import swapwho.view.LineBuffer;
import swapwho.view.TopFrame;
import swapwho.view.TopKeys;
import swapwho.view.TopView;

/** A whole terminal: shows each second in place of the one before, and listens to keys. */
final class TopScreen implements TopDisplay {
    /** How long after an Esc the rest of an arrow's sequence may come. */
    private static final int SEQUENCE_MS = 50;
    /** So often the terminal is asked for its size. */
    private static final long LOOK_EVERY_NS = 50_000_000;
    /** What a terminal that does not know its size, or is too small to be of use, is taken for. */
    private static final int LEAST_COLUMNS = 20;

    private static final int LEAST_ROWS = 5;
    private static final long MILLISECOND_NS = 1_000_000;

    private final Terminal terminal;
    private final Attributes before;
    private final NonBlockingReader keys;
    private final LineBuffer out;
    private final boolean colour;
    private final Stop stop;
    private TopView view;
    private TopState latest;
    private TopState shown;
    private Size size;

    private TopScreen(Terminal terminal, Streams streams, TopView view, Stop stop) {
        this.terminal = terminal;
        this.view = view;
        this.stop = stop;
        colour = streams.colour();
        out = new LineBuffer(streams.out());
        before = terminal.enterRawMode();
        keys = terminal.reader();
        Attributes raw = terminal.getAttributes();
        // A stop or a thread dump in mid-screen would leave the terminal as nobody can use it.
        raw.setControlChar(ControlChar.VSUSP, 0);
        raw.setControlChar(ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
        write(Ansi.BEGIN);
    }

    /** Null when there is no terminal to speak of. */
    static TopScreen open(Streams streams, TopView view, Stop stop) {
        String type = System.getenv("TERM");
        if (!streams.outIsTerminal() || !swapwho.cli.Terminal.isTerminal(0) || type == null || type.isEmpty() || type.equals("dumb")) {
            return null;
        }
        try {
            // At a signal it would close the terminal while this one still uses it, and then not come to give it back.
            System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
            Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).provider("ffm").nativeSignals(false)
                    // Else it asks the terminal for its abilities, and not every terminal keeps such questions off the screen.
                    .graphemeCluster(false).build();
            return new TopScreen(terminal, streams, view, stop);
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    @Override
    public void show(TopState state) {
        latest = state;
        if (shown == null || !view.paused()) {
            shown = state;
        }
        draw();
    }

    @Override
    public boolean wantsEach() {
        return false;
    }

    @Override
    public boolean pause(long nanoseconds) throws IOException {
        long end = System.nanoTime() + nanoseconds;
        for (long left = nanoseconds; left > 0; left = end - System.nanoTime()) {
            if (stop.within(0)) {
                return true;
            }
            int key = keys.read(Math.max(1, Math.min(left, LOOK_EVERY_NS) / MILLISECOND_NS));
            if (key == NonBlockingReader.EOF) {
                return true;
            }
            if (key != NonBlockingReader.READ_EXPIRED && shown != null && !press(key)) {
                return true;
            }
            if (shown != null && !terminal.getSize().equals(size)) {
                draw();
            }
        }
        return stop.within(0);
    }

    @Override
    public IOException failure() {
        return out.failure();
    }

    @Override
    public void close() {
        write(Ansi.END);
        try {
            terminal.setAttributes(before);
            terminal.close();
        } catch (IOException | IllegalStateException e) {
            // The terminal has gone: there is nothing to give back.
        }
    }

    private boolean press(int key) throws IOException {
        TopView next = TopKeys.press(key == TopKeys.ESCAPE ? escape() : key, view, shown);
        if (next == null) {
            return false;
        }
        if (view.paused() && !next.paused()) {
            shown = latest;
        }
        view = next;
        draw();
        return true;
    }

    /** An arrow, or Esc by itself; other keys that begin with it are as good as none. */
    private int escape() throws IOException {
        int second = keys.read(SEQUENCE_MS);
        if (second != '[' && second != 'O') {
            return TopKeys.ESCAPE;
        }
        int last = keys.read(SEQUENCE_MS);
        while (last == ';' || last >= '0' && last <= '9') {
            last = keys.read(SEQUENCE_MS);
        }
        return last == 'A' ? TopKeys.UP : last == 'B' ? TopKeys.DOWN : 0;
    }

    private void draw() {
        size = terminal.getSize();
        int width = Math.max(LEAST_COLUMNS, size.getColumns());
        int height = Math.max(LEAST_ROWS, size.getRows());
        write(Ansi.of(TopFrame.of(shown, view, width, height), colour));
    }

    private void write(String text) {
        out.text(text.getBytes(StandardCharsets.UTF_8)).flush();
    }
}
