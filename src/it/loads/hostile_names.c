// SPDX-License-Identifier: Apache-2.0
/*
 * Processes with names that do harm when they are printed as they are: terminal
 * escapes, a newline, quotes and backslashes, broken UTF-8, the text of a JSON key,
 * no name at all. Each fills 15 MB; `presser` drives them into swap.
 *
 * Goes wrong for a tracer that prints a name unescaped: lines that are no JSON, a
 * terminal that changes colour, a row that pretends to be two.
 */
#include "../../guest/load.h"

static const char *const names[] = {
	"\033[31mred\033[0m", "two\nlines", "\"quote\\\"", "\377\376\303(bad", "a\",\"pid\":1,\"",
	"\342\200\256right", "tab\tbell\a", "",
};

int main(void)
{
	size_t pages = mb(15);
	pid_t presser;

	small_pages();
	name_process("hostile");
	presser = start_presser(mb(160));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		pid_t child = start(names[i]);

		if (child == 0) {
			fill(reserve(pages), 0, pages);
			stay();
		}
		await(child);
	}
	proceed(presser);
	rest();
}
