// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import swapwho.model.By;
import swapwho.model.Cause;
import swapwho.model.EventSink;
import swapwho.model.FakeProof;
import swapwho.model.From;
import swapwho.model.Kind;
import swapwho.model.Process;
import swapwho.model.ProvedOwners;
import swapwho.model.Slot;
import swapwho.model.Stored;
import swapwho.model.SwapIn;
import swapwho.model.SwapOut;
import swapwho.model.Woken;

/** Records as the BPF program lays them out, and what is no record. */
class EventDecoderTest {
    private final EventDecoder decoder = new EventDecoder();
    private final List<String> seen = new ArrayList<>();
    private final EventSink sink = new EventSink() {
        @Override
        public void swapOut(SwapOut event) {
            seen.add("out " + text(event));
        }

        @Override
        public void swapMove(SwapOut event) {
            seen.add("move " + text(event));
        }

        @Override
        public void swapIn(SwapIn event) {
            seen.add("in %s %s %s %d+%d %d:%d %d ns at %x, %d/%d/%d %x%x %d %d".formatted(event.by(), event.from(), event.kind(),
                    event.pages(), event.index(), Slot.type(event.slot()), Slot.offset(event.slot()), event.delayNs(), event.address(),
                    event.pid(), event.tid(), event.containerPid(), event.commandHigh(), event.commandLow(),
                    event.cgroup(), event.startTime()));
        }

        @Override
        public void woken(Woken event) {
            seen.add("woken %d %d/%d %x%x".formatted(
                    event.kswapd(), event.pid(), event.tid(), event.commandHigh(), event.commandLow()));
        }
    };

    private static String text(SwapOut event) {
        StringBuilder text = new StringBuilder("%s %s %s %d %d:%d".formatted(event.cause(), event.kind(), event.stored(),
                event.pages(), event.slotType(), event.slotOffset()));
        for (int i = 0; i < event.ownerCount(); i++) {
            text.append(", %d/%d".formatted(event.ownerPid(i), event.ownerContainerPid(i)));
        }
        if (event.file() != null) {
            text.append(" file %d %d %x %b %x%x%x%x".formatted(event.file().inode(), event.file().index(), event.file().device(), event.file().internal(),
                    event.file().name(0), event.file().name(1), event.file().name(2), event.file().name(3)));
        }
        return text.toString();
    }

    @Test
    void allTypesOneAfterTheOther() {
        long[] words = join(woken(), swapOut(1, 2, 0), swapIn(), swapOut(2, 0, 0), swapOut(1, 1, 8), woken());

        assertThat(decoder.decode(words, 0, words.length, sink)).isEqualTo(6);
        assertThat(seen).containsExactly(
                "woken 45 7/8 bbaa",
                "out KSWAPD ANON DEVICE 1 3:1000, 100/5, 101/5",
                "in FAULT ZSWAP SHMEM 16+3 3:1000 81234 ns at 7f0000000000, 174/175/1 bbaa 99 88",
                "move KSWAPD ANON DEVICE 1 3:1000",
                "out KSWAPD ANON DEVICE 1 3:1000, 100/5 file 4321 77 19 true 1234",
                "woken 45 7/8 bbaa");
        assertThat(decoder.unreadable()).isZero();
    }

