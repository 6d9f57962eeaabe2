// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import swapwho.model.Cause;
import swapwho.model.CountRow;
import swapwho.model.Kind;
import swapwho.model.Stored;

/** A window onto a row of counts: struct count_key and struct count of event.h; the constants are byte offsets. */
final class CountDecoder implements CountRow {
    static final int START_TIME = 0;
    static final int CGROUP = 8;
    static final int PID = 16;
    static final int WAY = 20;
    static final int TAKER_PID = 24;
    static final int TAKER_MARK = 28;
    static final int TAKER_COMMAND = 32;
    static final int KEY_BYTES = 48;

    static final int PAGES = 0;
    static final int FOLIO_PAGES = 8;
    static final int HUGE = 16;
    static final int COMMAND = 24;
    static final int CONTAINER_PID = 40;
    static final int WAKER_PID = 44;
    static final int WAKER_COMMAND = 48;
    static final int COUNT_BYTES = 64;

    private static final Cause[] CAUSES = Words.byNumber(Cause.values(), Cause.OTHER);
    private static final Kind[] KINDS = Words.byNumber(Kind.values(), Kind.UNKNOWN);
    private static final Stored[] STORED_AS = Words.byNumber(Stored.values(), Stored.UNKNOWN);

    private MemorySegment key;
    private MemorySegment count;
    private int way;

    /** Moves the window. */
    CountRow at(MemorySegment key, MemorySegment count) {
        this.key = key;
        this.count = count;
        way = key.get(JAVA_INT, WAY);
        return this;
    }

    @Override
    public Cause cause() {
        return CAUSES[way & 0xff];
    }

    @Override
    public Kind kind() {
        return KINDS[way >>> 8 & 0xff];
    }

    @Override
    public Stored stored() {
        return STORED_AS[way >>> 16 & 0xff];
    }

    @Override
    public long pages() {
        return count.get(JAVA_LONG, PAGES);
    }

    @Override
    public long folioPages() {
        return count.get(JAVA_LONG, FOLIO_PAGES);
    }

    @Override
    public long hugeFolios() {
        return count.get(JAVA_LONG, HUGE);
    }

    @Override
    public int pid() {
        return key.get(JAVA_INT, PID);
    }

    @Override
    public int containerPid() {
        return count.get(JAVA_INT, CONTAINER_PID);
    }

    @Override
    public long startTime() {
        return key.get(JAVA_LONG, START_TIME);
    }

    @Override
    public long cgroup() {
        return key.get(JAVA_LONG, CGROUP);
    }

    @Override
    public long commandLow() {
        return count.get(JAVA_LONG, COMMAND);
    }

    @Override
    public long commandHigh() {
        return count.get(JAVA_LONG, COMMAND + 8);
    }

    @Override
    public int takerPid() {
        return key.get(JAVA_INT, TAKER_PID);
    }

    @Override
    public long takerCommandLow() {
        return key.get(JAVA_LONG, TAKER_COMMAND);
    }

    @Override
    public long takerCommandHigh() {
        return key.get(JAVA_LONG, TAKER_COMMAND + 8);
    }

    @Override
    public int takerMark() {
        return key.get(JAVA_INT, TAKER_MARK);
    }

    @Override
    public int wakerPid() {
        return count.get(JAVA_INT, WAKER_PID);
    }

    @Override
    public long wakerCommandLow() {
        return count.get(JAVA_LONG, WAKER_COMMAND);
    }

    @Override
    public long wakerCommandHigh() {
        return count.get(JAVA_LONG, WAKER_COMMAND + 8);
    }
}
