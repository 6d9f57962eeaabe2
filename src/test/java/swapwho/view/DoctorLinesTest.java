// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import swapwho.model.Diagnosis;
import swapwho.model.Fact;
import swapwho.testing.Golden;

class DoctorLinesTest {
    private static final Fact TABLES = Fact.yes(Fact.PAGE_TABLES, "/proc/PID/pagemap");
    private static final Fact NAMESPACE = Fact.yes(Fact.USER_NAMESPACE, "user:[1]").forTrace();
    private static final Fact SLOTS = Fact.yes(Fact.SLOTS, "in the effective set");
    private static final Fact OTHERS = Fact.yes(Fact.OTHERS, "in the effective set");
    private static final Fact SWAP = Fact.yes(Fact.SWAP, "/dev/\033[31mvdb");
    private static final Fact NO_BPF = Fact.no("CAP_BPF", "not in the effective set", "trace cannot load its program", "sudo swapwho trace").forTrace();

    @Test
    void eachAnswer() {
        Diagnosis diagnosis = of(NO_BPF, TABLES, SWAP, Fact.unknown("not locked down", "no file", "memory is not read", "mount \"it\"").forTrace());
        Golden.check("doctor.txt", DoctorLines.text(diagnosis, Theme.PLAIN));
        Golden.check("doctor.ndjson", DoctorLines.json(diagnosis));
    }

    @Test
    void theSentenceSaysWhatWillWork() {
        assertThat(sentence(TABLES, NAMESPACE, SLOTS, OTHERS, SWAP)).isEqualTo("swapwho trace and swapwho held will work here.");
        assertThat(sentence(TABLES, NAMESPACE, SLOTS, OTHERS)).isEqualTo("swapwho trace and swapwho held will work here;"
                + " there is no swap now, so they have nothing to show.");
        assertThat(sentence(TABLES, NAMESPACE, SLOTS, SWAP)).isEqualTo("swapwho trace will work here,"
                + " swapwho held will show your own processes, without who shares what.");
        assertThat(sentence(NAMESPACE, SLOTS, OTHERS, SWAP)).isEqualTo("swapwho trace will work here, swapwho held will not.");
        assertThat(sentence(TABLES, NAMESPACE, SLOTS, OTHERS, SWAP, NO_BPF)).isEqualTo(
                "swapwho trace will not work here, for want of: CAP_BPF; swapwho held will work.");
    }

    @Test
    void onlyANoToSomethingNeededStopsTheTrace() {
        assertThat(of(NO_BPF).trace()).isFalse();
        assertThat(of(Fact.unknown("x", "", "", "").forTrace(), Fact.no("y", "", "", "")).trace()).isTrue();
    }

    private static String sentence(Fact... facts) {
        return of(facts).sentence();
    }

    private static Diagnosis of(Fact... facts) {
        return Diagnosis.of(new ArrayList<>(List.of(facts)));
    }
}
