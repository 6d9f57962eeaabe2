// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import swapwho.model.Backlog;
import swapwho.model.CountRow;
import swapwho.model.EventSink;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.History;
import swapwho.model.Mapping;
import swapwho.model.OutCounts;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimers;
import swapwho.model.Stored;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Takers;
import swapwho.model.TopBooks;
import swapwho.model.Waker;
import swapwho.model.Wakers;
import swapwho.model.Woken;

/** Takes events and rows in for `top`: finds out whose each is and has it counted. Nothing is allocated for any. */
final class TopIntake implements EventSink, History.Later {
    private static final int PROCESSES = 4096;

    private final Known known;
    private final Filters filters;
    private final boolean mappings;
    private final TopBooks books;
    private final Processes processes = new Processes(PROCESSES);
    private final History history;
    private final Reclaimers reclaimers = new Reclaimers();
    private final Wakers wakers = new Wakers();
    private Process[] owners = new Process[16];
    private long beginNs = Long.MAX_VALUE;

    /** @param mappings whether it is asked for where in a process its pages are */
    TopIntake(Known known, Filters filters, boolean mappings) {
        this.known = known;
        history = new History(this, known.slotProof);
        this.filters = filters;
        this.mappings = mappings;
        books = new TopBooks(mappings);
    }

    /** Events from before this time are dropped. */
    void begin(long monotonicNs) {
        beginNs = monotonicNs;
        books.begin(monotonicNs);
    }

    TopBooks books() {
        return books;
    }

    /** All that was there to read has been read. */
    void endRound() {
        history.endRound();
    }

    /** All rows of a stretch of time have been read, and the events until its end: its sums. */
    void count(OutCounts counts) {
        books.out(counts);
        if (!filters.onOwners() && filters.wantSwapIns()) {
            books.lostByOthers(counts.others());
        }
        history.end();
    }

    /** Looks again for the cgroups that were too new to be found. */
    void lookRound() {
        processes.each(process -> {
            if (process.cgroupPath == null) {
                meet(process, process.cgroup);
            }
        });
    }

    @Override
    public void readFrom(Backlog backlog) {
        history.reads(backlog);
    }

    @Override
    public void swapOut(SwapOut event) {
        if (event.monotonicNs() >= beginNs) {
            Waker waker = wakers.of(reclaimers.of(event));
            if (!history.holdsBack(event, waker)) {
                swapOut(event, waker);
            }
        }
    }

    @Override
    public void swapOut(SwapOut event, Waker waker) {
        int count = event.ownerCount();
        if (count > owners.length) {
            owners = Arrays.copyOf(owners, count);
        }
        for (int i = 0; i < count; i++) {
            owners[i] = met(processes.of(event, i), event.ownerCgroup(i));
            // Processes with few pages make room when there are too many.
            owners[i].pages += event.ownerPages(i);
        }
        books.out(event);
        Takers.Taker taker = history.swapOut(event, owners, reclaimers.of(event), waker);
        // A page that stays in the swap cache is not lost yet.
        if (event.stored() == Stored.CACHED || !filters.wants(event.cause())) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (owners[i].wanted) {
                Mapping mapping = mappings ? known.mapping(owners[i], event.ownerAddress(i), event.file()) : null;
                books.lost(event, i, owners[i], mapping, taker);
            }
        }
    }

    @Override
    public void counted(CountRow row) {
        if (beginNs == Long.MAX_VALUE) {
            return;
        }
        Process owner = met(processes.of(row), row.cgroup());
        owner.pages += row.pages();
        Takers.Taker taker = history.counted(row, owner, reclaimers.of(row), wakers.of(row));
        if (taker != null && owner.wanted && filters.wants(row.cause())) {
            books.lost(row, owner, taker);
        }
    }

    /** Whoever owned it lost it when zswap took it. */
    @Override
    public void swapMove(SwapOut event) {}

    @Override
    public void swapMove(HeldMove event) {}

    @Override
    public void swapIn(SwapIn event) {
        if (event.monotonicNs() >= beginNs) {
            books.in(event);
            history.swapIn(event, met(processes.of(event), event.cgroup()));
        }
    }

    @Override
    public void swapIn(HeldSwapIn event) {
        // What readahead or swapoff brings is not asked for by its owner; the owner's own fault comes later, if it does.
        if (event.address == 0 || !event.process.wanted) {
            return;
        }
        Takers.Taker taker = history.taker(event);
        if (filters.wantSwapIns() || taker != null && filters.wants(taker.cause)) {
            books.back(event, mapping(event.process, event.address), taker);
        }
    }

    @Override
    public void woken(Woken event) {
        wakers.woken(event);
    }

    private Mapping mapping(Process process, long address) {
        return mappings ? known.mapping(process, address) : null;
    }

    private Process met(Process process, long cgroup) {
        if (process.cgroup != cgroup) {
            meet(process, cgroup);
        }
        return process;
    }

    private void meet(Process process, long cgroup) {
        process.cgroup = cgroup;
        process.cgroupPath = known.cgroups.path(process);
        process.wanted = filters.wants(process);
    }
}
