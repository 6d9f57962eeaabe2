// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayList;
import java.util.List;

/** What goes into one row. */
final class HeldGroup {
    final HeldRow row;
    final List<SharedClaims.Claim> claims = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private boolean counted;
    /** Of processes whose slots are not seen. */
    private double kernelShare;

    private long kernelAlone;
    private boolean slotsUnknown;
    private boolean shareUnknown;

    HeldGroup(HeldRow row) {
        this.row = row;
    }

    void add(Piece piece) {
        row.pages += piece.pages();
        if (piece.runs() != null) {
            pieces.add(piece);
            return;
        }
        shareUnknown |= piece.kernelShare() < 0;
        kernelShare += Math.max(0, piece.kernelShare());
        // A shared page would make the share at least half a page smaller than the pages are.
        if (piece.kernelShare() >= piece.pages()) {
            kernelAlone += piece.pages();
        } else {
            slotsUnknown = true;
        }
    }

    /** For a row whose slots were counted already. */
    void set(SlotCounts.Part part) {
        counted = true;
        row.alone = part.alone();
        row.shared = part.shared();
        row.exactShare = part.share();
    }

    void count(SlotCounts counts) {
        if (!counted) {
            set(counts.part(pieces, -1, false));
        }
        // Who cannot be asked for its share cannot be asked what it maps either.
        row.shmem = shareUnknown ? -1 : claims.isEmpty() ? 0 : SharedClaims.pages(claims);
        row.alone = slotsUnknown ? -1 : row.alone + kernelAlone;
        row.shared = slotsUnknown ? -1 : row.shared;
        row.exactShare += kernelShare;
        for (SharedClaims.Claim claim : claims) {
            row.exactShare += claim.share();
        }
        row.exactShare = shareUnknown ? -1 : row.exactShare;
    }
}
