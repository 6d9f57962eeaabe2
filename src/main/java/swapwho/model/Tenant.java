// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a cgroup belongs to, as far as its path tells; of nested ones the innermost. Each is null when the path does
 * not tell it.
 *
 * @param unit      systemd's unit that is no slice, as systemctl takes it
 * @param container the container's id (64 hex digits), or its name where it has no id (LXC, nspawn)
 * @param pod       the pod's id: of Kubernetes with its dashes, of podman 64 hex digits
 */
public record Tenant(String unit, String container, String pod) {
    private static final Tenant UNKNOWN = new Tenant(null, null, null);

    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@-]+\\.(service|scope|socket|mount|swap)");
    /** Bare, or after the runtime's name: docker-ID.scope, cri-containerd-ID.scope, …slice:cri-containerd:ID. */
    private static final Pattern CONTAINER_ID = Pattern.compile("(?:(.*)[-:])?(\\p{XDigit}{64})(?:\\.scope)?");
    /** Kubernetes names pods by a UUID, and those of a node's own files by the hash of the file. */
    private static final Pattern POD = Pattern.compile("(?:.*-)?pod(\\p{XDigit}{8}(?:[-_]\\p{XDigit}{4}){3}[-_]\\p{XDigit}{12}"
            + "|\\p{XDigit}{32})(?:[.:].*)?");
    private static final Pattern PODMAN_POD = Pattern.compile("(?:.*-)?libpod_pod_(\\p{XDigit}{64})(?:\\.slice)?");
    private static final Pattern LXC = Pattern.compile("lxc\\.payload(?:\\.(.+))?");
    private static final Pattern MACHINE = Pattern.compile("systemd-nspawn@(.+)\\.service|machine-(.+)\\.scope");
    private static final Pattern ESCAPED = Pattern.compile("\\\\x(\\p{XDigit}{2})");

    /** @param path below the hierarchy's top, of version 1 or 2; null when unknown */
    public static Tenant of(byte[] path) {
        if (path == null || path.length <= 1) {
            return UNKNOWN;
        }
        String unit = null;
        String container = null;
        String pod = null;
        String above = "";
        for (String name : new String(path, StandardCharsets.UTF_8).split("/")) {
            unit = or(unit(name), unit);
            container = or(container(name, above), container);
            pod = or(pod(name), pod);
            above = name;
        }
        return new Tenant(unit, container, pod);
    }

    private static String unit(String name) {
        // systemd puts a _ before names that could be taken for a file of the cgroup's own.
        String unit = name.startsWith("_") ? name.substring(1) : name;
        return UNIT.matcher(unit).matches() ? unit : null;
    }

    private static String container(String name, String above) {
        Matcher id = CONTAINER_ID.matcher(name);
        if (id.matches()) {
            // The container's watcher lives outside it, under the same id.
            boolean watcher = id.group(1) != null && id.group(1).endsWith("conmon");
            return watcher ? null : id.group(2);
        }
        if (above.equals("lxc") || above.equals("lxc.payload")) {
            return name;
        }
        Matcher lxc = LXC.matcher(name);
        if (lxc.matches()) {
            return lxc.group(1);
        }
        Matcher machine = MACHINE.matcher(name);
        if (machine.matches()) {
            String found = unescape(or(machine.group(1), machine.group(2)));
            // libvirt registers virtual machines in the same way.
            return found.startsWith("qemu-") ? null : found;
        }
        return null;
    }

    private static String pod(String name) {
        Matcher pod = POD.matcher(name);
        if (pod.matches()) {
            return pod.group(1).replace('_', '-');
        }
        Matcher podman = PODMAN_POD.matcher(name);
        return podman.matches() ? podman.group(1) : null;
    }

    /** systemd writes what a unit's name may not hold as \xXX, and / as -. */
    private static String unescape(String name) {
        return ESCAPED.matcher(name.replace('-', '/')).replaceAll(
                hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }

    private static String or(String found, String otherwise) {
        return found != null ? found : otherwise;
    }
}
