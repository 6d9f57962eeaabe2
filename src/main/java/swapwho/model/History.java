// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.util.ArrayDeque;

/**
 * What is remembered of slots, so that a page that comes back or moves on can be told from whom it was taken, and when.
 * Swap-outs reach the reader a batch at a time and may be read after a swap-in of later date; so swap-ins and moves are held
 * back for a round of reading.
 */
public final class History {
    /** Takes what was held back; it holds until the method returns. */
    public interface Later {
        /** @param waker as it was when the event was read */
        void swapOut(SwapOut event, Waker waker);

        void swapIn(HeldSwapIn event);

        void swapMove(HeldMove event);
    }

    /** 1 GiB of swap; they take 2.6 MB of memory, and 2.1 MB more where zswap is in use. */
    private static final int SLOTS = 1 << 18;

    private static final int PAIRS = 4096;
    private static final int OWNER_SETS = 4096;
    private static final int SWAP_INS_HELD = 4096;
    private static final int MOVES_HELD = 1024;
    /** As many as may be looked for at once; and of these the owners, for a page may have a thousand. */
    private static final int BARE_HELD = 1024;

    private static final int BARE_OWNERS_HELD = 16_384;

    private record Bare(SwapOut event, Waker waker, ProvedOwners.Candidates candidates) {}

    private final SlotMemory slots = new SlotMemory(SLOTS);
    private final OwnerSets sets = new OwnerSets(OWNER_SETS);
    private final Pairs pairs = new Pairs(PAIRS);
    private final HoldQueue<HeldSwapIn> swapIns = new HoldQueue<>(new HeldSwapIn[SWAP_INS_HELD], HeldSwapIn::new);
    private final HoldQueue<HeldMove> moves = new HoldQueue<>(new HeldMove[MOVES_HELD], () -> new HeldMove(sets));
    private final ArrayDeque<Bare> bare = new ArrayDeque<>();
    private int bareOwners;
    private final Later later;
    /** Of the last swap-out. */
    private int lastTaker;
    private final SlotProof proof;
    private final ProofAllowance allowance = new ProofAllowance(System::nanoTime);

    public History(Later later, SlotProof proof) {
        this.later = later;
        this.proof = proof;
    }

    /** From now on no files are read while this grows. */
    public void reads(Backlog backlog) {
        allowance.yieldTo(backlog);
    }

    public Pairs pairs() {
        return pairs;
    }

    /**
     * Whether the page is bare: the kernel had read it ahead from zswap, and takes it again before anybody has mapped it. Its owners
     * are looked for among those of its slot's last swap-out, when all else that is there has been read.
     *
     * @param waker who woke its reclaimer, or null
     */
    public boolean holdsBack(SwapOut event, Waker waker) {
        if (event.ownerCount() > 0 || event.kind() != Kind.UNKNOWN) {
            return false;
        }
        if (bare.size() == BARE_HELD || bareOwners >= BARE_OWNERS_HELD) {
            tellBare();
        }
        // The slot may have had others, or be forgotten, when they are looked for.
        long lostBy = event.pages() == 1 ? slots.owners(event.slot()) : 0;
        Bare page = new Bare(event.copy(), waker, ProvedOwners.Candidates.of(sets, lostBy));
        bare.add(page);
        bareOwners += page.candidates.owners().size();
        return true;
    }

    private void tellBare() {
        bareOwners = 0;
        for (Bare page = bare.poll(); page != null; page = bare.poll()) {
            later.swapOut(page.event.named(proved(page)), page.waker);
        }
    }

    private ProvedOwners proved(Bare page) {
        if (page.candidates.owners().isEmpty() || !allowance.begin()) {
            return ProvedOwners.NONE;
        }
        ProvedOwners owners = ProvedOwners.of(page.candidates, page.event.slot(), proof);
        allowance.end();
        return owners;
    }

