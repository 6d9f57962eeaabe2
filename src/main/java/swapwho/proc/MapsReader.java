// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import swapwho.model.Areas;
import swapwho.model.Process;

/** The thread that reads /proc/PID/maps, one process at a time. */
final class MapsReader {
    private static final long READ_EVERY_NS = 1_000_000_000;
    /** A process with many areas is read so seldom that reading takes at most 1/COST of the time. */
    private static final long COST = 100;
    private static final int AREAS_KEPT = 131_072;

    private record Request(Process process, CountDownLatch done) {}

    private final Path proc;
    private volatile Request request;
    private Thread thread;

    /** Whose areas are kept, oldest reading first; the reading thread's own. */
    private final ArrayDeque<Process> kept = new ArrayDeque<>();

    private int areasKept;

    MapsReader(Path root) {
        proc = root.resolve("proc");
    }

    /** Has the areas of a process brought, and waits for them at most so long; an earlier reading may be under way. */
    void read(Process process, long waitNs) {
        if (request != null) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        request = new Request(process, done);
        if (thread == null) {
            thread = Thread.ofPlatform().name("maps").daemon().start(this::serve);
        }
        LockSupport.unpark(thread);
        try {
            done.await(waitNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (true) {
            Request next = request;
            if (next == null) {
                LockSupport.park(this);
                continue;
            }
            bring(next.process);
            request = null;
            next.done.countDown();
        }
    }

    private void bring(Process process) {
        long begin = Clock.monotonicNs();
        Path folder = proc.resolve(Integer.toString(process.pid));
        try (InputStream in = new FileInputStream(folder.resolve("maps").toFile())) {
            Areas areas = MapsFile.read(in);
            // Looked at after the reading: the number may have gone to another process meanwhile.
            if (Life.is(process, folder)) {
                keep(process, areas);
                long end = Clock.monotonicNs();
                process.readAgainNs = end + Math.max(READ_EVERY_NS, COST * (end - begin));
                return;
            }
        } catch (IOException e) {
            // Gone, or going.
        }
        process.readAgainNs = Long.MAX_VALUE;
    }

    private void keep(Process process, Areas areas) {
        if (process.areas != null) {
            kept.remove(process);
            areasKept -= process.areas.count();
        }
        process.areas = areas;
        kept.add(process);
        areasKept += areas.count();
        while (areasKept > AREAS_KEPT && kept.size() > 1) {
            Process oldest = kept.poll();
            areasKept -= oldest.areas.count();
            oldest.areas = null;
        }
    }
}
