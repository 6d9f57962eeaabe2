// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import swapwho.cli.Main;

/**
 * Runs in the guest: one trace after the other in one process, for which src/it/loads/again.c stands in. A process of its own for each load
 * would be most of what the tests take, since Java starts slowly under emulation; those that begin and end one are judged apart.
 *
 * <p>It reads lines, {@code PID ARGUMENT...} begins what {@code swapwho ARGUMENT...} would, with the output of that process, and
 * {@code stop} ends it; for each it writes the exit status.
 */
final class TraceServer {
    private static final int WAIT_MS = 1;

    private TraceServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread trace = null;
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            if (request.equals("stop")) {
                stop(trace);
            } else {
                String[] words = request.split(" ");
                trace = Thread.ofPlatform().name("trace").start(() -> run(words));
            }
        }
    }

    private static void run(String[] request) {
        Path files = Path.of("/proc", request[0], "fd");
        int status;
        try (FileOutputStream out = new FileOutputStream(files.resolve("1").toFile());
                PrintStream err = new PrintStream(new FileOutputStream(files.resolve("2").toFile()), true, StandardCharsets.UTF_8)) {
            status = Main.run(Arrays.copyOfRange(request, 1, request.length), InputStream.nullInputStream(), out, err);
        } catch (IOException e) {
            System.err.println(e);
            status = Main.FAILED;
        }
        System.out.println(status);
    }

    /**
     * Interrupted when it has just begun to wait for its next reading: it has some milliseconds to wait then. While it reads or writes a
     * file that would fail.
     */
    private static void stop(Thread trace) throws InterruptedException {
        await(trace, false);
        await(trace, true);
        trace.interrupt();
    }

    private static void await(Thread trace, boolean waiting) throws InterruptedException {
        while (trace.isAlive() && Arrays.stream(trace.getStackTrace()).anyMatch(TraceServer::waits) != waiting) {
            Thread.sleep(WAIT_MS);
        }
    }

    private static boolean waits(StackTraceElement call) {
        return call.getClassName().equals("swapwho.cli.Stop") && call.getMethodName().equals("within");
    }
}
