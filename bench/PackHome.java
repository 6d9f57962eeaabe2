// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Path;
import swapwho.vm.PackedHome;

/** From the home that the build has made to one with its own Java, as users install it: PackHome HOME FOLDER. */
void main(String[] folders) throws Exception {
    PackedHome.make(Path.of(folders[0]).toAbsolutePath(), Path.of(folders[1]).toAbsolutePath());
}
