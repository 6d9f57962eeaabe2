// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

/** Told how far a long step has come; called from the thread that does the work. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, done, total) -> {};

    /**
     * @param step  what is being done, a few words, such as "fetch linux-image-6.12.118+deb13-cloud-amd64"
     * @param done  how much of it, in bytes
     * @param total bytes in all, or 0 when the step has no size; done equals total at its end
     */
    void step(String step, long done, long total);
}
