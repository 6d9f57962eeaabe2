// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BooksTest {
    private final Books books = new Books();

    @Test
    void eachWayIsKeptApartAndNoneIsMixedUp() {
        int pages = 0;
        for (Cause cause : Cause.values()) {
            for (Kind kind : Kind.values()) {
                for (Stored stored : Stored.values()) {
                    FakeSwapOut event = new FakeSwapOut();
                    event.cause = cause;
                    event.kind = kind;
                    event.stored = stored;
                    event.pages = ++pages;
                    books.add(event);
                }
            }
        }
        int[] expected = {0};
        assertThat(books.outs()).hasSize(pages);
        Arrays.stream(Cause.values()).forEach(cause -> Arrays.stream(Kind.values()).forEach(
                kind -> Arrays.stream(Stored.values()).forEach(stored -> assertThat(books.outs())
                        .contains(new Books.Out(cause, kind, stored, ++expected[0])))));
    }

    @Test
    void theWaysBackToo() {
        int pages = 0;
        for (By by : By.values()) {
            for (From from : From.values()) {
                for (Kind kind : Kind.values()) {
                    FakeSwapIn event = new FakeSwapIn();
                    event.by = by;
                    event.from = from;
                    event.kind = kind;
                    event.pages = ++pages;
                    books.add(event);
                    assertThat(books.ins()).contains(new Books.In(by, from, kind, pages));
                }
            }
        }
        assertThat(books.ins()).hasSize(pages);
        assertThat(books.inPages()).isEqualTo((long) pages * (pages + 1) / 2);
    }

    @Test
    void whatStaysInTheSwapCacheHasNotGoneYet() {
        FakeSwapOut event = new FakeSwapOut();
        event.stored = Stored.CACHED;
        assertThat(books.add(event)).isFalse();
        assertThat(books.pages()).isZero();
        event.stored = Stored.ALREADY;
        assertThat(books.add(event)).isTrue();
        assertThat(books.pages()).isEqualTo(1);
        assertThat(books.outPages()).isEqualTo(2);
    }

    @Test
    void anEventAllocatesNothing() {
        FakeSwapOut out = new FakeSwapOut().owner(174, "hog", 0x1000);
        FakeSwapIn in = new FakeSwapIn();
        run(out, in);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(out, in);
        // One object an event would be 1,600,000.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private void run(FakeSwapOut out, FakeSwapIn in) {
        for (int i = 0; i < 100_000; i++) {
            out.owners.getFirst().cgroup = i % 50;
            in.cgroup = i % 50;
            books.add(out);
            books.add(in);
            books.addMove(out);
        }
    }
}
