// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.nio.file.Path;
import java.util.Arrays;

/** The program as a process of its own on a machine that is made up. usage: FakeTop FOLDER SECONDS-UNTIL-A-FAULT ARGS... */
final class FakeTop {
    private FakeTop() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        FakeLoad load = new FakeLoad(folder);
        long faultNs = System.nanoTime() + Long.parseLong(args[1]) * 1_000_000_000;
        load.fault = () -> {
            if (System.nanoTime() > faultNs) {
                throw new IllegalStateException("made up");
            }
        };
        String[] rest = Arrays.copyOfRange(args, 2, args.length);
        Stop.leave(Main.run(rest, Streams.ofProcess(), load::open, folder));
    }
}
