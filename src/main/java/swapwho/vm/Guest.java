// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs a script in a virtual machine with a real kernel. Needs no root and no KVM. */
public final class Guest {
    private static final long MIB = 1 << 20;
    private static final int BOOTS = 3;

    private final Cache cache;

    public Guest(Cache cache) {
        this.cache = cache;
    }

    /** Fails when this machine lacks a program that a guest needs: better before a long download than after it. */
    public static void checkHost() throws VmException {
        HostProgram.check(HostProgram.QEMU, HostProgram.BUSYBOX, HostProgram.MKE2FS, HostProgram.DEBUGFS,
                HostProgram.LDD, HostProgram.SETPRIV, HostProgram.SETSID);
    }

    /**
     * Builds the guest, boots it, waits for its end.
     *
     * @param folder gets console.log and out/; made when it is not there
     */
    public GuestResult run(GuestSpec spec, Path folder, Progress progress, GuestListener listener)
            throws VmException {
        checkHost();
        try {
            Files.createDirectories(folder);
            try (WorkFolder work = WorkFolder.create(cache)) {
                Path root = work.path().resolve("root.img");
                Path initramfs = work.path().resolve("initramfs");
                Path swap = work.path().resolve("swap.img");
                progress.step("build the guest", 0, 0);
                RootImage.build(spec, cache, work.path().resolve("root"), root, progress);
                Initramfs.build(spec.kernel(), work.path().resolve("early"), initramfs);
                try (RandomAccessFile file = new RandomAccessFile(swap.toFile(), "rw")) {
                    file.setLength(spec.swapMib() * MIB);
                }
                progress.step("boot Linux " + spec.kernel().release(), 0, 0);
                Path console = folder.resolve("console.log");
                try {
                    Qemu.Ending ending = boot(new Qemu(spec, root, initramfs, swap, console), progress, listener);
                    return new GuestResult(ending.status(), folder.resolve("out"), console, ending.boot(), ending.run());
                } finally {
                    // After a failure too: what the guest wrote before may tell why.
                    takeOut(root, folder);
                }
            }
        } catch (IOException e) {
            throw VmException.cannotWrite("build the guest", e);
        }
    }

    /** An emulated machine on a busy host can trip a kernel's checks of its hardware while it boots. */
    private static Qemu.Ending boot(Qemu qemu, Progress progress, GuestListener listener) throws VmException {
        for (int boots = 1; ; boots++) {
            try {
                return qemu.run(listener);
            } catch (VmException e) {
                if (boots == BOOTS || !qemu.panickedAtBoot()) {
                    throw e;
                }
                progress.step("the emulated kernel panicked; boot again", 0, 0);
            }
        }
    }

    private static void takeOut(Path root, Path folder) throws VmException {
        Cache.delete(folder.resolve("out"));
        HostProgram.DEBUGFS.run(folder, Map.of(), "-R", "rdump /out .", root.toString());
    }
}