    /** @param owners by owner number */
    public void swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer) {
        swapOut(event, owners, reclaimer, null);
    }

    /**
     * The same where takers are also told apart by who woke them.
     *
     * @param waker or null
     * @return who takes the pages, or null when nobody loses any by this
     */
    public Takers.Taker swapOut(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        makeRoom();
        Takers.Taker by = taken(event, owners, reclaimer, waker);
        lastTaker = by == null ? Takers.NOBODY : by.number;
        keep(event, owners, lastTaker);
        return by;
    }

    /** One alike the last, which did not go to zswap; nothing came between. takenAgain() must follow before anything does. */
    public void swapOutAgain(SwapOut event, Process[] owners) {
        keep(event, owners, lastTaker);
    }

    /** So many pages more went as those of the last swap-out. */
    public void takenAgain(long pages) {
        if (lastTaker != Takers.NOBODY) {
            pairs.takenAgain(pages);
        }
    }

    private void keep(SwapOut event, Process[] owners, int taker) {
        long time = event.monotonicNs();
        long slot = event.slot();
        boolean zswap = event.stored() == Stored.ZSWAP;
        boolean held = !swapIns.isEmpty() || !moves.isEmpty();
        int pages = event.pages();
        for (int page = 0; page < pages; page++) {
            long set = zswap ? sets.of(event, owners, page) : 0;
            slots.put(slot + page, time, taker, set);
            if (held) {
                swapIns.offer(slot + page, time, taker, set);
                moves.offer(slot + page, time, taker, set);
            }
        }
    }

    /**
     * Pages that were counted in the kernel, which itself remembers their slots.
     *
     * @param waker null also where takers are not told apart by who woke them
     * @return who takes the pages, or null when nobody loses any by this
     */
    public Takers.Taker counted(CountRow row, Process owner, Reclaimer reclaimer, Waker waker) {
        if (row.stored() == Stored.CACHED) {
            return null;
        }
        makeRoom();
        Takers.Taker taker = pairs.taker(reclaimer, row.cause(), waker);
        pairs.mark(row.takerMark(), taker);
        pairs.taken(taker, owner, row.pages());
        return taker;
    }

    /** Who took the page that came back, or null when that is not known. */
    public Takers.Taker taker(HeldSwapIn event) {
        return pairs.taker(event.taker);
    }

    public void swapIn(SwapIn event, Process process) {
        if (swapIns.isFull()) {
            release(swapIns.poll());
        }
        HeldSwapIn held = swapIns.blank();
        held.copy(event, process);
        remember(held);
        swapIns.add();
    }

    public void swapMove(SwapOut event, Reclaimer reclaimer) {
        if (moves.isFull()) {
            later.swapMove(moves.poll());
        }
        HeldMove held = moves.blank();
        held.copy(event, reclaimer);
        remember(held);
        moves.add();
    }

    /** All that is in the ring has been read: hands over what was there already when the last round ended. */
    public void endRound() {
        tellBare();
        allowance.endRound();
        releaseRipe();
    }

    private void releaseRipe() {
        while (swapIns.hasRipe()) {
            release(swapIns.poll());
        }
        while (moves.hasRipe()) {
            later.swapMove(moves.poll());
        }
        swapIns.endRound();
        moves.endRound();
    }

    /** Nothing more will be read: hands over everything. */
    public void end() {
        endRound();
        releaseRipe();
    }

    private Takers.Taker taken(SwapOut event, Process[] owners, Reclaimer reclaimer, Waker waker) {
        int count = event.ownerCount();
        // A page that stays in the swap cache is taken by whoever writes it.
        if (count == 0 || event.stored() == Stored.CACHED) {
            return null;
        }
        Takers.Taker taker = pairs.taker(reclaimer, event.cause(), waker);
        for (int i = 0; i < count; i++) {
            pairs.taken(taker, owners[i], event.ownerPages(i));
        }
        return taker;
    }

    private void makeRoom() {
        if (pairs.full() || sets.full()) {
            // They know takers and owners by number.
            releaseRipe();
            releaseRipe();
        }
        if (pairs.full()) {
            slots.keepTakers(pairs.forget());
        }
        if (sets.full()) {
            sets.clear();
            slots.forgetOwners();
        }
    }

    private void remember(HeldBack held) {
        long slot = held.soughtSlot;
        held.offer(slots.time(slot), slots.taker(slot), slots.owners(slot));
    }

    private void release(HeldSwapIn held) {
        if (held.mark != 0) {
            held.taker = pairs.marked(held.mark);
        }
        if (held.by == By.FAULT) {
            pairs.back(held.taker, held.process, held.from == From.CACHE ? 1 : held.pages, held.awayNs());
        }
        later.swapIn(held);
    }
}
