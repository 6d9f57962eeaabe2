// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * A cgroup and all below it, in the kernel's numbers and in ours. They need not agree: the kernel counts for the cgroup
 * that a page is charged to, we for the one that its first owner is in.
 *
 * @param path   below the hierarchy's top
 * @param kernel change of its memory.stat; without any counter when it could not be read
 */
public record CgroupBook(byte[] path, Counters kernel, Tally reported) {}
