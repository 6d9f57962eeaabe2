#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The guest's first process on its own disk: sets the machine up, runs /guest/script, powers off.
# Speaks to the host on the live channel: ^Abegin, ^Aend STATUS; all other lines there are the script's.
export PATH=/guest:/usr/bin:/bin HOME=/root LC_ALL=C

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mkdir -p /dev/shm /dev/pts
mount -t tmpfs tmpfs /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /tmp
mount -t securityfs securityfs /sys/kernel/security
mount -t debugfs debugfs /sys/kernel/debug
mount -t tracefs tracefs /sys/kernel/tracing
mount -t bpf bpf /sys/fs/bpf
mount -t cgroup2 cgroup2 /sys/fs/cgroup
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
ip link set lo up 2>/dev/null
hostname guest

for port in /sys/class/virtio-ports/*; do
    [ -e "$port/name" ] && [ "$(cat "$port/name")" = live ] && ln -sf "/dev/${port##*/}" /dev/live
done
if [ -b /dev/vdb ]; then
    mkswap /dev/vdb >/dev/null && swapon /dev/vdb
fi

# A port of virtio-serial can be opened by one process at a time: this one opens it, all others inherit it.
exec 3>/dev/live
printf '\001begin\n' >&3
cd /root || exit
sh /guest/script </dev/null
status=$?
sync
mount -o remount,ro / 2>/dev/null || sync
printf '\001end %s\n' "$status" >&3
poweroff -f
