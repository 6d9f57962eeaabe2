// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.List;

/**
 * What was counted until the end of a second.
 *
 * @param seconds  how many whole seconds were counted so far
 * @param mappings whether losses are told apart by mapping
 * @param takes    what was taken of whom
 */
public record TopCounts(long seconds, boolean mappings, TopFlow out, TopFlow in, List<TopLoss> losses, List<TopTake> takes) {}