    @Test
    void anUnknownTypeEndsTheRecordAndIsCounted() {
        long[] words = join(swapIn(), new long[] {200, 1, 2}, swapIn());

        assertThat(decoder.decode(words, 0, words.length, sink)).isEqualTo(1);
        assertThat(decoder.unreadable()).isEqualTo(1);
        decoder.decode(new long[4], 0, 4, sink);
        assertThat(decoder.unreadable()).isEqualTo(2);
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatIsCutOffIsNotReadButCounted() {
        for (long[] whole : List.of(swapOut(1, 2, 8), swapOut(2, 0, 0), swapIn(), woken())) {
            long before = decoder.unreadable();
            for (int length = 1; length < whole.length; length++) {
                assertThat(decoder.decode(whole, 0, length, sink)).isZero();
            }
            assertThat(decoder.unreadable() - before).isEqualTo(whole.length - 1);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void wordsOfALaterVersionAreOtherOrUnknown() {
        long[] out = swapOut(1, 0, 0);
        out[0] |= 0xffffff00L;
        long[] in = swapIn();
        in[0] |= 0xffffff00L;
        long[] words = join(out, in);

        decoder.decode(words, 0, words.length, sink);
        assertThat(seen.get(0)).startsWith("out OTHER UNKNOWN UNKNOWN");
        assertThat(seen.get(1)).startsWith("in OTHER UNKNOWN UNKNOWN");
    }

    /** Of one owner, and nothing may differ but time, slot and address. */
    @Test
    void alikeIsWhatDiffersInNothingElse() {
        List<Integer> mayDiffer = List.of(SwapOutDecoder.TIME / 8, SwapOutDecoder.ENTRY / 8, SwapOutDecoder.BYTES / 8);
        long[] one = swapOut(1, 1, 0);
        for (int word = 0; word < one.length; word++) {
            long[] other = one.clone();
            other[word] ^= word == 0 ? 1L << SwapOutDecoder.CAUSE * 8 : 1L << 33;
            assertThat(alike(join(one, other))).as("word %d", word).containsExactly(false, mayDiffer.contains(word));
        }
        assertThat(alike(join(one, swapIn(), one))).containsExactly(false, true);
        assertThat(alike(join(one, swapOut(2, 1, 0), one))).containsExactly(false, false, false);
        assertThat(alike(join(swapOut(1, 2, 0), swapOut(1, 2, 0)))).containsExactly(false, false);
        assertThat(alike(join(swapOut(1, 1, 8), swapOut(1, 1, 8)))).containsExactly(false, false);
        assertThat(alike(join(swapOut(1, 0, 0), swapOut(1, 0, 0)))).containsExactly(false, false);
    }

    /** Of each swap-out and move in a piece of the ring, which is read twice: what was read before may be gone. */
    private List<Boolean> alike(long[] words) {
        List<Boolean> alike = new ArrayList<>();
        EventSink sink = new EventSink() {
            @Override
            public void swapOut(SwapOut event) {
                alike.add(event.alike());
            }

            @Override
            public void swapMove(SwapOut event) {
                alike.add(event.alike());
            }

            @Override
            public void swapIn(SwapIn event) {}

            @Override
            public void woken(Woken event) {}
        };
        decoder.decode(words, 0, words.length, sink);
        alike.clear();
        decoder.decode(words, 0, words.length, sink);
        return alike;
    }

    /** Its next event is read as if nothing had happened. */
    @Test
    void anEventWithoutOwnersGetsThoseThatAreProved() {
        Process process = new Process(174, 88, 0xaa, 0xbb);
        process.cgroup = 99;
        process.containerPid = 5;
        ProvedOwners owners = FakeProof.owners(Kind.KSM, process, 0x7f0000000000L, new Process(175, 89, 0xcc, 0), 0x1000);
        List<String> named = new ArrayList<>();
        EventSink naming = new EventSink() {
            @Override
            public void swapOut(SwapOut event) {
                SwapOut with = event.ownerCount() == 0 ? event.named(owners) : event;
                named.add("%s, %d %b, %d".formatted(text(with), with.references(), with.complete(), with.reclaimerPid()));
                for (int i = 0; i < with.ownerCount(); i++) {
                    named.add("%x %d+%d %d %d %x%x".formatted(with.ownerAddress(i), with.ownerIndex(i), with.ownerPages(i),
                            with.ownerStartTime(i), with.ownerCgroup(i), with.ownerCommandHigh(i), with.ownerCommandLow(i)));
                }
            }

            @Override
            public void swapMove(SwapOut event) {}

            @Override
            public void swapIn(SwapIn event) {}

            @Override
            public void woken(Woken event) {}
        };
        long[] bare = swapOut(1, 0, 0);
        bare[0] &= ~0xff0000L;
        bare[3] = 1 | 2L << 32;
        bare[4] = 45;
        long[] words = join(bare, swapOut(1, 1, 0));

        assertThat(decoder.decode(words, 0, words.length, naming)).isEqualTo(2);
        assertThat(named).startsWith("KSWAPD KSM DEVICE 1 3:1000, 174/5, 175/0, 2 true, 45",
                "7f0000000000 0+1 88 99 bbaa", "1000 0+1 89 -1 0cc", "KSWAPD ANON DEVICE 1 3:1000, 100/5, 0 false, 0");
        bare[3] = 1 | 3L << 32;
        decoder.decode(bare, 0, bare.length, naming);
        assertThat(named.get(5)).endsWith(", 3 false, 45");
    }

    @Test
    void anEventWhoseOwnersAreNotProvedHasNoReferencesEither() {
        long[] bare = swapOut(1, 0, 0);
        bare[0] &= ~0xff0000L;
        SwapOutDecoder event = new SwapOutDecoder();
        event.moveTo(bare, 0);
        SwapOut copy = event.copy();
        event.moveTo(swapOut(1, 1, 0), 0);
        SwapOut told = copy.named(FakeProof.nobody());
        assertThat(text(told)).isEqualTo("KSWAPD UNKNOWN DEVICE 1 3:1000");
        assertThat(told.references()).isEqualTo(-1);
        assertThat(told.complete()).isFalse();
        assertThat(told.pages()).isEqualTo(1);
    }

    @Test
    void rubbishNeitherFailsNorHangs() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long[] words = random.longs(random.nextInt(1, 60)).toArray();
            words[0] = words[0] & ~0xffL | random.nextInt(6);
            decoder.decode(words, 0, words.length, sink);
        }
        assertThat(decoder.unreadable()).isPositive();
    }

    private static long[] swapOut(int type, int owners, int flags) {
        long[] event = new long[(SwapOutDecoder.BYTES + owners * SwapOutDecoder.OWNER_BYTES) / 8 + (flags == 8 ? 7 : 0)];
        event[0] = type | Cause.KSWAPD.ordinal() << 8 | Kind.ANON.ordinal() << 16 | Stored.DEVICE.ordinal() << 24
                | (long) owners << 32 | (long) flags << 48;
        event[2] = 3L << 58 | 1000;
        event[3] = 1;
        for (int i = 0; i < owners; i++) {
            event[8 + 7 * i + 3] = 100 + i | 1L << 32;
            event[8 + 7 * i + 4] = 5L << 32;
        }
        if (flags == 8) {
            long[] file = {4321, 77, 25 | 1L << 32, 1, 2, 3, 4};
            System.arraycopy(file, 0, event, event.length - 7, 7);
        }
        return event;
    }

    private static long[] swapIn() {
        return new long[] {
            3 | By.FAULT.ordinal() << 8 | Kind.SHMEM.ordinal() << 16 | From.ZSWAP.ordinal() << 24 | 175L << 32,
            5, 3L << 58 | 1000, 81_234,
            0x7f0000000000L, 88, 99, 174 | 16L << 32, 3 | 1L << 32, 0xaa, 0xbb, 0
        };
    }

    private static long[] woken() {
        return new long[] {4 | 45L << 32, 5, 7 | 8L << 32, 0xaa, 0xbb};
    }

    private static long[] join(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
    }
}
