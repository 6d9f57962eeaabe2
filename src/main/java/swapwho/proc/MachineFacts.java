// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import swapwho.model.Fact;
import swapwho.model.SwapArea;

/** What the machine swaps to, and what it tells about its memory. */
public final class MachineFacts {
    /** The inode number of the pid namespace that the machine boots with (PROC_PID_INIT_INO). */
    private static final String FIRST_NAMESPACE = "pid:[4026531836]";

    private final Path root;

    private MachineFacts(Path root) {
        this.root = root;
    }

    /** @param root the folder that holds proc and sys, normally / */
    public static List<Fact> find(Path root) {
        MachineFacts machine = new MachineFacts(root);
        List<Fact> facts = new ArrayList<>();
        facts.addAll(machine.areas());
        facts.add(machine.zram());
        facts.add(machine.zswap());
        facts.add(machine.cgroups());
        facts.add(machine.pressure());
        facts.add(machine.pageTables());
        facts.add(machine.scan());
        facts.add(machine.namespace());
        return facts;
    }

    private List<Fact> areas() {
        List<SwapArea> areas = read();
        return !areas.isEmpty() ? areas.stream().map(MachineFacts::area).toList() : List.of(Fact.no(Fact.SWAP, "none is active",
                "nothing can be swapped out", "fallocate -l 1G /swapfile && chmod 600 /swapfile && mkswap /swapfile && swapon /swapfile"));
    }

    private static Fact area(SwapArea area) {
        double mib = Calls.pageSize() / 1048576.0;
        return Fact.yes(Fact.SWAP, "%s, %s, %.1f of %.1f MiB used, priority %d".formatted(
                printable(area.name()), area.kind(), area.used() * mib, area.pages() * mib, area.priority()));
    }

    private Fact zram() {
        return read().stream().map(area -> printable(area.name())).filter(name -> name.startsWith("/dev/zram")).findFirst()
                .map(name -> Fact.yes("zram", name + " is a swap area"))
                .orElse(Fact.no("zram", "no swap area is on one", "pages are not kept compressed in memory",
                        "modprobe zram && zramctl /dev/zram0 --size 1G && mkswap /dev/zram0 && swapon -p 100 /dev/zram0"));
    }

    private Fact zswap() {
        String lost = "pages go to the swap area without a stay in compressed memory";
        return switch (text("sys/module/zswap/parameters/enabled")) {
            case "Y" -> Fact.yes("zswap", "on, %s, %s %% of memory at most".formatted(
                    text("sys/module/zswap/parameters/compressor"), text("sys/module/zswap/parameters/max_pool_percent")));
            case "" -> Fact.no("zswap", "this kernel has none", lost, "boot a kernel built with CONFIG_ZSWAP=y");
            default -> Fact.no("zswap", "off", lost, "echo Y > /sys/module/zswap/parameters/enabled");
        };
    }

    private Fact cgroups() {
        Hierarchy hierarchy = Hierarchy.of(root);
        if (hierarchy != null && !hierarchy.version2()) {
            return Fact.yes("memory cgroups", "version 1, " + hierarchy.mount());
        }
        String controllers = hierarchy == null ? "" : text(hierarchy.mount().resolve("cgroup.controllers"));
        return List.of(controllers.split(" ")).contains("memory")
                ? Fact.yes("memory cgroups", "version 2, " + hierarchy.mount())
                : Fact.no("memory cgroups", hierarchy == null ? "no cgroups are mounted" : "no controller memory in " + hierarchy.mount(),
                        "no limits, and where no cgroup is, none is named", "boot with cgroup_enable=memory");
    }

    private Fact pressure() {
        String some = text("proc/pressure/memory").lines().findFirst().orElse("");
        return !some.isEmpty() ? Fact.yes("PSI", some)
                : Fact.no("PSI", "no /proc/pressure/memory", "how long processes wait for memory", "boot with psi=1");
    }

    private Fact pageTables() {
        return Files.exists(root.resolve("proc/self/pagemap")) ? Fact.yes(Fact.PAGE_TABLES, "/proc/PID/pagemap")
                : Fact.no(Fact.PAGE_TABLES, "no /proc/self/pagemap", "held cannot tell who holds what",
                        "boot a kernel built with CONFIG_PROC_PAGE_MONITOR=y");
    }

    private Fact scan() {
        return Pagemap.scanEnd(root, Calls.pageSize()) > 0 ? Fact.yes("PAGEMAP_SCAN", "held skips what is not in swap")
                : Fact.no("PAGEMAP_SCAN", "this kernel has none", "held reads more, and takes longer", "boot Linux 6.7 or newer");
    }

    private Fact namespace() {
        String lost = "processes outside the container are not named";
        try {
            String link = Files.readSymbolicLink(root.resolve("proc/self/ns/pid")).toString();
            return link.equals(FIRST_NAMESPACE) ? Fact.yes("machine's pid namespace", link)
                    : Fact.no("machine's pid namespace", link, lost, "start the container with --pid=host");
        } catch (IOException e) {
            return Fact.unknown("machine's pid namespace", "no /proc/self/ns/pid", lost, "");
        }
    }

    private List<SwapArea> read() {
        try {
            return SwapAreas.read(root, Calls.pageSize());
        } catch (IOException e) {
            return List.of();
        }
    }

    private String text(String file) {
        return text(root.resolve(file));
    }

    /** Empty when it cannot be read. */
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String printable(byte[] name) {
        return new String(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
