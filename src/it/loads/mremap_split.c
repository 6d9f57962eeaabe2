// SPDX-License-Identifier: Apache-2.0
/*
 * 40 MB whose areas no longer stand where they were made: of each four pieces of
 * 211 pages one is moved by mremap, one made read-only by mprotect (which splits the
 * area), one unmapped, one left alone; then pressers drives them into swap.
 *
 * Goes wrong for a tracer that reckons an address from the page's index and the first
 * area it knows of, or that goes on naming addresses that have been left.
 */
#include "../../guest/load.h"

#define PIECE 211UL

int main(void)
{
	size_t pieces = mb(40) / PIECE + 4;
	char *area, *target;

	small_pages();
	name_process("mover");
	start_pressers();
	area = reserve(pieces * PIECE);
	target = reserve(pieces * PIECE + 7) + 7 * PAGE;
	fill(area, 0, pieces * PIECE);
	for (size_t piece = 0; piece + 3 < pieces; piece += 4) {
		char *first = area + piece * PIECE * PAGE, *to = target + piece * PIECE * PAGE;
		size_t size = PIECE * PAGE;

		if (mremap(first, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to) != to)
			die("mremap");
		if (mprotect(first + size, size, PROT_READ))
			die("mprotect");
		if (munmap(first + 2 * size, size))
			die("munmap");
	}
	press_out(area, PIECE);
	rest();
}
