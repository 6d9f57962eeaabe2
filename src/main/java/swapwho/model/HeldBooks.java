// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Makes rows of what was read, so that shares and parts add up to what is in use. */
public final class HeldBooks {
    private final HeldFacts facts;
    private final HeldBy by;
    private final SlotCounts counts;
    private final SharedClaims claims;
    private final Map<Object, HeldGroup> groups = new LinkedHashMap<>();

    private HeldBooks(HeldFacts facts, HeldBy by) {
        this.facts = facts;
        this.by = by;
        counts = facts.counts;
        claims = new SharedClaims(facts.holders);
    }

    /** @param wanted which processes to show; the others still count as holders */
    public static Held of(HeldFacts facts, HeldBy by, Predicate<Process> wanted) {
        HeldBooks books = new HeldBooks(facts, by);
        Set<Holder> shown = new LinkedHashSet<>();
        for (Holder holder : facts.holders) {
            if (wanted.test(holder.process)) {
                shown.add(holder);
            }
        }
        if (by == HeldBy.AREA) {
            books.areas(shown);
        } else {
            shown.forEach(books::add);
            for (SharedClaims.Claim claim : books.claims.claims) {
                if (shown.contains(claim.holder())) {
                    books.add(claim);
                }
            }
        }
        return books.close(shown);
    }

    private void add(Holder holder) {
        for (Piece piece : holder.pieces) {
            group(holder, piece.mapping()).add(piece);
        }
    }

    private void add(SharedClaims.Claim claim) {
        group(claim.holder(), claim.ranges().getFirst().mapping).claims.add(claim);
    }

    private HeldGroup group(Holder holder, Mapping mapping) {
        byte[] name = switch (by) {
            case PROCESS, AREA -> null;
            case CGROUP -> holder.process.cgroupPath;
            case CONTAINER -> container(holder.process.cgroupPath);
            case MAPPING -> mapping == null ? null : mapping.name;
        };
        Object key = by == HeldBy.PROCESS ? holder : name == null ? "" : ByteBuffer.wrap(name);
        return groups.computeIfAbsent(
                key, _ -> new HeldGroup(new HeldRow(by == HeldBy.PROCESS ? holder.process : null, name, -1)));
    }

    private static byte[] container(byte[] cgroup) {
        String container = Tenant.of(cgroup).container();
        return container == null ? null : container.getBytes(StandardCharsets.UTF_8);
    }

    private void areas(Set<Holder> shown) {
        List<Piece> pieces = shown.stream().flatMap(holder -> holder.pieces.stream()).toList();
        for (int type = 0; type < facts.byType.length; type++) {
            SlotCounts.Part part = counts.part(pieces, type, true);
            if (part.alone() + part.shared() > 0) {
                SwapArea area = facts.byType[type];
                HeldGroup group = new HeldGroup(new HeldRow(null, area == null ? null : area.name(), type));
                group.row.pages = entries(pieces, type);
                group.set(part);
                groups.put(type, group);
            }
        }
    }

    private static long entries(List<Piece> pieces, int only) {
        long[] entries = new long[1];
        pieces.forEach(piece -> piece.each((type, _, length) -> entries[0] += type == only ? length : 0));
        return entries[0];
    }

    private Held close(Set<Holder> shown) {
        List<HeldRow> rows = new ArrayList<>();
        for (HeldGroup group : groups.values()) {
            group.count(counts);
            if (group.row.pages > 0 || group.row.shmem > 0) {
                rows.add(group.row);
            }
        }
        long shares = Shares.round(rows);
        rows.sort(HeldBooks::largestFirst);
        return new Held(by, rows, parts(shown, shares), facts);
    }

    private static int largestFirst(HeldRow a, HeldRow b) {
        int byShare = Long.compare(Math.max(b.share, 0), Math.max(a.share, 0));
        int byPages = byShare != 0 ? byShare : Long.compare(b.pages + Math.max(b.shmem, 0), a.pages + Math.max(a.shmem, 0));
        return byPages != 0 || a.process == null || b.process == null ? byPages : Integer.compare(a.process.pid, b.process.pid);
    }

    private List<HeldPart> parts(Set<Holder> shown, long shares) {
        List<HeldPart> parts = new ArrayList<>();
        long all = Math.round(counts.held() + claims.held + sharesByTheKernel());
        long shmem = by == HeldBy.AREA ? Math.round(claims.claims.stream()
                .filter(claim -> shown.contains(claim.holder())).mapToDouble(SharedClaims.Claim::share).sum()) : 0;
        long left = facts.used() - all;
        part(parts, HeldPart.Kind.SHMEM, shmem);
        part(parts, HeldPart.Kind.NOT_SHOWN, all - shares - shmem);
        part(parts, HeldPart.Kind.SHMEM_UNMAPPED, facts.segmentsUnmapped);
        left -= facts.segmentsUnmapped;
        long cached = Math.clamp(left, 0, Math.max(0, facts.swapCacheMapped));
        part(parts, HeldPart.Kind.SWAP_CACHE, cached);
        part(parts, HeldPart.Kind.REST, left - cached);
        return parts;
    }

    private double sharesByTheKernel() {
        double shares = 0;
        for (Holder holder : facts.holders) {
            for (Piece piece : holder.pieces) {
                shares += Math.max(0, piece.kernelShare());
            }
        }
        return shares;
    }

    private static void part(List<HeldPart> parts, HeldPart.Kind kind, long pages) {
        if (pages != 0) {
            parts.add(new HeldPart(kind, pages));
        }
    }
}
