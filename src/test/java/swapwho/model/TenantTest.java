// SPDX-License-Identifier: Apache-2.0
package swapwho.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantTest {
    private static final String ID = "4f3c9a1be0d5c4a7988a2c1d0e6b7f50123456789abcdef0123456789abcdef0";
    private static final String UID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final String UID_ = UID.replace('-', '_');

    @ParameterizedTest
    @CsvSource({
        "/system.slice/ssh.service, ssh.service",
        "/system.slice/system-getty.slice/getty@tty1.service, getty@tty1.service",
        "/user.slice/user-1000.slice/session-3.scope, session-3.scope",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-firefox-4242.scope, app-gnome-firefox-4242.scope",
        "/user.slice/user-1000.slice/user@1000.service/init.scope, init.scope",
        "'/system.slice/systemd-fsck@dev-disk-by\\x2duuid-1.service', 'systemd-fsck@dev-disk-by\\x2duuid-1.service'",
        "/system.slice/postgresql@16-main.service/worker, postgresql@16-main.service",
        "/system.slice/dbus.socket, dbus.socket",
        "/system.slice/dev-zram0.swap, dev-zram0.swap",
        "/system.slice/var-lib.mount, var-lib.mount",
        "/system.slice/_cpu.service, cpu.service",
        "/init.scope, init.scope",
        "/system.slice,",
        "/.service,",
        "/,",
    })
    void units(String path, String unit) {
        assertThat(of(path)).isEqualTo(new Tenant(unit, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        // Docker: cgroupfs driver, systemd driver, a systemd inside it, Docker in Docker.
        "/docker/ID,, ID",
        "/system.slice/docker-ID.scope, docker-ID.scope, ID",
        "/system.slice/docker-ID.scope/system.slice/nginx.service, nginx.service, ID",
        "/docker/ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff/docker/ID,, ID",
        // Podman as root and not, containers split from their watcher.
        "/machine.slice/libpod-ID.scope, libpod-ID.scope, ID",
        "/machine.slice/libpod-ID.scope/container, libpod-ID.scope, ID",
        "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope, libpod-ID.scope, ID",
        "/libpod_parent/libpod-ID,, ID",
        "/machine.slice/libpod-conmon-ID.scope, libpod-conmon-ID.scope,",
        "/libpod_parent/conmon,,",
        // containerd by nerdctl, AWS's agent.
        "/system.slice/nerdctl-ID.scope, nerdctl-ID.scope, ID",
        "/default/ID,, ID",
        "/ecs/7d0c3c8ab6a74e8e9d6b2c8f5d1a0b9c/ID,, ID",
        // LXC old and new, LXD, Proxmox; the monitor is outside.
        "/lxc/web,, web",
        "/lxc.payload.web,, web",
        "/lxc.payload.project_web/system.slice/ssh.service, ssh.service, project_web",
        "/lxc.payload/web,, web",
        "/lxc/101/ns/system.slice/cron.service, cron.service, 101",
        "/lxc.monitor.web,,",
        "/lxc.monitor/101,,",
        // nspawn as a service and by hand; a virtual machine is none.
        "/machine.slice/systemd-nspawn@build.service/payload, systemd-nspawn@build.service, build",
        "'/machine.slice/machine-my\\x2dbox.scope/payload', 'machine-my\\x2dbox.scope', my-box",
        "'/machine.slice/machine-qemu\\x2d1\\x2ddb.scope/libvirt', 'machine-qemu\\x2d1\\x2ddb.scope',",
    })
    void containers(String path, String unit, String container) {
        assertThat(of(path)).isEqualTo(new Tenant(id(unit), id(container), null));
    }

    @ParameterizedTest
    @CsvSource({
        // cgroupfs driver
        "/kubepods/podUID/ID,, ID",
        "/kubepods/burstable/podUID/ID,, ID",
        "/kubepods/besteffort/podUID/crio-ID,, ID",
        "/kubepods/besteffort/podUID,,",
        // systemd driver
        "/kubepods.slice/kubepods-podUI_.slice/cri-containerd-ID.scope, cri-containerd-ID.scope, ID",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podUI_.slice/crio-ID.scope, crio-ID.scope, ID",
        "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-podUI_.slice/docker-ID.scope, docker-ID.scope, ID",
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podUI_.slice/crio-conmon-ID.scope, crio-conmon-ID.scope,",
        // kubelet and runtime that disagree on the driver
        "/system.slice/containerd.service/kubepods-burstable-podUI_.slice:cri-containerd:ID, containerd.service, ID",
        // a node that is itself a container
        "/docker/ID/kubelet/kubepods/burstable/podUID/ID,, ID",
        "/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-podUI_.slice/cri-containerd-ID.scope, cri-containerd-ID.scope, ID",
        // a process in a cgroup namespace, read from outside of it
        "/../../podUID/ID,, ID",
    })
    void pods(String path, String unit, String container) {
        assertThat(of(path)).isEqualTo(new Tenant(id(unit), id(container), UID));
    }

    @Test
    void podsThatAreNotNamedByAUuid() {
        String hash = "c8f95c1c5e1b0a6a0d7f3e2d1c0b9a88";
        assertThat(of("/kubepods/burstable/pod" + hash + "/" + ID).pod()).isEqualTo(hash);
        assertThat(of("/machine.slice/machine-libpod_pod_" + ID + ".slice/libpod-" + "a".repeat(64) + ".scope"))
                .isEqualTo(new Tenant("libpod-" + "a".repeat(64) + ".scope", "a".repeat(64), ID));
        assertThat(of("/libpod_parent/libpod_pod_" + ID).pod()).isEqualTo(ID);
    }

    @Test
    void namesThatOnlyLookAlike() {
        for (String path : new String[] {"/podium", "/pod1234", "/tripod" + UID, "/" + ID.substring(1), "/" + ID + "0", "/lxc", "/lxc.payload."}) {
            assertThat(of(path)).as(path).isEqualTo(new Tenant(null, null, null));
        }
        assertThat(Tenant.of(null)).isEqualTo(new Tenant(null, null, null));
    }

    private static Tenant of(String path) {
        return Tenant.of(id(path).getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String text) {
        return text == null ? null : text.replace("UID", UID).replace("UI_", UID_).replace("ID", ID);
    }
}
