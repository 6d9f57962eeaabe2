// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonOwnerTest {
    private static final String ID = "a".repeat(64);

    @Test
    void theCgroupAndWhomItBelongsTo() {
        assertThat(cgroup("/")).isEqualTo(",\"cgroup\":\"/\"");
        assertThat(cgroup("/system.slice/docker-" + ID + ".scope")).isEqualTo(",\"cgroup\":\"/system.slice/docker-" + ID
                + ".scope\",\"unit\":\"docker-" + ID + ".scope\",\"container\":\"" + ID + "\"");
        assertThat(cgroup("/kubepods/pod0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"))
                .endsWith("\",\"pod\":\"0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\"");
        assertThat(JsonOwner.cgroup(null)).isEmpty();
    }

    @Test
    void namesThatAnybodyMayChoose() {
        assertThat(cgroup("/a\n\".service/a\\x2d.service")).isEqualTo(
                ",\"cgroup\":\"/a\\u000a\\\".service/a\\\\x2d.service\",\"unit\":\"a\\\\x2d.service\"");
        assertThat(cgroup("/a\n\".service")).doesNotContain("unit");
    }

    private static String cgroup(String path) {
        return JsonOwner.cgroup(path.getBytes(StandardCharsets.UTF_8));
    }
}
