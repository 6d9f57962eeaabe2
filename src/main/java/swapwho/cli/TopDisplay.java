// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import java.io.IOException;
import swapwho.model.TopState;

/** Where `top` shows each second, and waits for the next. */
interface TopDisplay extends AutoCloseable {
    void show(TopState state);

    /** Whether each second is to be shown, also one that is late; else the newest will do. */
    boolean wantsEach();

    /** Lets time pass; true when the user wants to end it. */
    boolean pause(long nanoseconds) throws IOException;

    /** Why nothing more can be shown, or null. */
    IOException failure();

    @Override
    void close();
}
