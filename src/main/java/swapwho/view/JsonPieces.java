// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import java.util.Arrays;
import swapwho.model.Cause;
import swapwho.model.FilePage;
import swapwho.model.Kind;
import swapwho.model.Mapping;
import swapwho.model.PerFile;
import swapwho.model.Process;
import swapwho.model.Reclaimer;
import swapwho.model.Surroundings;
import swapwho.model.Waker;

/** Parts that the lines of several events have, each made when it is first met. */
final class JsonPieces {
    private final Surroundings surroundings;
    private final byte[][] page = new byte[Kind.values().length][];
    private final byte[][] slot = new byte[64][];
    private final byte[][] cause = new byte[2 * Cause.values().length][];
    private final byte[][] causeAlone = new byte[Cause.values().length][];
    private final LimitCgroups limits = new LimitCgroups(this::limitOf);
    private final PerFile<byte[]> files = new PerFile<>(JsonPieces::fileHead);

    JsonPieces(Surroundings surroundings) {
        this.surroundings = surroundings;
        for (Kind k : Kind.values()) {
            String kind = k == Kind.UNKNOWN ? "" : "\"kind\":\"" + k.word() + "\",";
            page[k.ordinal()] = utf8(",\"page\":{" + kind + "\"pages\":");
        }
        for (Cause c : Cause.values()) {
            cause[2 * c.ordinal()] = utf8(",\"complete\":false,\"cause\":\"" + c.word() + "\"");
            cause[2 * c.ordinal() + 1] = utf8(",\"complete\":true,\"cause\":\"" + c.word() + "\"");
            causeAlone[c.ordinal()] = utf8(",\"cause\":\"" + c.word() + "\"");
        }
    }

    /** What may have changed around the events is asked for again: once a second, never once an event. */
    void lookAgain() {
        Arrays.fill(slot, null);
        limits.forgetUnknown();
    }

    /** Up to the number of pages. */
    byte[] page(Kind kind) {
        return page[kind.ordinal()];
    }

    /** From the page's end up to the slot's offset. */
    byte[] slot(int type) {
        if (slot[type] == null) {
            byte[] device = surroundings.device(type);
            String key = device == null ? "" : "\"device\":\"" + Names.json(device) + "\",";
            slot[type] = utf8("},\"slot\":{" + key + "\"type\":" + type + ",\"offset\":");
        }
        return slot[type];
    }

    byte[] cause(Cause why, boolean complete) {
        return cause[2 * why.ordinal() + (complete ? 1 : 0)];
    }

    /** Where it is not known whether it is complete. */
    byte[] cause(Cause why) {
        return causeAlone[why.ordinal()];
    }

    /** What is mapped at an address, or null. */
    Mapping mapping(Process process, long address) {
        return surroundings.mapping(process, address);
    }

    /** The key of a mapping that is known. */
    static byte[] of(Mapping mapping) {
        if (mapping.rendered == null) {
            mapping.rendered = utf8(",\"mapping\":\"" + Names.json(mapping.name) + "\"");
        }
        return mapping.rendered;
    }

    /** The key of the cgroup whose limit it was, or nothing. */
    byte[] limit(long cgroup) {
        return limits.of(cgroup);
    }

    /** Up to the page's place in the file. */
    byte[] file(FilePage file) {
        return files.of(file);
    }

    static byte[] of(Waker waker) {
        if (waker.rendered == null) {
            waker.rendered = utf8(",\"woken_by\":" + thread(waker.pid, waker.tid, waker.commandLow, waker.commandHigh));
        }
        return waker.rendered;
    }

    static byte[] of(Reclaimer reclaimer) {
        if (reclaimer.rendered == null) {
            reclaimer.rendered = utf8(",\"reclaimer\":"
                    + thread(reclaimer.pid, reclaimer.tid, reclaimer.commandLow, reclaimer.commandHigh));
        }
        return reclaimer.rendered;
    }

    private byte[] limitOf(long cgroup) {
        byte[] path = surroundings.cgroup(cgroup);
        return path == null ? null : utf8(",\"limit_cgroup\":\"" + Names.json(path) + "\"");
    }

    private static byte[] fileHead(FilePage file) {
        byte[] name = file.name();
        String key = name.length == 0 ? "" : "\"name\":\"" + Names.json(name) + "\",";
        return utf8(",\"file\":{" + key + "\"device\":\"" + Names.device(file) + "\",\"inode\":"
                + Long.toUnsignedString(file.inode()) + ",\"index\":");
    }

    private static String thread(int pid, int tid, long commandLow, long commandHigh) {
        return "{\"pid\":" + pid + ",\"tid\":" + tid + ",\"command\":\""
                + Names.json(Names.command(commandLow, commandHigh)) + "\"}";
    }
}
