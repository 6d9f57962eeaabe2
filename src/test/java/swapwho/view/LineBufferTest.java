// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineBufferTest {
    @Test
    void everythingArrivesInOrderWhateverItsSize() {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        LineBuffer out = new LineBuffer(arrived);
        for (int i = 0; i < 400; i++) {
            byte[] text = new byte[i * 523 % 200_000];
            Arrays.fill(text, (byte) ('a' + i % 26));
            out.text(text).decimal(i);
            sent.writeBytes(text);
            sent.writeBytes(Integer.toString(i).getBytes());
        }
        out.flush();
        assertThat(arrived.toByteArray()).isEqualTo(sent.toByteArray());
    }

    @Test
    void aBatchIsOneWrite() {
        int[] writes = {0};
        LineBuffer out = new LineBuffer(new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writes[0]++;
            }
        });
        for (int i = 0; i < 100; i++) {
            out.text(new byte[400]);
        }
        out.flush();
        out.flush();
        assertThat(writes[0]).isEqualTo(1);
    }

    @Test
    void aFailureIsRememberedAndTheRestIsSwallowed() {
        LineBuffer out = new LineBuffer(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        });
        assertThat(out.failure()).isNull();
        for (int i = 0; i < 1000; i++) {
            out.text(new byte[1000]);
        }
        out.flush();
        assertThat(out.failure()).hasMessage("full");
    }
}
