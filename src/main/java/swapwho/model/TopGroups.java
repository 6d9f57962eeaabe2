// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who loses, in rows of one kind or another. */
public final class TopGroups {
    private static final long TICK_NS = 10_000_000;

    /** A process as /proc tells it too: start times there are in hundredths of a second. */
    private record Life(int pid, long startTick, long low, long high) {}

    private record Command(long low, long high) {}

    /** The row of what has no name, or was folded together. */
    private record Unnamed() {}

    private final TopBy by;
    private final Map<String, Tenant> tenants = new HashMap<>();

    TopGroups(TopBy by) {
        this.by = by;
    }

    /** All rows; those that hold something in swap and lost nothing lately too. */
    public static List<TopRow> of(TopState state, TopBy by) {
        TopGroups groups = new TopGroups(by);
        Map<Object, TopRow> rows = new LinkedHashMap<>();
        for (TopLoss loss : state.counts().losses()) {
            groups.row(rows, loss.process(), loss.mapping()).add(loss);
        }
        if (by != TopBy.MAPPING) {
            for (SwapUse use : state.uses()) {
                groups.row(rows, use.process(), null).hold(use.pages());
            }
        }
        return new ArrayList<>(rows.values());
    }

    /** What one row was made of, in rows of another kind. */
    public static List<TopRow> parts(TopState state, TopBy by, Object key, TopBy partsBy) {
        TopGroups groups = new TopGroups(by);
        TopGroups parts = new TopGroups(partsBy);
        Map<Object, TopRow> rows = new LinkedHashMap<>();
        for (TopLoss loss : state.counts().losses()) {
            if (groups.key(loss.process(), loss.mapping()).equals(key)) {
                parts.row(rows, loss.process(), loss.mapping()).add(loss);
            }
        }
        return new ArrayList<>(rows.values());
    }

    /** Whether a process belongs to a row; of a mapping's row none is known to. */
    public static Predicate<Process> members(TopBy by, Object key) {
        TopGroups groups = new TopGroups(by);
        return process -> by != TopBy.MAPPING && groups.key(process, null).equals(key);
    }

    private TopRow row(Map<Object, TopRow> rows, Process process, Mapping mapping) {
        return rows.computeIfAbsent(key(process, mapping), key -> new TopRow(key, name(process, mapping), process));
    }

    /** What the row of a process goes by. */
    Object key(Process process, Mapping mapping) {
        Object key = process == null ? null : switch (by) {
            case PROCESS -> new Life(process.pid, process.startTime / TICK_NS, process.commandLow, process.commandHigh);
            case COMMAND -> new Command(process.commandLow, process.commandHigh);
            case CGROUP, CONTAINER, MAPPING -> {
                byte[] name = name(process, mapping);
                yield name == null ? null : new String(name, StandardCharsets.ISO_8859_1);
            }
        };
        return key == null ? new Unnamed() : key;
    }

    private byte[] name(Process process, Mapping mapping) {
        if (process == null) {
            return null;
        }
        return switch (by) {
            case PROCESS, COMMAND -> null;
            case CGROUP -> process.cgroupPath;
            case CONTAINER -> container(process.cgroupPath);
            case MAPPING -> mapping == null ? null : mapping.name;
        };
    }

    private byte[] container(byte[] path) {
        if (path == null) {
            return null;
        }
        String container = tenants.computeIfAbsent(new String(path, StandardCharsets.ISO_8859_1), p -> Tenant.of(path)).container();
        return container == null ? null : container.getBytes(StandardCharsets.UTF_8);
    }
}
