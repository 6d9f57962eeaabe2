// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The types of an object that clang has compiled for BPF. */
final class BpfElf {
    // Elf64_Ehdr and Elf64_Shdr
    private static final int SECTIONS = 0x28;
    private static final int SECTION_COUNT = 0x3c;
    private static final int NAMES_INDEX = 0x3e;
    private static final int SECTION_BYTES = 64;
    private static final int SECTION_OFFSET = 0x18;
    private static final int SECTION_SIZE = 0x20;

    private BpfElf() {}

    static Btf types(Path object) {
        try {
            return new Btf(section(Files.readAllBytes(object), ".BTF"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] section(byte[] file, String wanted) {
        ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) elf.getLong(SECTIONS);
        int names = (int) elf.getLong(table + elf.getShort(NAMES_INDEX) * SECTION_BYTES + SECTION_OFFSET);
        for (int i = 0; i < elf.getShort(SECTION_COUNT); i++) {
            int header = table + i * SECTION_BYTES;
            int name = names + elf.getInt(header);
            // With the byte that ends the name: .BTF is the beginning of .BTF.ext.
            if (new String(file, name, wanted.length() + 1, java.nio.charset.StandardCharsets.ISO_8859_1).equals(wanted + "\0")) {
                int offset = (int) elf.getLong(header + SECTION_OFFSET);
                return Arrays.copyOfRange(file, offset, offset + (int) elf.getLong(header + SECTION_SIZE));
            }
        }
        throw new IllegalArgumentException("the object has no section " + wanted);
    }
}
