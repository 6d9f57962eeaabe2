// SPDX-License-Identifier: Apache-2.0
/*
 * The native methods of swapwho.proc.Calls: each gives a function's result, or -errno. The first two parameters are
 * JNI's, its environment and the class or object; neither is used, so this takes none of Java's headers.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define UNUSED __attribute__((unused))
#define NATIVE(type, name, ...) type Java_swapwho_proc_Calls_##name(UNUSED void *env, UNUSED void *self, ##__VA_ARGS__)

static long or_errno(long result)
{
	return result == -1 ? -errno : result;
}

NATIVE(int, open, const char *path)
{
	return or_errno(open(path, O_RDONLY | O_CLOEXEC));
}

NATIVE(void, close, int fd)
{
	close(fd);
}

NATIVE(long, pread, int fd, void *into, size_t bytes, off_t offset)
{
	return or_errno(pread(fd, into, bytes, offset));
}

NATIVE(long, readlink, const char *path, char *into, size_t bytes)
{
	return or_errno(readlink(path, into, bytes));
}

NATIVE(int, ioctl, int fd, unsigned long request, void *argument)
{
	return or_errno(ioctl(fd, request, argument));
}

NATIVE(long, map, size_t bytes)
{
	return or_errno((long)mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
}

NATIVE(int, pageSize)
{
	return getpagesize();
}
