// SPDX-License-Identifier: Apache-2.0
/* Not a load: runs a program as a user without any privileges (the guest's busybox cannot). usage: nobody PROGRAM [ARGUMENT]... */
#define _GNU_SOURCE
#include <grp.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	if (setgroups(0, NULL) || setgid(65534) || setuid(65534)) {
		perror("nobody");
		return 1;
	}
	execvp(argv[1], argv + 1);
	perror(argv[1]);
	return 1;
}
