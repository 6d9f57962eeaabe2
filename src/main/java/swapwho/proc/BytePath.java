// SPDX-License-Identifier: Apache-2.0
package swapwho.proc;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Paths byte for byte: a file's name need not be text in the encoding that Java was started with, and a Path made of a
 * String that is not throws. Only an URI takes every byte.
 */
final class BytePath {
    private static final String HEX = "0123456789ABCDEF";

    private BytePath() {}

    /** @param below relative to the folder; a slash at its begin means nothing */
    static Path resolve(Path folder, byte[] below) {
        if (isAscii(below)) {
            return Path.of(folder.toString(), new String(below, StandardCharsets.US_ASCII));
        }
        StringBuilder uri = new StringBuilder(folder.toUri().getRawPath()).append('/');
        for (byte b : below) {
            if (b == '/') {
                uri.append('/');
            } else {
                uri.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return Path.of(URI.create("file://" + uri.toString().replaceAll("/+", "/")));
    }

    private static boolean isAscii(byte[] path) {
        for (byte b : path) {
            if (b <= 0) {
                return false;
            }
        }
        return true;
    }

    /** The last part of a path. */
    static byte[] name(Path path) {
        String raw = path.getFileName().toString();
        if (raw.chars().allMatch(c -> c > 0 && c < 128)) {
            return raw.getBytes(StandardCharsets.US_ASCII);
        }
        String uri = path.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        String name = uri.substring(uri.lastIndexOf('/', end - 1) + 1, end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
