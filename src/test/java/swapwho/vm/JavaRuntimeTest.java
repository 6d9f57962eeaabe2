// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavaRuntimeTest {
    @Test
    void hasEveryModuleThatTheProgramNeeds() {
        List<String> libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/(picocli|jackson-core)-[^/]*\\.jar"))
                .toList();
        assertThat(libraries).hasSize(2);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String[] arguments = Stream.concat(Stream.of("--multi-release", "25", "--ignore-missing-deps",
                "--print-module-deps", "target/classes"), libraries.stream()).toArray(String[]::new);
        assertThat(ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, arguments)).isZero();
        assertThat(JavaRuntime.MODULES.split(",")).contains(said.toString().strip().split(","));
    }
}
