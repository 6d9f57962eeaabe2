// SPDX-License-Identifier: Apache-2.0
/*
 * What a command costs, with all that it starts: prints "NAME INSTRUCTIONS STATUS". Under QEMU's `-icount shift=0` a
 * nanosecond of CPU time is an instruction, of the program or of the kernel on its behalf.
 *
 * usage: instructions NAME COMMAND [ARGUMENT]...
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long long ns(struct timeval t)
{
	return t.tv_sec * 1000000000ll + t.tv_usec * 1000ll;
}

int main(int argc, char **argv)
{
	struct rusage used;
	int status;
	pid_t child;

	if (argc < 3) {
		fprintf(stderr, "usage: instructions NAME COMMAND [ARGUMENT]...\n");
		return 2;
	}
	child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("instructions");
		return 1;
	}
	/* Standard output is the command's. */
	fprintf(stderr, "%s %lld %d\n", argv[1], ns(used.ru_utime) + ns(used.ru_stime), WEXITSTATUS(status));
	return 0;
}
