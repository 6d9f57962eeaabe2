// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * PSI of memory: the share of time, in percent over ten seconds, in which some or all tasks waited for it.
 *
 * @param someTotalUs since boot, in microseconds; so the other
 */
public record Pressure(double some, double full, long someTotalUs, long fullTotalUs) {}
