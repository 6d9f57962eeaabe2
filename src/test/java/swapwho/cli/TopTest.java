// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.KernelException;

/** `top` from the command line to its output, on a machine that is made up. */
class TopTest {
    @TempDir
    private Path folder;

    private Run top(String... arguments) {
        FakeLoad load = new FakeLoad(folder);
        return Run.of(load::open, folder, arguments);
    }

    @Test
    void oneBlockAfterASecond() {
        Run run = top("top", "--once");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("\npostgres(1000)  ").contains("\nTAKES  ").contains("\nPUSHED OUT BY  ").doesNotContain("\033");
        assertThat(run.lines().stream().filter(line -> line.startsWith("swapwho top "))).hasSize(1);
    }

    @Test
    void aBlockEachSecondUntilTheEnd() {
        Run run = top("top", "--for", "2s", "--by", "cgroup");
        assertThat(run.lines().stream().filter(line -> line.startsWith("swapwho top "))).hasSize(2);
        assertThat(run.out()).contains("LOSES: CGROUP").contains("/nginx.service");
    }

    @Test
    void anObjectEachSecond() {
        List<String> lines = top("top", "--json", "--for", "2s").lines();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("{\"event\":\"top\",\"time\":\"20").endsWith("}").contains("\"lost_events\":0").contains("\"woken_by\":{\"pid\":1002"));
        assertThat(lines.get(1)).contains("\"seconds\":2,").contains("\"command\":\"\\u001b[2Jevil\\u000a\"");
    }

    @Test
    void eachSecondHasItsObjectThoughItIsReadLate() {
        FakeLoad load = new FakeLoad(folder);
        AtomicInteger readings = new AtomicInteger();
        load.fault = () -> {
            if (readings.incrementAndGet() == 3) {
                LockSupport.parkNanos(3_300_000_000L);
            }
        };
        List<String> lines = Run.of(load::open, folder, "top", "--json", "--for", "2s").lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"seconds\":1,").doesNotContain("\"out\":{\"pages\":0,");
        assertThat(lines.get(1)).contains("\"seconds\":2,").doesNotContain("\"out\":{\"pages\":0,");
    }

    @Test
    void byMappingEachPageIsAnEvent() {
        assertThat(top("top", "--once", "--by", "mapping").out()).contains("\n[heap]  ").contains("\n(no name)  ");
        assertThat(top("top", "--once").out()).doesNotContain("[heap]");
    }

    @Test
    void filtersChooseWhoIsShown() {
        Run run = top("top", "--once", "--command", "java,nginx", "--cause", "kswapd");
        assertThat(run.out()).contains("java(1001)").contains("nginx(1003)").doesNotContain("postgres").doesNotContain("direct");
    }

    @Test
    void withoutPrivilegesItSaysSo() {
        Run run = Run.of(settings -> {
            throw new KernelException("tracing needs root; run it as root: sudo swapwho trace");
        }, folder, "top");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void aClosedPipeIsNoFailureAFullDiskIs() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(Run.into(full, true, new FakeLoad(folder), folder, "top").status()).isZero();
        Run run = Run.into(full, false, new FakeLoad(folder), folder, "top", "--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("swapwho: cannot write the output: No space left on device\n");
    }
}
