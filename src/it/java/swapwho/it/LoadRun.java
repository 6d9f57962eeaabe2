// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import swapwho.vm.Holding;
import swapwho.vm.Verdict;

/**
 * One load under the tracer on one kernel.
 *
 * @param road fast, slow, or seekless: the fast road with a swap disk on which older kernels swap huge pages whole
 */
public record LoadRun(String kernel, String load, String road) {
    private static final Map<LoadRun, Verdict> VERDICTS = new ConcurrentHashMap<>();
    /** Of six kernels they do not all fit into memory; read again they are the same. */
    private static final Map<LoadRun, SoftReference<Events>> EVENTS = new ConcurrentHashMap<>();

    public Path folder() {
        return boot().part(part());
    }

    private KernelRun boot() {
        return is(Load.Trait.ALONE) ? KernelRun.of(kernel, load) : KernelRun.of(kernel);
    }

    private String part() {
        return load + "-" + road;
    }

    boolean is(Load.Trait trait) {
        return Loads.ALL.stream().anyMatch(known -> known.name().equals(load) && known.is(trait));
    }

    String text(String file) {
        return boot().text(part(), file);
    }

    /** What went wrong in the guest, for the message of a failed test. */
    String story() {
        return "%s: %s%n%sThe end of trace.log: %s%s".formatted(this,
                Files.exists(folder().resolve("failure")) ? text("failure") : "the guest's script found no fault",
                Files.exists(folder().resolve("tries")) ? "Tries before this one:\n" + text("tries") : "",
                text("trace.log").lines().reduce("", (_, last) -> last), boot().console());
    }

    public Verdict verdict() {
        return VERDICTS.computeIfAbsent(this, _ -> {
            try {
                text("truth.csv");
                return Verdict.of(folder().resolve("events.ndjson"), folder().resolve("truth.csv"),
                        folder().resolve("before.csv"), judged());
            } catch (IOException e) {
                throw new AssertionError(e.getMessage() + "\n" + story(), e);
            }
        });
    }

    /** Which names can be held against page tables: not those of pages that their owner has left since, or has got back. */
    public Predicate<Holding> judged() {
        if (!is(Load.Trait.ENDS)) {
            return _ -> true;
        }
        Set<Integer> living = text("living").lines().map(Integer::valueOf).collect(Collectors.toSet());
        Touches touches = Touches.of(text("load.log"));
        return name -> living.contains(name.pid())
                && !(name.pid() == touches.pid() && touches.touches().contains(name.address()));
    }

    Events all() {
        SoftReference<Events> known = EVENTS.get(this);
        Events events = known == null ? null : known.get();
        if (events == null) {
            events = Events.read(folder().resolve("events.ndjson"));
            EVENTS.put(this, new SoftReference<>(events));
        }
        return events;
    }

    /** All swap_outs, in their order. */
    List<Event> events() {
        return all().swapOuts();
    }

    @Override
    public String toString() {
        return "Linux %s, %s, %s road".formatted(kernel, load, road);
    }
}
