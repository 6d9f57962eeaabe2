// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.FakeSwapOut;
import swapwho.model.Mapping;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.testing.Root;

class MappingsTest {
    private static final String MAPS = """
            00400000-00401000 r-xp 00000000 fe:00 100                                /opt/my program (deleted)
            00401000-00402000 rw-p 00001000 fe:00 100                                /opt/my program (deleted)
            01c3f000-01c60000 rw-p 00000000 00:00 0                                  [heap]
            7f1200000000-7f1200100000 rw-p 00000000 00:00 0\s
            7f1200100000-7f1200200000 rw-p 00000000 00:00 0                          [anon:glibc: malloc]
            7ffd00000000-7ffd00021000 rw-p 00000000 00:00 0                          [stack]
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
            """;

    @TempDir
    private Path folder;

    private Mappings mappings;
    private long now = 100_000_000_000L;

    @Test
    void names() {
        machine(Root.withSwap(folder).process(174, "a) b (c", 500, MAPS));
        Process hog = process(174, 5_000_000_000L, "a) b (c");
        assertThat(at(hog, 0x400000)).isEqualTo("/opt/my program (deleted)");
        assertThat(at(hog, 0x401fff)).isEqualTo("/opt/my program (deleted)");
        assertThat(at(hog, 0x402000)).isNull();
        assertThat(at(hog, 0x1c3f000)).isEqualTo("[heap]");
        assertThat(at(hog, 0x7f1200000000L)).isNull();
        assertThat(at(hog, 0x7f1200100000L)).isEqualTo("[anon:glibc: malloc]");
        assertThat(at(hog, 0x7ffd00020000L)).isEqualTo("[stack]");
        assertThat(hog.areas.count()).isEqualTo(6);
    }

    @Test
    void anotherLifeOfThePidIsNotTakenForTheProcess() {
        machine(Root.withSwap(folder).process(174, "hog", 501, MAPS));
        assertThat(at(process(174, 5_000_000_000L), 0x1c3f000)).isNull();
    }

    @Test
    void anotherProgramOfTheProcessIsNotTakenForTheOneBeforeExec() {
        machine(Root.withSwap(folder).process(174, "next", 500, MAPS));
        assertThat(at(process(174, 5_000_000_000L), 0x1c3f000)).isNull();
        assertThat(at(process(174, 5_000_000_000L, "next"), 0x1c3f000)).isEqualTo("[heap]");
    }

    @Test
    void aProcessWhoseFirstThreadHasEndedIsReadByAnother() {
        Root root = Root.withSwap(folder).process(174, "hog", 500, "");
        root.file("proc/174/task/174/maps", "").file("proc/174/task/175/maps", MAPS);
        machine(root);
        assertThat(at(process(174, 5_000_000_000L), 0x1c3f000)).isEqualTo("[heap]");
    }

    @Test
    void theAreasOfSoManyProcessesAreKept() {
        Root root = Root.withSwap(folder);
        Process[] processes = new Process[MapsReader.PROCESSES_KEPT + 1];
        for (int i = 0; i < processes.length; i++) {
            root.process(1000 + i, "hog", 500, MAPS);
            processes[i] = process(1000 + i, 5_000_000_000L);
        }
        machine(root);
        for (Process process : processes) {
            assertThat(at(process, 0x1c3f000)).isEqualTo("[heap]");
        }
        assertThat(processes[0].areas).isNull();
        assertThat(processes).extracting(process -> process.areas).filteredOn(areas -> areas != null).hasSize(MapsReader.PROCESSES_KEPT);
    }

    @Test
    void aProcessThatIsGoneIsLookedForOnce() {
        machine(Root.withSwap(folder));
        Process gone = process(174, 5_000_000_000L);
        assertThat(at(gone, 0x1c3f000)).isNull();
        new Root(folder).process(174, "hog", 500, MAPS);
        now += 3_600_000_000_000L;
        assertThat(at(gone, 0x1c3f000)).isNull();
    }

    @Test
    void anUnknownAddressIsReadForAgainAfterASecondAndNotBefore() {
        machine(Root.withSwap(folder).process(174, "hog", 500, "00400000-00401000 r-xp 00000000 fe:00 100 /a\n"));
        Process hog = process(174, 5_000_000_000L);
        assertThat(at(hog, 0x1c3f000)).isNull();
        new Root(folder).process(174, "hog", 500, MAPS);
        assertThat(at(hog, 0x1c3f000)).isNull();
        now = Clock.monotonicNs() + 30_000_000_000L;
        assertThat(at(hog, 0x1c3f000)).isEqualTo("[heap]");
    }

