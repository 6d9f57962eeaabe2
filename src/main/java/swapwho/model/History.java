// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

/**
 * What is remembered of slots, so that a page that comes back or moves on can be told from whom it was taken, and when.
 * Swap-outs reach the reader a batch at a time and may be read after a swap-in of later date; so swap-ins and moves are held
 * back for a round of reading.
 */
public final class History {
    /** Takes what was held back; it holds until the method returns. */
    public interface Later {
        void swapIn(HeldSwapIn event);

        void swapMove(HeldMove event);
    }

    /** 1 GiB of swap; they take 2.6 MB of memory, and 2.1 MB more where zswap is in use. */
    private static final int SLOTS = 1 << 18;

    private static final int PAIRS = 4096;
    private static final int OWNER_SETS = 4096;
    private static final int SWAP_INS_HELD = 4096;
    private static final int MOVES_HELD = 1024;

    private final SlotMemory slots = new SlotMemory(SLOTS);
    private final OwnerSets sets = new OwnerSets(OWNER_SETS);
    private final Pairs pairs = new Pairs(PAIRS);
    private final HoldQueue<HeldSwapIn> swapIns = new HoldQueue<>(new HeldSwapIn[SWAP_INS_HELD], HeldSwapIn::new);
    private final HoldQueue<HeldMove> moves = new HoldQueue<>(new HeldMove[MOVES_HELD], () -> new HeldMove(sets));
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
     * The event as it is to be told. Where the kernel had read a page ahead from zswap and has taken it again before anybody
     * mapped it, its owners are looked for among those of its slot's last swap-out.
     */
    public SwapOut told(SwapOut event) {
        if (event.ownerCount() > 0 || event.kind() != Kind.UNKNOWN) {
            return event;
        }
        boolean asked = event.pages() == 1 && allowance.begin();
        ProvedOwners proved = ProvedOwners.of(sets, asked ? slots.owners(event.slot()) : 0, event.slot(), proof);
        if (asked) {
            allowance.end();
        }
        return event.named(proved);
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
        allowance.endRound();
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
        endRound();
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
            end();
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
