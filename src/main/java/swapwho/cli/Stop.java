// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a long-running command on SIGINT, SIGTERM and SIGHUP. The signal begins the JVM's shutdown; its hook holds that
 * up until the command has said its last words, and then leaves with the command's own status instead of 128 + signal.
 */
final class Stop implements AutoCloseable {
    private static final long LAST_WORDS_SECONDS = 10;

    private static final CountDownLatch ended = new CountDownLatch(1);
    private static volatile int status;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "stop");

    Stop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until the end is asked for, or for some time; true when it was asked for. */
    boolean within(long nanoseconds) {
        try {
            return asked.await(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    void ask() {
        asked.countDown();
    }

    /** Main's last act: ends the process with a status, also when a signal is ending it just now. */
    static void leave(int exitStatus) {
        status = exitStatus;
        ended.countDown();
        // Without a status to tell, simply returning is the shorter way: exit() loads Java's logging first.
        if (exitStatus != 0) {
            System.exit(exitStatus);
        }
    }

    /** From here on a signal ends the process at once, as usual. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun: the hook waits for leave().
        }
    }

    private void onSignal() {
        ask();
        try {
            if (ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(status);
            }
        } catch (InterruptedException e) {
            // Nothing to wait for any more.
        }
        Runtime.getRuntime().halt(Main.FAILED);
    }
}
