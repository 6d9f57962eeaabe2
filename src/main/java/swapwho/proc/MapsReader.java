// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    /** Some 80 bytes each. */
    private static final int AREAS_KEPT = 65_536;
    /** Small ones that come and go would otherwise be kept by the ten thousand, with all that is known of them. */
    static final int PROCESSES_KEPT = 2048;

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

    /** Whether an earlier reading is still under way. */
    boolean isReading() {
        return request != null;
    }

    /** Has the areas of a process brought while nothing else is read, and waits for them at most so long. */
    void read(Process process, long waitNs) {
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
        try {
            Areas areas = read(folder);
            if (areas.count() == 0) {
                areas = ofAnotherThread(folder);
            }
            Life life = Life.now(folder);
            // Another program under the old number, or started by exec, maps other things there.
            if (life.is(process) && life.isNamed(process)) {
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

    private static Areas read(Path folder) throws IOException {
        try (InputStream in = new FileInputStream(folder.resolve("maps").toFile())) {
            return MapsFile.read(in);
        }
    }

    /** A process whose first thread has ended has no maps of its own any more; the other threads still have them. */
    private static Areas ofAnotherThread(Path folder) throws IOException {
        Areas areas = null;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                areas = read(thread);
                if (areas.count() > 0) {
                    return areas;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (areas == null) {
            throw new NoSuchFileException(folder.toString());
        }
        return areas;
    }

    private void keep(Process process, Areas areas) {
        if (process.areas != null) {
            kept.remove(process);
            areasKept -= process.areas.count();
        }
        process.areas = areas;
        kept.add(process);
        areasKept += areas.count();
        while ((areasKept > AREAS_KEPT || kept.size() > PROCESSES_KEPT) && kept.size() > 1) {
            Process oldest = kept.poll();
            areasKept -= oldest.areas.count();
            oldest.areas = null;
        }
    }
}
