// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On this machine's own maps, beside their text. */
class AreaQueryTest {
    private static final String MAPS = "/proc/self/maps";

    private final Calls calls = new Calls();

    @Test
    void itMeetsTheDevicesThatTheTextNames() throws IOException {
        Set<Long> named = new HashSet<>();
        try (AreaLines lines = new AreaLines(calls).open(MAPS)) {
            while (lines.next()) {
                named.add(lines.device);
            }
        }
        named.remove(0L);
        Set<Long> met = new HashSet<>();
        AreaQuery query = new AreaQuery(calls);
        int fd = calls.open(MAPS);
        query.begin();
        int got = query.next(fd);
        Assumptions.assumeTrue(got != -AreaQuery.ENOTTY, "PROCMAP_QUERY came with Linux 6.11");
        for (; got > 0; got = query.next(fd)) {
            met.add(query.device());
        }
        calls.close(fd);
        assertThat(got).isZero();
        assertThat(met).isEqualTo(named).isNotEmpty();
    }

    @Test
    void whatDoesNotKnowItSaysSo() {
        AreaQuery query = new AreaQuery(calls);
        int fd = calls.open("/proc/self/status");
        assertThat(query.next(fd)).isEqualTo(-AreaQuery.ENOTTY);
        calls.close(fd);
    }
}