    @Test
    void whatWasReadLongAgoIsReadAgain() {
        machine(Root.withSwap(folder).process(174, "hog", 500, "00400000-00401000 r-xp 00000000 fe:00 100 /a\n"));
        Process hog = process(174, 5_000_000_000L);
        assertThat(at(hog, 0x400000)).isEqualTo("/a");
        new Root(folder).process(174, "hog", 500, "00400000-00401000 r-xp 00000000 fe:00 100 /b\n");
        assertThat(at(hog, 0x400000)).isEqualTo("/a");
        now = Clock.monotonicNs() + 30_000_000_000L;
        assertThat(at(hog, 0x400000)).isEqualTo("/b");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void aProcessWhoseFileDoesNotAnswerHoldsNobodyUp() throws IOException, InterruptedException {
        machine(Root.withSwap(folder).process(174, "hog", 500, MAPS).process(175, "hog", 500, MAPS));
        Path file = folder.resolve("proc/174/maps");
        Files.delete(file);
        // A named pipe that nobody writes to stands for a process whose memory lock is held.
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        long begin = System.nanoTime();
        assertThat(at(process(174, 5_000_000_000L), 0x1c3f000)).isNull();
        assertThat(at(process(175, 5_000_000_000L), 0x1c3f000)).isNull();
        assertThat(System.nanoTime() - begin).isLessThan(4_000_000_000L);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void whereFewEventsComeThereIsTimeToWaitLonger() throws IOException, InterruptedException {
        Root root = Root.withSwap(folder).process(174, "hog", 500, MAPS);
        Path file = folder.resolve("proc/174/maps");
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        mappings = new Mappings(root.path(), 200_000_000);
        mappings.round(now, true);
        long begin = System.nanoTime();
        assertThat(mappings.at(process(174, 5_000_000_000L), 0x1c3f000)).isNull();
        assertThat(System.nanoTime() - begin).isGreaterThan(500_000_000L);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void whatNobodyHasTimeToWaitForIsReadForTheNextRound() throws InterruptedException {
        mappings = new Mappings(Root.withSwap(folder).process(174, "hog", 500, MAPS).path(), 0);
        Process hog = process(174, 5_000_000_000L);
        at(hog, 0x1c3f000);
        while (hog.areas == null) {
            Thread.sleep(1);
        }
        assertThat(at(hog, 0x1c3f000)).isEqualTo("[heap]");
    }

    @Test
    void sixtyThousandAreas() {
        StringBuilder maps = new StringBuilder();
        for (long i = 0; i < 70_000; i++) {
            maps.append(String.format("%x-%x rw-p 00000000 fe:00 %d   /f%d%n", i << 13, (i << 13) + 4096, i, i));
        }
        machine(Root.withSwap(folder).process(174, "hog", 500, maps.toString()));
        Process hog = process(174, 5_000_000_000L);
        // Longer than a caller waits; it comes in the end.
        while (hog.areas == null) {
            at(hog, 0);
        }
        now = Clock.monotonicNs() + 3_600_000_000_000L;
        assertThat(hog.areas.count()).isEqualTo(65_536);
        assertThat(new String(hog.areas.mapping(hog.areas.find(60_000L << 13)).name, StandardCharsets.UTF_8)).isEqualTo("/f60000");
    }

    @Test
    void ofThisVeryProcess() throws IOException {
        mappings = new Mappings(Path.of("/"));
        mappings.round(now, false);
        long start = Long.parseLong(fields()[19]) * 10_000_000;
        Process self = process((int) ProcessHandle.current().pid(), start, Files.readString(Path.of("/proc/self/comm")).strip());
        at(self, 0);
        assertThat(self.areas.count()).isGreaterThan(10);
    }

    private static String[] fields() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void machine(Root root) {
        // A machine that is busy with other builds answers late; one test has a file that never answers.
        mappings = new Mappings(root.path(), 1_000_000_000);
    }

    private String at(Process process, long address) {
        mappings.round(now, false);
        Mapping mapping = mappings.at(process, address);
        return mapping == null ? null : new String(mapping.name, StandardCharsets.UTF_8);
    }

    private static Process process(int pid, long start) {
        return process(pid, start, "hog");
    }

    private static Process process(int pid, long start, String command) {
        FakeSwapOut event = new FakeSwapOut().owner(pid, command, 0x1000);
        event.owners.getFirst().startTime = start;
        return new Processes(64).of(event, 0);
    }
}
