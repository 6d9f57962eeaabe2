// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import swapwho.bpf.KernelException;
import swapwho.bpf.TracerRehearsal;
import swapwho.model.EventSink;
import swapwho.model.KernelCounts;

/** What the build runs so that Java can note which classes a start needs; it loads no BPF program and needs no root. */
final class Rehearsal {
    private static final Source SILENCE = new Source() {
        @Override
        public int drain(EventSink sink) {
            return 0;
        }

        @Override
        public KernelCounts counts() {
            return new KernelCounts(0, 0);
        }

        @Override
        public int detach(EventSink sink) {
            return 0;
        }

        @Override
        public void close() {}
    };

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        Streams.ofProcess();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Streams streams = Streams.plain(InputStream.nullInputStream(), nowhere, nowhere);
        for (String line : new String[] {"--help", "trace --json --for 0s", "trace --for 0s --cause kswapd --pid 1", "trace --x"}) {
            Main.run(line.split(" "), streams, settings -> SILENCE, Path.of("/"));
        }
        try {
            TracerRehearsal.run();
        } catch (KernelException | LinkageError _) {
            // The build's machine may have no libbpf, or a kernel that does not describe its types.
        }
        try (PracticeMachine machine = new PracticeMachine()) {
            for (String line : new String[] {"held", "held --json --by mapping"}) {
                Main.run(line.split(" "), streams, null, machine.root());
            }
        }
    }
}
