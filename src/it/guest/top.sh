#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `top` shows of a load that thrashes in two cgroups: as JSON, as a block of lines, and on a screen of two sizes.
# A part of all.sh, on the one kernel for which the host puts this file and the program `script` into the guest.
# shellcheck disable=SC2154
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
mkdir -p /sys/fs/cgroup/shop.slice/orders.service /sys/fs/cgroup/batch.slice
echo 90M >/sys/fs/cgroup/batch.slice/memory.max
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts

pswpout() {
    sed -n 's/^pswpout //p' /proc/vmstat >"$1"
}

start_load() {
    /loads/thrash >load.log 2>&1 3>&- &
    load=$!
}

# It stands still, so that no other signal would reach it.
end_load() {
    kill -KILL $load
    wait $load
}

# press KEY SECONDS: types a key, then gives it time
press() {
    printf "$1"
    sleep "$2"
}

# Nothing swaps at both ends, so that what was counted is what the kernel counted meanwhile.
swapwho top --json --for 18s >top.ndjson 2>top.log 3>&- &
top=$!
wait_for top.ndjson seconds
pswpout before
start_load
sleep 5
end_load
sleep 1
pswpout after
wait $top
echo $? >top.status

(
    wait_for screen LOSES
    start_load
    sleep 10
    press '\033[B' 1
    press '\r' 2
    wait_for screen FROM:
    press '\033' 3
    press 5 1
    wait_for screen 'by mapping'
    press 1 0
    stty -F /dev/pts/0 cols 160 rows 48
    sleep 3
    press q 0
    end_load
) | TERM=xterm script -q -e -c 'stty cols 80 rows 24; swapwho top --by cgroup; echo status $?; stty -a' screen >/dev/null 3>&-

# The load starts with it, and it counts while Java still has most to compile. A start under a load takes thrice as long.
swapwho top --once --for 7s >once.txt 2>once.log 3>&- &
top=$!
until ls -l /proc/$top/fd 2>/dev/null | grep -q bpf_link || ! kill -0 $top; do
    usleep 200000
done
start_load
wait $top
echo $? >once.status
end_load
rmdir /sys/fs/cgroup/shop.slice/orders.service /sys/fs/cgroup/shop.slice /sys/fs/cgroup/batch.slice
