// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/** Does one thing many times on a few threads, each with a worker of its own. */
final class Parallel {
    private static final int MOST_THREADS = 8;
    private static final long LOOK_EVERY_MS = 100;

    private Parallel() {}

    /**
     * @param worker    makes a thread's worker, in that thread
     * @param task      is given each number below count once
     * @param end       closes a worker
     * @param meanwhile called now and then by the waiting thread
     */
    static <W> void each(
            int count, Supplier<W> worker, ObjIntConsumer<W> task, Consumer<W> end, Runnable meanwhile) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        int threads = Math.min(Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS), count);
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = Thread.ofPlatform().daemon().name("scan-" + i).start(() -> {
                try {
                    W own = worker.get();
                    for (int at = next.getAndIncrement(); at < count && fault.get() == null; at = next.getAndIncrement()) {
                        task.accept(own, at);
                    }
                    end.accept(own);
                } catch (Throwable problem) {
                    fault.set(problem);
                }
            });
        }
        join(all, meanwhile);
        // No switch over types: Java would make a class for it at each start.
        Throwable problem = fault.get();
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem instanceof RuntimeException known) {
            throw known;
        }
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    private static void join(Thread[] threads, Runnable meanwhile) {
        for (Thread thread : threads) {
            try {
                while (!thread.join(java.time.Duration.ofMillis(LOOK_EVERY_MS))) {
                    meanwhile.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
