#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `top` shows of a load that thrashes in two cgroups: as blocks, as JSON, and on a screen of two sizes.
# SCRIPT is the program that gives it a terminal.
# shellcheck disable=SC2154
mkdir -p /out/top /sys/fs/cgroup/shop.slice/orders.service /sys/fs/cgroup/batch.slice
cd /out/top || exit 1
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
echo 90M >/sys/fs/cgroup/batch.slice/memory.max
mount -t devpts devpts /dev/pts 2>/dev/null || { mkdir -p /dev/pts && mount -t devpts devpts /dev/pts; }

# on_screen FILE COLUMNS ROWS KEYS...: types each key after some seconds
on_screen() {
    file=$1
    size="cols $2 rows $3"
    shift 3
    (
        sleep "$first"
        for key in "$@"; do
            printf "$key"
            sleep 4
        done
    ) | TERM=xterm script -q -e -c "stty $size; swapwho top --by cgroup; echo status \$?; stty -a" "$file" >/dev/null
}

/loads/thrash >load.log 2>&1 3>&- &
sleep 5
swapwho top --once --for 15s >once.txt 2>once.log
echo $? >once.status
swapwho top --json --for 3s >top.ndjson
first=40
on_screen narrow 80 24 1 s s s s s '\033[B' '\r' q
first=25
on_screen wide 160 48 1 q
kill %1
