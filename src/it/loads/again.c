// SPDX-License-Identifier: Apache-2.0
/*
 * Not a load: `again ARGUMENT...` stands in for `swapwho ARGUMENT...`, which a Java process runs that has run others before (TraceServer.java).
 * It writes to its output files, and a SIGTERM ends it like the other; its exit status is this one's.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LAST_WORDS 60 /* seconds */

static int requests;

static void stop(int signal)
{
	(void)signal;
	if (write(requests, "stop\n", 5) != 5)
		_exit(1);
	/* Of a server that has died nobody would hear any more. */
	alarm(LAST_WORDS);
}

int main(int argc, char **argv)
{
	char text[1024], status[16];
	int length = snprintf(text, sizeof(text), "%d", (int)getpid()), answers, i;
	ssize_t got;

	for (i = 1; i < argc; i++)
		length += snprintf(text + length, sizeof(text) - length, " %s", argv[i]);
	text[length++] = '\n';
	requests = open("/run/requests", O_WRONLY);
	answers = open("/run/answers", O_RDONLY);
	/* Without SA_RESTART reading would end with EINTR. */
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = stop, .sa_flags = SA_RESTART }, NULL);
	if (requests < 0 || answers < 0 || write(requests, text, length) != length) {
		perror("again");
		return 1;
	}
	got = read(answers, status, sizeof(status) - 1);
	if (got <= 0)
		return 1;
	status[got] = 0;
	return atoi(status);
}
