// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

/** Each reason why this kernel or these privileges do not allow tracing: what, why, and what mends it. */
final class Messages {
    private Messages() {}

    static KernelException noLibbpf() {
        return new KernelException("libbpf.so.1 is not on this machine; install it: apt install libbpf1");
    }

    static KernelException noBtf() {
        return new KernelException("this kernel does not describe its types (no /sys/kernel/btf/vmlinux);"
                + " boot one built with CONFIG_DEBUG_INFO_BTF=y, as Debian's are: apt install linux-image-amd64");
    }

    static KernelException noPrivileges(String missing) {
        return new KernelException("tracing needs " + missing + "; run it as root: sudo swapwho trace");
    }

    static KernelException lockedDown() {
        return new KernelException("this kernel is locked down for confidentiality, which forbids BPF to read its"
                + " memory; boot it with lockdown=integrity or without Secure Boot");
    }

    static KernelException addressesHidden() {
        return new KernelException("this kernel hides its addresses (kernel.kptr_restrict=2), without which owners"
                + " cannot be proven; allow root to see them: sysctl kernel.kptr_restrict=1");
    }

    static KernelException noHook(Hooks.Hook hook) {
        return new KernelException("this kernel has no function " + String.join(" or ", hook.functions())
                + " to trace, without which " + hook.without()
                + " cannot be known; supported are Debian's kernels 5.10, 6.1, 6.12 and 7.3");
    }

    static KernelException lockedMemory() {
        return new KernelException("the limit on locked memory is too low for the ring buffer;"
                + " raise it: ulimit -l unlimited");
    }

    static KernelException notLoaded(int errno, String telling) {
        return new KernelException("this kernel refused the BPF program (" + Errno.name(errno) + "): " + telling
                + "; see the whole log with: swapwho trace --verbose");
    }

    static KernelException notAttached(String function, int errno) {
        return new KernelException("cannot attach to the kernel function " + function + " (" + Errno.name(errno)
                + "); see why with: swapwho trace --verbose");
    }

    static KernelException ringNotMapped(int errno) {
        return new KernelException("cannot map the ring buffer (" + Errno.name(errno)
                + "); give it less memory, or raise the limit: ulimit -l unlimited");
    }
}
