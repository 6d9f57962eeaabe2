// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

/** Colours by what a thing is, not by what it looks like. */
public enum Theme {
    PLAIN("", "", "", "", ""),
    COLOUR("\033[1m", "\033[36m", "\033[32m", "\033[2m", "\033[0m");

    /** Who loses the page. */
    final String owner;
    /** Who takes it. */
    final String reclaimer;
    /** That it comes back. */
    final String back;
    /** What is there for looking up only. */
    final String detail;

    final String end;

    Theme(String owner, String reclaimer, String back, String detail, String end) {
        this.owner = owner;
        this.reclaimer = reclaimer;
        this.back = back;
        this.detail = detail;
        this.end = end;
    }
}
