// SPDX-License-Identifier: Apache-2.0
/*
 * 30 MB of heap (brk), 6 MB of the main stack and 10 MB of a thread's stack, driven
 * into swap by pressers.
 *
 * Goes wrong for a tracer that reckons addresses from where an area began: the stack
 * grows downwards, so its start has moved since its first pages were written.
 */
#include "../../guest/load.h"
#include <pthread.h>

static pthread_barrier_t filled;

/* Page by page from the top, as a stack is used. The pages stay when the function returns: a stack never shrinks. */
static void fill_stack(size_t pages)
{
	char frame[pages * PAGE];

	for (size_t page = pages; page-- > 0;)
		fill(frame, page, 1);
	__asm__ volatile("" : : "r"(frame) : "memory"); /* else the compiler drops writes that nobody reads */
}

static void *keep_a_stack(void *pages)
{
	fill_stack((size_t)pages);
	pthread_barrier_wait(&filled);
	pause();
	return NULL;
}

int main(void)
{
	size_t heap_pages = mb(30);
	pthread_attr_t attributes;
	pthread_t thread;
	char *heap;

	small_pages();
	name_process("stack-heap");
	start_pressers();
	pthread_barrier_init(&filled, NULL, 2);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 16 << 20);
	if (pthread_create(&thread, &attributes, keep_a_stack, (void *)mb(10)))
		die("pthread_create");
	heap = sbrk(heap_pages * PAGE);
	if (heap == (void *)-1)
		die("sbrk");
	heap += -(uintptr_t)heap % PAGE; /* the last page is then only half ours, so it is left out */
	fill(heap, 0, heap_pages - 1);
	fill_stack(mb(6));
	pthread_barrier_wait(&filled);
	press_out(heap, heap_pages - 1);
	rest();
}
