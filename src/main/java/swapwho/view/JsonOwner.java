// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static swapwho.view.LineBuffer.utf8;

import swapwho.model.Process;
import swapwho.model.Tenant;

/** What is ready-made for a process: the pieces that name it, and the lines it owned a page of. */
final class JsonOwner {
    /** All up to the address's digits. */
    final byte[] head;
    /** What follows the pages: all else that is known of the process. */
    final byte[] tail;
    /** Of a process that faulted or read: up to the thread's number. */
    final byte[] toTid;
    /** What follows the thread's number. */
    final byte[] afterTid;
    private LineTemplate alone;
    private LineTemplate shared;

    private JsonOwner(Process process) {
        String name = Names.json(Names.command(process.commandLow, process.commandHigh));
        boolean known = process.pid != 0;
        String pid = known ? "\"pid\":" + process.pid + "," : "";
        String command = known ? "\"command\":\"" + name + "\"," : "";
        boolean contained = process.containerPid != 0 && process.containerPid != process.pid;
        String containerPid = contained ? ",\"container_pid\":" + process.containerPid : "";
        String more = containerPid + cgroup(process.cgroupPath);
        tail = utf8(more);
        head = utf8("{" + pid + command + "\"address\":\"0x");
        toTid = utf8(pid + "\"tid\":");
        afterTid = utf8((known ? ",\"command\":\"" + name + "\"" : "") + more);
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
}
