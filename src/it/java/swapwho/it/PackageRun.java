// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import swapwho.vm.GuestSpec;
import swapwho.vm.VmException;

/** The one boot of a kernel in which both packages are installed and run (src/it/guest/package.sh). */
final class PackageRun {
    private static final Map<String, Future<KernelRun>> RUNS = new ConcurrentHashMap<>();

    private PackageRun() {}

    static KernelRun of(String kernel) {
        begin();
        return KernelRun.await(kernel, RUNS.get(kernel));
    }

    private static synchronized void begin() {
        if (!RUNS.isEmpty()) {
            return;
        }
        ExecutorService boots =
                Executors.newFixedThreadPool(KernelRun.AT_ONCE, Thread.ofPlatform().daemon().factory());
        PackageIT.kernels().forEach(kernel -> RUNS.put(kernel, boots.submit(() -> boot(kernel))));
        boots.shutdown();
    }

    /** No home, so neither Java nor any shared library: only what the packages bring. */
    private static KernelRun boot(String kernel) throws VmException, IOException {
        return KernelRun.run("package-" + kernel, GuestSpec.of(KernelRun.kernel(kernel), KernelRun.script("package.sh"))
                .withFile("/packages", Path.of("target/dist").toAbsolutePath())
                .withFile("/load", Path.of("target/loads/madvise").toAbsolutePath()));
    }
}
