// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptTest {
    @ParameterizedTest
    @CsvSource({
        "'', http://deb.debian.org",
        "http://mirror.example, http://mirror.example",
        "http://mirror.example/, http://mirror.example",
        "http://mirror.example/debian, http://mirror.example",
        "https://mirror.example/pub/debian/, https://mirror.example/pub",
    })
    void aMirrorIsTheFolderThatHasDebian(String wanted, String mirror) {
        assertThat(Apt.mirror(wanted)).isEqualTo(mirror);
    }

    @ParameterizedTest
    @CsvSource({
        "Acquire::http::Proxy \"http://proxy:3128\";, true",
        "Acquire::https::Proxy::deb.debian.org \"DIRECT\";, true",
        "Acquire::http \"\";, false",
        "Acquire::http::Proxy-Auto-Detect \"/usr/bin/find-proxy\";, false",
    })
    void takesOverTheMachinesProxiesOnly(String line, boolean taken) {
        assertThat(Apt.isProxy(line)).isEqualTo(taken);
    }
}
