// SPDX-License-Identifier: Apache-2.0
package swapwho.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One command of swapwho. Its options stand in a table that it builds, not in annotations: reading those at every
 * start would cost as much as all the rest of the start, and 10 MB of memory.
 */
interface Action {
    /** The options and the help; its user object is this action. */
    CommandSpec spec();

    /** Does it; returns the exit status. */
    int run(ParseResult line) throws Exception;

    /** A spec with what all commands' helps have in common. */
    static CommandSpec spec(Object owner, String name) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(owner).name(name);
        spec.usageMessage()
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%nExamples:%n")
                .sortOptions(false)
                .width(80);
        return spec;
    }

    /** To be the last of a command's options. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build();
    }
}
