// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Types as BTF describes them, read without libbpf: from a kernel's /sys/kernel/btf/vmlinux or an object's section .BTF. */
final class Btf {
    /** The kinds' numbers are their places here. */
    enum Kind {
        VOID, INT, PTR, ARRAY, STRUCT, UNION, ENUM, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FUNC_PROTO, VAR, DATASEC,
        FLOAT, DECL_TAG, TYPE_TAG, ENUM64
    }

    /**
     * A type.
     *
     * @param size    bytes; of an array the number of its elements
     * @param target  id of the type that it points to, renames or is made of; 0: none
     * @param members of a struct or union its fields, of an enum its values
     */
    record Type(Kind kind, String name, int size, int target, List<Member> members) {}

    /**
     * A field or an enum's value.
     *
     * @param bit     where it begins, in bits from the structure's beginning; of an enum's value the (low) 32 bits of it
     * @param bitSize 0: no bitfield
     */
    record Member(String name, int type, int bit, int bitSize) {}

    private static final int MAGIC = 0xeb9f;

    private final List<Type> types = new ArrayList<>();
    private final ByteBuffer in;
    private final int strings;

    Btf(byte[] section) {
        in = ByteBuffer.wrap(section).order(ByteOrder.LITTLE_ENDIAN);
        if ((in.getShort(0) & 0xffff) != MAGIC) {
            throw new IllegalArgumentException("no BTF");
        }
        int header = in.getInt(4);
        int end = header + in.getInt(8) + in.getInt(12);
        strings = header + in.getInt(16);
        types.add(new Type(Kind.VOID, "", 0, 0, List.of()));
        in.position(header + in.getInt(8));
        while (in.position() < end) {
            types.add(read());
        }
    }

    private Type read() {
        String name = string(in.getInt());
        int info = in.getInt();
        int word = in.getInt(); // a size or a type
        int count = info & 0xffff;
        boolean flag = info < 0;
        Kind kind = Kind.values()[info >>> 24 & 0x1f];
        return switch (kind) {
            case STRUCT, UNION -> new Type(kind, name, word, 0, members(count, flag));
            case ENUM, ENUM64 -> new Type(kind, name, word, 0, values(count, kind));
            case ARRAY -> {
                int element = in.getInt();
                in.getInt();
                yield new Type(kind, name, in.getInt(), element, List.of());
            }
            case INT -> {
                in.getInt();
                yield new Type(kind, name, word, 0, List.of());
            }
            case FLOAT -> new Type(kind, name, word, 0, List.of());
            case FUNC_PROTO -> skip(kind, name, word, 8 * count);
            case DATASEC -> skip(kind, name, word, 12 * count);
            case VAR, DECL_TAG -> skip(kind, name, word, 4);
            default -> new Type(kind, name, 0, word, List.of());
        };
    }

    private Type skip(Kind kind, String name, int target, int bytes) {
        in.position(in.position() + bytes);
        return new Type(kind, name, 0, target, List.of());
    }

    private List<Member> members(int count, boolean bitfields) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = string(in.getInt());
            int type = in.getInt();
            int offset = in.getInt();
            members.add(bitfields ? new Member(name, type, offset & 0xffffff, offset >>> 24)
                    : new Member(name, type, offset, 0));
        }
        return members;
    }

    private List<Member> values(int count, Kind kind) {
        List<Member> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(new Member(string(in.getInt()), 0, in.getInt(), 0));
            in.position(in.position() + (kind == Kind.ENUM ? 0 : 4));
        }
        return values;
    }

    private String string(int offset) {
        int start = strings + offset;
        int end = start;
        while (in.get(end) != 0) {
            end++;
        }
        return new String(in.array(), start, end - start, StandardCharsets.UTF_8);
    }

    Type type(int id) {
        return types.get(id);
    }

    Stream<Type> types() {
        return types.stream();
    }

    Optional<Type> find(Kind kind, String name) {
        return types.stream().filter(type -> type.kind() == kind && type.name().equals(name)).findFirst();
    }

    /** What is behind typedefs, const and the like. */
    Type resolved(int id) {
        Type type = type(id);
        return switch (type.kind()) {
            case TYPEDEF, CONST, VOLATILE, RESTRICT, TYPE_TAG -> resolved(type.target());
            default -> type;
        };
    }

    /** Bytes that a value of the type takes. */
    int bytes(int id) {
        Type type = resolved(id);
        return switch (type.kind()) {
            case PTR -> 8;
            case ARRAY -> type.size() * bytes(type.target());
            default -> type.size();
        };
    }

    /** A field, also one within nameless structures and unions; its bit counts from the outermost structure's beginning. */
    Optional<Member> field(Type type, String name) {
        for (Member member : type.members()) {
            if (member.name().equals(name)) {
                return Optional.of(member);
            }
            if (member.name().isEmpty()) {
                Optional<Member> inner = field(resolved(member.type()), name);
                if (inner.isPresent()) {
                    return inner.map(found -> new Member(name, found.type(), member.bit() + found.bit(), found.bitSize()));
                }
            }
        }
        return Optional.empty();
    }
}
