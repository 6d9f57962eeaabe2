// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import swapwho.model.Process;

/** A JSON object as it is put together. What is unknown, a number below zero or no text, leaves its key out. */
final class JsonObject {
    private final StringJoiner members = new StringJoiner(",", "{", "}");

    JsonObject number(String key, long number) {
        return number < 0 ? this : raw(key, Long.toString(number));
    }

    JsonObject text(String key, String text) {
        return text == null ? this : text(key, text.getBytes(StandardCharsets.UTF_8));
    }

    JsonObject text(String key, byte[] text) {
        return text == null ? this : raw(key, "\"" + Names.json(text) + "\"");
    }

    JsonObject object(String key, JsonObject object) {
        return raw(key, object.toString());
    }

    <T> JsonObject list(String key, List<T> all, Function<T, JsonObject> object) {
        StringJoiner list = new StringJoiner(",", "[", "]");
        all.forEach(one -> list.add(object.apply(one).toString()));
        return raw(key, list.toString());
    }

    /** A process by its number and its name's two words; nothing of no process. */
    JsonObject who(int pid, long commandLow, long commandHigh) {
        return pid == 0 ? this : number("pid", pid).text("command", Names.command(commandLow, commandHigh));
    }

    /** A process and what its cgroup's path tells. */
    JsonObject who(Process process) {
        who(process.pid, process.commandLow, process.commandHigh);
        if (process.containerPid != 0 && process.containerPid != process.pid) {
            number("container_pid", process.containerPid);
        }
        return cgroup(process.cgroupPath);
    }

    /** A cgroup's path and whom it belongs to. */
    JsonObject cgroup(byte[] path) {
        String keys = JsonOwner.cgroup(path);
        if (!keys.isEmpty()) {
            members.add(keys.substring(1));
        }
        return this;
    }

    JsonObject raw(String key, String json) {
        members.add("\"" + key + "\":" + json);
        return this;
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
