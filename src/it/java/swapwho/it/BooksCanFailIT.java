// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The books of a real run no longer balance when one event is left out, doubled or says another way: their tests can fail. */
class BooksCanFailIT {
    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void oneEventLeftOutShows(String kernel) {
        Events events = touches(kernel);
        int out = last(events.outs(), event -> event.stored().equals(place(kernel)));
        int in = last(events.ins(), event -> event.from().equals(place(kernel)));

        assertThat(Counted.differences(events)).isEmpty();
        assertThat(Counted.differences(new Events(without(events.outs(), out), events.ins(), events.summary())))
                .containsExactly(Map.entry(counter(kernel, "out"), 1L));
        assertThat(Counted.differences(new Events(events.outs(), without(events.ins(), in), events.summary())))
                .containsExactly(Map.entry(counter(kernel, "in"), 1L));
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void oneEventReportedTwiceShows(String kernel) {
        Events events = touches(kernel);
        List<Event> twice = new ArrayList<>(events.outs());
        twice.add(events.outs().get(last(events.outs(), event -> event.stored().equals(place(kernel)))));

        assertThat(Counted.differences(new Events(twice, events.ins(), events.summary())))
                .containsExactly(Map.entry(counter(kernel, "out"), -1L));
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void aPageSaidToBeStoredOtherwiseShows(String kernel) {
        Events events = touches(kernel);
        List<Event> changed = new ArrayList<>(events.outs());
        int written = last(changed, event -> event.stored().equals(place(kernel)));
        changed.set(written, changed.get(written).withStored("already"));

        assertThat(Counted.differences(new Events(changed, events.ins(), events.summary())))
                .containsExactly(Map.entry(counter(kernel, "out"), 1L));
    }

    @ParameterizedTest(name = "Linux {0}")
    @MethodSource("swapwho.it.SupportedKernels#chosen")
    void aPageThatDoesNotSayHowItIsStoredExplainsNoMoreThanItself(String kernel) {
        Events events = touches(kernel);
        List<Event> outs = new ArrayList<>(events.outs());
        int written = last(outs, event -> event.stored().equals(place(kernel)));
        outs.set(written, outs.get(written).withStored(""));

        assertThat(Counted.unexplained(new Events(outs, events.ins(), events.summary()))).isEmpty();
        outs.remove(last(outs, event -> event.stored().equals(place(kernel))));
        assertThat(Counted.unexplained(new Events(outs, events.ins(), events.summary())))
                .containsExactly(Map.entry(counter(kernel, "out"), 2L));
    }

    /** Where pages go in its guest. */
    private static String place(String kernel) {
        return SupportedKernels.zswap(kernel) ? "zswap" : "device";
    }

    private static String counter(String kernel, String way) {
        return (SupportedKernels.zswap(kernel) ? "zswp" : "pswp") + way;
    }

    private static Events touches(String kernel) {
        return new LoadRun(kernel, "touches", "fast").all();
    }

    private static <E> int last(List<E> events, Predicate<E> wanted) {
        return IntStream.range(0, events.size()).filter(i -> wanted.test(events.get(i))).max().orElseThrow();
    }

    private static <E> List<E> without(List<E> events, int index) {
        List<E> others = new ArrayList<>(events);
        others.remove(index);
        return others;
    }
}
