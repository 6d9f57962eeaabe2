// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swapwho.bpf.KernelException;
import swapwho.model.Cause;
import swapwho.model.FakeCountRow;
import swapwho.model.FakeHeld;
import swapwho.model.FakeSwapIn;
import swapwho.model.FakeSwapOut;
import swapwho.model.Kind;
import swapwho.model.Stored;
import swapwho.testing.Events;
import swapwho.testing.Root;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class TraceTest {
    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    @TempDir
    private Path folder;

    private Root root;
    private final FakeSource source = new FakeSource();

    @BeforeEach
    void machine() {
        root = Root.withSwap(folder);
    }

    @Test
    void eventsThenTheSummaryWithTheKernelsCount() {
        source.then(() -> {
            source.now(Events.plain(), Events.plain());
            root.file("proc/vmstat", "pswpin 5\npswpout 1003\nzswpin 0\nzswpout 0\n");
        });
        Run run = trace("--json", "--for", "10ms");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).startsWith("{\"event\":\"swap_out\",").contains("\"device\":\"/dev/vdb\"");
        assertThat(run.lines().get(2)).startsWith("{\"event\":\"summary\",").contains(
                "\"swap_out_pages\":2,",
                "\"kernel\":{\"pswpout\":3,\"pswpin\":0,\"zswpout\":0,\"zswpin\":0}",
                "{\"counter\":\"pswpout\",\"kernel\":3,\"reported\":2,\"difference\":1,\"explanation\":\"unexplained\"}");
        assertThat(run.err()).startsWith("tracing ").hasLineCount(1);
        assertThat(source.detached && source.closed).isTrue();
    }

    @Test
    void asTextTheSummaryIsOnStandardError() {
        source.then(Events.plain());
        Run run = trace("--for", "10ms");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith("TIME ");
        assertThat(run.err()).startsWith("tracing ").containsPattern("hog\\(174\\) +1 +100.0%");
    }

    @Test
    void theSummaryOfWhatTheKernelCounted() {
        source.count(0, FakeCountRow.of(Stored.DEVICE, 1000)); // before the trace
        source.then(() -> {
            source.count(5, FakeCountRow.of(Stored.DEVICE, 3));
            root.file("proc/vmstat", "pswpin 5\npswpout 1003\nzswpin 0\nzswpout 0\n");
        });
        Run run = trace("--summary", "--for", "10ms");
        assertThat(run.out()).containsPattern("hog\\(174\\) +3 +100.0%\nothers +5 ")
                .containsPattern("kswapd0\\(45\\) +kswapd +hog\\(174\\) +3 +0")
                .containsPattern("pswpout +3 +3 +0")
                .contains("\n3 events in ", "The books balance.");
    }

    @Test
    void theSummaryAloneIsTheOutput() {
        source.then(Events.plain()).thenLose(1);
        Run text = trace("--summary", "--for", "100ms");
        assertThat(text.lines().getFirst()).startsWith("OWNER ");
        assertThat(text.err()).startsWith("tracing ").hasLineCount(1);
        assertThat(text.status()).isZero();
        Run json = trace("--summary", "--json", "--for", "10ms");
        assertThat(json.lines()).hasSize(1).first().asString().startsWith("{\"event\":\"summary\",");
    }

    @Test
    void strictMindsWhatIsLost() {
        source.thenLose(5);
        Run run = trace("--json", "--strict", "--for", "100ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).endsWith(
                "swapwho: --strict: lost 5 events, because the reader was too slow; have it write less: swapwho trace --summary\n");
        assertThat(run.lines().getLast()).contains("\"lost_events\":5");
    }

    @Test
    void strictMindsBooksThatDiffer() {
        source.then(() -> root.file("proc/vmstat", "pswpin 5\npswpout 1003\n"));
        Run run = trace("--summary", "--strict", "--for", "10ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).endsWith("swapwho: --strict: the kernel counted 3 in pswpout, reported are 0, and nothing explains the"
                + " difference; please report it\n");
    }

    @Test
    void strictIsContentWithBooksThatBalance() {
        assertThat(trace("--strict", "--for", "10ms").status()).isZero();
    }

    @Test
    void noTimeAtAllAttachesAndDetaches() {
        Run run = trace("--json", "--for", "0s");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(source.detached && source.closed).isTrue();
    }

    @Test
    void whatWasOnItsWayAtTheEndIsRead() {
        FakeSwapOut late = Events.plain();
        source.then(() -> late.monotonicNs = System.nanoTime());
        source.atDetach = () -> source.raw(late);
        assertThat(trace("--json", "--for", "20ms").lines()).hasSize(2);
    }

    @Test
    void eventsFromBeforeTheFirstAndAfterTheLastReadingOfTheCountersAreLeftOut() {
        FakeSwapOut before = Events.plain();
        before.monotonicNs = System.nanoTime();
        source.then(() -> source.raw(before));
        source.atDetach = () -> source.now(Events.plain());
        Run run = trace("--json", "--for", "10ms");
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out()).contains("\"swap_out_pages\":0");
    }

    @Test
    void lostEventsAreToldAtOnceAndSummedUp() {
        source.thenLose(5).then(Events.plain()).thenLose(7);
        Run run = trace("--json", "--for", "700ms");
        assertThat(run.lines().get(0)).startsWith("{\"event\":\"lost\",").endsWith("\"events\":5}");
        assertThat(run.lines().get(2)).startsWith("{\"event\":\"lost\",").endsWith("\"events\":7}");
        assertThat(run.lines().get(3)).contains("\"lost_events\":12");
    }

    @Test
    void aPageThatComesBackHasItsLineAfterItsSwapOut() {
        FakeSwapOut out = Events.plain();
        source.then(() -> {
            out.monotonicNs = System.nanoTime();
            source.back(Events.faulted());
        });
        // Its batch was not over before.
        source.then(() -> source.raw(out));
        Run run = trace("--json", "--for", "700ms");
        assertThat(run.lines().get(0)).startsWith("{\"event\":\"swap_out\",");
        assertThat(run.lines().get(1)).startsWith("{\"event\":\"swap_in\",").contains(
                "\"by\":\"fault\",\"process\":{\"pid\":174,\"tid\":174,\"command\":\"hog\"}", "\"away_ns\":");
        assertThat(run.lines().get(2)).contains("\"swap_in_pages\":1");
    }

    @Test
    void aPageThatCameBackLastIsNotForgottenAtTheEnd() {
        source.then(() -> source.back(Events.faulted()));
        assertThat(trace("--json", "--for", "20ms").lines()).hasSize(2).first().asString().startsWith("{\"event\":\"swap_in\",");
    }

    @Test
    void aPageThatCameBackWaitsForTheNextReadingOnly() {
        source.then(() -> source.back(Events.faulted())).then(() -> {}).then(Events.plain());
        assertThat(trace("--json", "--for", "700ms").lines()).hasSize(3)
                .first().asString().startsWith("{\"event\":\"swap_in\",");
    }

    @Test
    void filtersAreForTheProcessThatGetsAPageBack() {
        source.then(() -> source.back(Events.swapIns().toArray(FakeSwapIn[]::new))).forever();
        List<String> ofInit = trace("--json", "--for", "100ms", "--command", "init").lines();
        assertThat(ofInit).hasSizeGreaterThan(1);
        assertThat(ofInit.subList(0, ofInit.size() - 1)).allMatch(line -> line.contains("\"command\":\"init\""));
    }

    @Test
    void aCauseIsOfSwapOutsOnly() {
        source.then(() -> {
            source.now(Events.plain());
            source.back(Events.faulted());
        });
        assertThat(trace("--json", "--for", "20ms", "--cause", "kswapd").lines()).hasSize(2)
                .first().asString().startsWith("{\"event\":\"swap_out\",");
    }

    @Test
    void kswapdsWakerIsNamed() {
        source.then(() -> source.raw(sink -> sink.woken(FakeHeld.woken(45, 300, 301, "greedy"))));
        source.then(Events.plain());
        assertThat(trace("--json", "--for", "100ms").lines().get(0))
                .endsWith("\"woken_by\":{\"pid\":300,\"tid\":301,\"command\":\"greedy\"}}");
    }

    @Test
    void aWriteBackNamesThoseWhoLostThePageToZswap() {
        source.then(() -> {
            FakeSwapOut out = Events.plain();
            out.stored = Stored.ZSWAP;
            source.now(out);
            FakeSwapOut move = new FakeSwapOut().reclaimer(33, 33, "kworker/u4:2");
            move.cause = Cause.ZSWAP_WRITEBACK;
            move.monotonicNs = System.nanoTime();
            source.raw(sink -> sink.swapMove(move));
        });
        List<String> lines = trace("--json", "--for", "100ms").lines();
        assertThat(lines.get(1)).startsWith("{\"event\":\"swap_move\",").contains("\"command\":\"hog\"", "\"complete\":true");
        assertThat(lines.get(2)).contains("\"moved_pages\":1");
    }

    @Test
    void aBarePageNamesThoseWhoHoldItsSlotByTheirPagemap() {
        root.process(174, "hog", 500, "").pagemap(174, 0x2000, 0, 1234);
        source.then(() -> {
            FakeSwapOut out = new FakeSwapOut().owner(174, "hog", 0x2000);
            out.stored = Stored.ZSWAP;
            FakeSwapOut again = new FakeSwapOut();
            again.stored = Stored.ZSWAP;
            again.kind = Kind.UNKNOWN;
            again.complete = false;
            source.now(out, again);
        });
        List<String> lines = trace("--json", "--for", "100ms").lines();
        assertThat(lines.get(1)).contains("\"kind\":\"anon\"", "\"owners\":[{\"pid\":174,\"command\":\"hog\",\"address\":\"0x2000\"",
                "\"references\":1,\"complete\":true");
        assertThat(lines.get(2)).contains("\"incomplete_events\":0", "\"taken_pages\":2");
    }

    @Test
    void filtersChooseLinesAndLeaveTheBooksAlone() {
        source.then(Events.plain(), Events.all().get(1), Events.all().get(5), Events.all().get(4));
        Run run = trace("--json", "--for", "10ms", "--pid", "175,9", "--pid", "8", "--command", "hog", "--cause", "cgroup_limit");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).contains("\"pid\":175");
        assertThat(run.lines().get(1)).contains("\"swap_out_pages\":3");
    }

    @Test
    void ownersComeWithTheirCgroupAndWhatIsMapped() throws IOException {
        root.file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n")
                .file("sys/fs/cgroup/a b/hogs/cgroup.procs", "174\n")
                .process(174, "hog", 500, "7f1200000000-7f1200100000 rw-p 00000000 00:00 0   [anon:\"x\"]\n");
        FakeSwapOut event = Events.plain();
        event.owners.getFirst().cgroup = (long) Files.getAttribute(folder.resolve("sys/fs/cgroup/a b/hogs"), "unix:ino");
        // What is mapped has 25 ms to be known; a machine that is busy with other builds needs longer now and then.
        source.then(event).then(event).then(event).then(event).then(event).then(event);
        Run run = trace("--json", "--for", "500ms", "--cgroup", "/a b");
        assertThat(run.lines()).anySatisfy(line -> assertThat(line).contains("\"pages\":1,\"cgroup\":\"/a b/hogs\",\"mapping\":\"[anon:\\\"x\\\"]\"}]"));
        assertThat(run.err()).hasLineCount(1);
    }

    @Test
    void withoutSwapItWarnsAndWaits() {
        root.file("proc/swaps", Root.SWAPS);
        Run run = trace("--json", "--for", "10ms");
        assertThat(run.status()).isZero();
        assertThat(run.err().lines().toList().get(1)).isEqualTo(
                "swapwho: no swap area is active, so nothing can be swapped out; waiting for a swapon");
    }

    @Test
    void aCgroupThatIsNotThereIsWarnedOf() {
        assertThat(trace("--for", "0s", "--cgroup", "nowhere/").err())
                .contains("swapwho: there is no cgroup /nowhere now; waiting for it\n");
    }

    @Test
    void aKernelThatDoesNotAllowIt() {
        Run run = Run.of(
                settings -> {
                    throw new KernelException("this kernel is too odd; boot another");
                },
                folder,
                "trace");
        assertThat(run).isEqualTo(new Run(3, "", "swapwho: this kernel is too odd; boot another\n"));
    }

    @Test
    void aReaderThatHasGoneEndsItQuietly() {
        source.then(() -> source.now(Events.plain())).forever();
        Run run = Run.into(FULL, true, source, folder, "trace");
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("tracing ").hasLineCount(1);
        assertThat(source.detached).isTrue();
    }

    @Test
    void aFullDiskEndsItWithOneLine() {
        source.then(() -> source.now(Events.plain())).forever();
        Run run = Run.into(FULL, false, source, folder, "trace", "--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).endsWith("swapwho: cannot write the output: No space left on device\n").hasLineCount(2);
    }

    @Test
    void aFaultInTheMiddleIsOneLineAndLetsGoOfTheKernel() {
        source.then(() -> {
            throw new IllegalStateException("odd");
        });
        Run run = trace("--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("swapwho: a fault in swapwho itself: java.lang.IllegalStateException: odd");
        assertThat(source.closed).isTrue();
    }

    @Test
    void outOfMemoryIsOneLine() {
        source.then(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(trace("--json").err()).endsWith("swapwho: Java ran out of memory; give it more with: JAVA_TOOL_OPTIONS=-Xmx64m\n");
    }

    @Test
    void noVmstat() throws IOException {
        Files.delete(folder.resolve("proc/vmstat"));
        Run run = trace("--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1);
    }

    private Run trace(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "trace";
        System.arraycopy(options, 0, args, 1, options.length);
        return Run.of(settings -> source, folder, args);
    }
}
