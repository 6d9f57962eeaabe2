// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import swapwho.model.Process;
import swapwho.model.Tenant;

/** What is ready-made for a process: the pieces that name it, and the lines it owned a page of. */
final class JsonOwner {
    /** All up to the address's digits. */
    final byte[] head;
    /** What follows the pages: the cgroup and whom it belongs to, where known. */
    final byte[] tail;
    private LineTemplate alone;
    private LineTemplate shared;

    private JsonOwner(Process process) {
        String name = Names.json(Names.command(process.commandLow, process.commandHigh));
        String who = process.pid == 0 ? "" : "\"pid\":" + process.pid + ",\"command\":\"" + name + "\",";
        head = utf8("{" + who + "\"address\":\"0x");
        tail = utf8(cgroup(process.cgroupPath));
    }

    /** The cgroup's path and whom it belongs to, each with a comma before it; empty when unknown. */
    static String cgroup(byte[] path) {
        Tenant tenant = Tenant.of(path);
        return (path == null ? "" : ",\"cgroup\":\"" + Names.json(path) + "\"")
                + key("unit", tenant.unit())
                + key("container", tenant.container())
                + key("pod", tenant.pod());
    }

    private static String key(String key, String name) {
        return name == null ? "" : ",\"" + key + "\":\"" + Names.json(utf8(name)) + "\"";
    }

    static JsonOwner of(Process process) {
        if (process.rendering == null) {
            process.rendering = new JsonOwner(process);
        }
        return (JsonOwner) process.rendering;
    }

    /** The last line that it is the first of so many owners of. */
    LineTemplate template(int owners) {
        if (owners == 1) {
            return alone != null ? alone : (alone = new LineTemplate(1));
        }
        return shared != null ? shared : (shared = new LineTemplate(LineTemplate.OWNERS));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
