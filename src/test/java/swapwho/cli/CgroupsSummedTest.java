// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swapwho.model.Books;
import swapwho.model.CgroupBook;
import swapwho.model.Counter;
import swapwho.model.FakeSwapOut;
import swapwho.testing.Root;

class CgroupsSummedTest {
    @TempDir
    private Path folder;

    private final Books books = new Books();

    @Test
    void eachHasThoseBelowItToo() throws IOException {
        Root root = new Root(folder).file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n");
        for (String cgroup : List.of("/a", "/a-b", "/a/b", "/a/b/c", "/a!", "/bbb/c", "/idle")) {
            root.file("sys/fs/cgroup" + cgroup + "/memory.stat", "pswpout 1\n");
        }
        Known known = new Known(folder);
        known.memoryStats.begin();
        lose("/a", 1);
        lose("/a-b", 2);
        lose("/a/b", 4);
        lose("/a/b/c", 8);
        lose("/a!", 16);
        lose("/bbb/c", 32);
        root.file("sys/fs/cgroup/a/memory.stat", "pswpout 15\n");
        List<CgroupBook> summed = CgroupsSummed.of(books.cgroups(), known);
        Map<String, Long> reported = summed.stream().collect(Collectors.toMap(
                book -> new String(book.path(), StandardCharsets.UTF_8), book -> book.reported().of(Counter.PSWPOUT)));
        assertThat(reported).isEqualTo(Map.of("/a", 13L, "/a-b", 2L, "/a/b", 12L, "/a/b/c", 8L, "/a!", 16L, "/bbb/c", 32L));
        assertThat(summed.getFirst().path()).asString(StandardCharsets.UTF_8).isEqualTo("/bbb/c");
        assertThat(summed.get(2).kernel().of(Counter.PSWPOUT)).isEqualTo(14);
    }

    @Test
    void theTopHasAll() throws IOException {
        new Root(folder).file("proc/self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n")
                .file("sys/fs/cgroup/a/memory.stat", "").file("sys/fs/cgroup/b/memory.stat", "");
        lose("/", 1);
        lose("/a", 2);
        lose("/b", 4);
        CgroupBook top = CgroupsSummed.of(books.cgroups(), new Known(folder)).getFirst();
        assertThat(top.path()).asString(StandardCharsets.UTF_8).isEqualTo("/");
        assertThat(top.reported().of(Counter.PSWPOUT)).isEqualTo(7);
    }

    @Test
    void underVersionOneThereAreNone() throws IOException {
        new Root(folder).file("proc/self/mounts", "cgroup /sys/fs/cgroup cgroup rw,memory 0 0\n")
                .file("sys/fs/cgroup/a/memory.stat", "");
        lose("/a", 1);
        assertThat(CgroupsSummed.of(books.cgroups(), new Known(folder))).isEmpty();
    }

    private void lose(String cgroup, int pages) throws IOException {
        FakeSwapOut event = new FakeSwapOut().owner(174, "hog", 0x1000);
        event.pages = pages;
        event.owners.getFirst().cgroup = (long) Files.getAttribute(folder.resolve("sys/fs/cgroup" + cgroup), "unix:ino");
        books.add(event);
    }
}
