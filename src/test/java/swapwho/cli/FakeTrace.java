// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import swapwho.testing.Events;

/** The program as a process of its own, with events that never end and no kernel. usage: FakeTrace ROOT ARGS... */
final class FakeTrace {
    private FakeTrace() {}

    public static void main(String[] args) {
        FakeSource source = new FakeSource();
        source.then(() -> source.now(Events.plain())).forever();
        String[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
        Stop.leave(Main.run(rest, Streams.ofProcess(), settings -> source, Path.of(args[0])));
    }
}
