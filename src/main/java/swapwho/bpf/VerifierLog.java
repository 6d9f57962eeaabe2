// SPDX-License-Identifier: Apache-2.0
package swapwho.bpf;

/** Finds the line of libbpf's log that tells why a program was refused. */
final class VerifierLog {
    private static final String BEGIN = "-- BEGIN PROG LOAD LOG --";
    private static final String END = "-- END PROG LOAD LOG --";

    private VerifierLog() {}

    /**
     * The verifier's last word: the line before its count of instructions, or, when the program never reached it,
     * libbpf's first warning; empty when there is neither.
     */
    static String tellingLine(String log) {
        int end = log.indexOf(END);
        int begin = log.lastIndexOf(BEGIN, Math.max(end, 0));
        String candidate = "";
        if (begin >= 0 && end > begin) {
            for (String line : log.substring(begin + BEGIN.length(), end).split("\n")) {
                if (line.startsWith("processed ")) {
                    break;
                }
                if (!line.isBlank()) {
                    candidate = line;
                }
            }
        }
        if (candidate.isEmpty()) {
            int line = log.indexOf('\n');
            candidate = line < 0 ? log : log.substring(0, line);
        }
        return candidate.strip();
    }
}
