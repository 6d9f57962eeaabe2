// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What one process has in swap, all of it or that of one mapping.
 *
 * @param mapping     what is mapped there; null when nothing with a name is, or when nobody asked
 * @param runs        where its slots are, between two marks; null when slots cannot be seen
 * @param pages       page-table entries that hold a slot
 * @param kernelShare where slots cannot be seen, its fair part by the kernel's own sum; negative: unknown
 */
public record Piece(Mapping mapping, Runs runs, int from, int to, long pages, double kernelShare) {
    /** One whose slots are seen. */
    public Piece(Mapping mapping, Runs runs, int from, int to, long pages) {
        this(mapping, runs, from, to, pages, 0);
    }

    /** One whose slots are not seen. */
    public Piece(Mapping mapping, long pages, double kernelShare) {
        this(mapping, null, 0, 0, pages, kernelShare);
    }

    void each(Runs.Reader reader) {
        if (runs != null) {
            runs.each(from, to, reader);
        }
    }
}
