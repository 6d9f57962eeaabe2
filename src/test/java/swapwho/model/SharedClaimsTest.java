// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedClaimsTest {
    private final List<Holder> holders = new ArrayList<>();

    @Test
    void whoMapsTheSameHasTheSameShare() {
        holder(range(1, 0, 100, 30));
        holder(range(1, 0, 100, 30));
        holder(range(1, 0, 100, 30), range(2, 0, 10, 10));
        SharedClaims claims = new SharedClaims(holders);
        assertThat(claims.held).isEqualTo(40);
        assertThat(shares(claims)).containsExactlyInAnyOrder(10.0, 10.0, 10.0, 10.0);
        assertThat(SharedClaims.pages(claims.claims)).isEqualTo(40);
    }

    @Test
    void partsSideBySideAddUpAndAPartOfAnotherDoesNot() {
        holder(range(1, 0, 50, 20), range(1, 50, 100, 10));
        holder(range(1, 0, 100, 30));
        holder(range(1, 10, 20, 10));
        SharedClaims claims = new SharedClaims(holders);
        assertThat(claims.held).isEqualTo(30);
        assertThat(shares(claims).stream().mapToDouble(share -> share).sum()).isEqualTo(30);
    }

    @Test
    void ofPartsThatOverlapInPlacesNoPageIsCountedTwice() {
        holder(range(1, 0, 60, 50));
        holder(range(1, 40, 100, 45));
        assertThat(new SharedClaims(holders).held).isEqualTo(50);
    }

    @Test
    void oneNumberOnTwoDevicesIsTwoObjects() {
        holder(range(1, 0, 60, 5));
        holders.getFirst().shared.add(swapped(new SharedRange(9, 1, 0, 60, null), 6));
        assertThat(new SharedClaims(holders).held).isEqualTo(11);
    }

    private static List<Double> shares(SharedClaims claims) {
        return claims.claims.stream().map(SharedClaims.Claim::share).toList();
    }

    private void holder(SharedRange... ranges) {
        Holder holder = new Holder(new Process(holders.size(), 0, 'p', 0));
        holder.shared.addAll(List.of(ranges));
        holders.add(holder);
    }

    private static SharedRange range(long inode, long from, long to, long swapped) {
        return swapped(new SharedRange(1, inode, from, to, null), swapped);
    }

    private static SharedRange swapped(SharedRange range, long swapped) {
        range.swapped = swapped;
        return range;
    }
}
