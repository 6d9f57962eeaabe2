// SPDX-License-Identifier: Apache-2.0
package swapwho.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveChannelTest {
    private final List<String> heard = new ArrayList<>();
    private final LiveChannel channel = new LiveChannel(new GuestListener() {
        @Override
        public void booted() {
            heard.add("booted");
        }

        @Override
        public void stage(String word) {
            heard.add("stage " + word);
        }

        @Override
        public void line(String line) {
            heard.add("line " + line);
        }
    });

    private void read(String said) throws IOException {
        channel.read(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsSignalsFromLines() throws IOException {
        read("\1begin\none\n\1attached\ntwo\n\1end 7\n");
        assertThat(heard).containsExactly("booted", "line one", "stage attached", "line two");
        assertThat(channel.status()).contains(7);
        assertThat(channel.booted()).isTrue();
    }

    @Test
    void aSignalInTheMiddleOfALineTakesNothingFromIt() throws IOException {
        read("{\"event\":\"swap\1rest\n_out\"}\n");
        assertThat(heard).containsExactly("stage rest", "line {\"event\":\"swap_out\"}");
    }

    @Test
    void aGuestThatStopsGivesNoStatus() throws IOException {
        read("\1begin\nhalf a li");
        assertThat(channel.status()).isEmpty();
        assertThat(channel.booted()).isTrue();
    }
}
