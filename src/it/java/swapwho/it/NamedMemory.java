// SPDX-License-Identifier: Apache-2.0
package swapwho.it;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whose memory is whose, as a load itself says (src/it/loads/lives.h): no two lives have memory at the same address.
 *
 * @param name what its owner is called as long as it has it
 */
record NamedMemory(int pid, long address, long pages, String name) {
    private static final int PAGE_SIZE = 4096;

    static List<NamedMemory> of(String log) {
        return log.lines().map(line -> line.split(" ")).filter(words -> words[0].equals("named"))
                .map(words -> new NamedMemory(Integer.parseInt(words[1]), Long.decode(words[2]), Long.parseLong(words[3]), words[4]))
                .toList();
    }

    boolean holds(long address) {
        return address >= this.address && address < this.address + pages * PAGE_SIZE;
    }

    /** The owners that events name for it. */
    List<Event.Owner> owners(List<Event> events) {
        return events.stream().flatMap(event -> event.owners().stream()).filter(owner -> holds(owner.address())).toList();
    }

    /** Names of another process, or none. */
    List<Event.Owner> wrong(List<Event> events) {
        return owners(events).stream().filter(owner -> owner.pid() != pid || !owner.command().equals(name)).toList();
    }

    /** Faults that are said to be another process's. */
    List<SwapIn> wrongFaults(List<SwapIn> ins) {
        return faults(ins).filter(in -> in.pid() != pid || !in.command().equals(name)).toList();
    }

    private Stream<SwapIn> faults(List<SwapIn> ins) {
        return ins.stream().filter(in -> in.by().equals("fault") && holds(in.address()));
    }
}
