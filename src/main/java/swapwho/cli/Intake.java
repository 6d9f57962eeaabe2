// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.util.Arrays;
import swapwho.model.Backlog;
import swapwho.model.Books;
import swapwho.model.CountRow;
import swapwho.model.EventSink;
import swapwho.model.HeldMove;
import swapwho.model.HeldSwapIn;
import swapwho.model.History;
import swapwho.model.OutCounts;
import swapwho.model.Pairs;
import swapwho.model.Process;
import swapwho.model.Processes;
import swapwho.model.Reclaimer;
import swapwho.model.Reclaimers;
import swapwho.model.Stored;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Waker;
import swapwho.model.Wakers;
import swapwho.model.Woken;
import swapwho.view.Lines;

/** Takes events in: enters each in the books, finds out whose it is, and has a line written if the filters want it. */
final class Intake implements EventSink, History.Later {
    private static final int PROCESSES = 4096;
    private static final int CGROUP_TRIES = 3;

    private final Known known;
    private final Filters filters;
    private final boolean processesFiltered;
    private final Lines lines;
    private final Books books = new Books();
    private final Processes processes = new Processes(PROCESSES);
    private final History history;
    private final Reclaimers reclaimers = new Reclaimers();
    private final Wakers wakers = new Wakers();
    private Process[] owners = new Process[16];
    private boolean counting;
    private boolean countsRead;
    /** How many swap-outs came right after one like them: they are entered in the books together. */
    private int again;
    /** Whether the next one may be among them. */
    private boolean run;
    /** Of the last swap-out. */
    private boolean wanted;

    private Reclaimer reclaimer;
    private Waker waker;
    /** What its owner lost, if it has one. */
    private long ownerPages;
    private long beginNs = Long.MIN_VALUE;
    private long endNs = Long.MAX_VALUE;

    Intake(Known known, Filters filters, Lines lines) {
        this.known = known;
        history = new History(this, known.slotProof);
        this.filters = filters;
        this.processesFiltered = filters.onOwners();
        this.lines = lines;
    }

    /** Events from before this time are dropped from now on. */
    void begin(long monotonicNs) {
        beginNs = monotonicNs;
    }

    /** Events from after this time are dropped from now on. */
    void end(long monotonicNs) {
        endNs = monotonicNs;
    }

    /** Takes in what was counted in the kernel, in all. */
    void count(OutCounts counts) {
        books.add(counts);
        processes.addFolded(counts.others());
    }

    Books books() {
        return books;
    }

    Processes processes() {
        return processes;
    }

    Pairs pairs() {
        return history.pairs();
    }

    /** All that was there to read has been read. */
    void endRound() {
        endRun();
        // Where swap-outs are counted, who took a page that came back is known when their rows have been read.
        if (!counting || countsRead) {
            countsRead = false;
            history.endRound();
        }
    }

    @Override
    public void readFrom(Backlog backlog) {
        history.reads(backlog);
    }

    @Override
    public void countsRead() {
        counting = true;
        countsRead = true;
    }

    /** Nothing is left to read, ever. */
    void close() {
        endRun();
        history.end();
    }

    /** Looks again for what was not found when a process was met: its cgroup may have been too new. */
    void lookRound() {
        processes.each(this::findCgroup);
    }

    @Override
    public void swapOut(SwapOut read) {
        if (outside(read.monotonicNs())) {
            endRun();
        } else if (run && read.alike()) {
            again++;
            history.swapOutAgain(read, owners);
            tell(read);
        } else {
            endRun();
            reclaimer = reclaimers.of(read);
            waker = wakers.of(reclaimer);
            if (!history.holdsBack(read, waker)) {
                enter(read);
                tell(read);
            }
        }
    }

    @Override
    public void swapOut(SwapOut bare, Waker wokenBy) {
        reclaimer = reclaimers.of(bare);
        waker = wokenBy;
        enter(bare);
        tell(bare);
        run = false;
    }

    /** Its reclaimer and waker are known. */
    private void enter(SwapOut event) {
        boolean gone = books.add(event);
        int count = event.ownerCount();
        if (count > owners.length) {
            owners = Arrays.copyOf(owners, count);
        }
        wanted = !processesFiltered;
        for (int i = 0; i < count; i++) {
            Process process = met(processes.of(event, i), event.ownerCgroup(i));
            ownerPages = gone ? event.ownerPages(i) : 0;
            process.pages += ownerPages;
            owners[i] = process;
            wanted |= process.wanted;
        }
        wanted &= filters.wants(event.cause());
        history.swapOut(event, owners, reclaimer);
        // Of pages in zswap sets of owners are remembered, for which room must be made before each.
        run = event.stored() != Stored.ZSWAP;
    }

    private void tell(SwapOut event) {
        if (wanted) {
            lines.swapOut(event, owners, reclaimer, waker);
        }
    }

    /** Before anything that may change processes, pairs or wakers, and before the books are read. */
    private void endRun() {
        run = false;
        if (again > 0) {
            books.addAgain(again);
            owners[0].pages += again * ownerPages;
            history.takenAgain(again * ownerPages);
            again = 0;
        }
    }

    /** Rows from before the trace come while it has not begun yet. */
    @Override
    public void counted(CountRow row) {
        endRun();
        if (beginNs == Long.MAX_VALUE) {
            return;
        }
        books.addOwner(row);
        Process process = met(processes.of(row), row.cgroup());
        process.pages += row.stored() == Stored.CACHED ? 0 : row.pages();
        history.counted(row, process, reclaimers.of(row), null);
    }

    @Override
    public void swapMove(SwapOut event) {
        endRun();
        if (!outside(event.monotonicNs())) {
            books.addMove(event);
            history.swapMove(event, reclaimers.of(event));
        }
    }

    @Override
    public void swapMove(HeldMove event) {
        books.addOwners(event);
        boolean wanted = !processesFiltered;
        for (int i = 0; i < event.ownerCount(); i++) {
            wanted |= event.owner(i).wanted;
        }
        if (wanted && filters.wants(event.cause)) {
            lines.swapMove(event);
        }
    }

    @Override
    public void swapIn(SwapIn event) {
        endRun();
        // The kernel counts when the fault begins to read, far nearer to its begin than to its end.
        long begun = event.monotonicNs() - event.delayNs();
        if (outside(begun) != outside(event.monotonicNs())) {
            books.addUnderWay(event);
        }
        if (!outside(begun)) {
            books.add(event);
            history.swapIn(event, met(processes.of(event), event.cgroup()));
        }
    }

    @Override
    public void swapIn(HeldSwapIn event) {
        if (event.process.wanted && filters.wantSwapIns()) {
            lines.swapIn(event);
        }
    }

    @Override
    public void woken(Woken event) {
        endRun();
        wakers.woken(event);
    }

    private boolean outside(long time) {
        return time < beginNs || time > endNs;
    }

    private Process met(Process process, long cgroup) {
        if (process.cgroup != cgroup) {
            meet(process, cgroup);
        }
        return process;
    }

    private void meet(Process process, long cgroup) {
        process.cgroup = cgroup;
        process.cgroupTries = 0;
        process.cgroupPath = known.cgroups.path(process);
        process.wanted = filters.wants(process);
        process.rendering = null;
    }

    private void findCgroup(Process process) {
        if (process.cgroupPath == null && process.cgroupTries++ < CGROUP_TRIES) {
            byte[] path = known.cgroups.path(process);
            if (path != null) {
                meet(process, process.cgroup);
            }
        }
    }
}
