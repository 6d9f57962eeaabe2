#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# In the guest: each load of crowd.c three times with nothing attached, then under `trace --json`; results in /out/rows.
# The host sets TITLE and, a line each, LOADS (what crowd is called with) before this text.
exec 2>/out/log
modprobe zram
echo lz4 >/sys/block/zram0/comp_algorithm
echo 256M >/sys/block/zram0/disksize
mkswap /dev/zram0 >/dev/null
swapon /dev/zram0 || exit 1
echo 200 >/proc/sys/vm/swappiness

# rounds ATTACHED LOAD... : three of them, each after the processes of the one before have gone.
rounds() {
    attached=$1
    shift
    for _ in 1 2 3; do
        # shellcheck disable=SC2068 # one word an argument
        /bench/crowd $@ | sed "s/^/$TITLE\t$load\t$attached\t/" >>/out/rows
        while grep -qs 'populated 1' /sys/fs/cgroup/crowd/cgroup.events; do sleep 0.2; done
        sleep 1
    done
}
echo "$LOADS" | while read -r load; do
    rounds nothing "$load"
    # Through a pipe: of what it writes only the summary matters, and it should not fill the memory.
    swapwho trace --json 2>/root/log | tail -n 1 >/root/summary &
    tries=600
    until grep -q tracing /root/log || [ $tries -eq 0 ]; do
        tries=$((tries - 1))
        sleep 0.1
    done
    rounds trace "$load" "$(pidof java)"
    kill "$(pidof java)"
    wait
    for key in lost_events incomplete_events; do
        grep -o "\"$key\":[0-9]*" /root/summary | sed "s/^.*:/$TITLE\t$load\t$key\t/" >>/out/rows
    done
    grep -o '{"counter":"pswpout","kernel[^}]*}' /root/summary
    cat /root/log
    echo "$load" >&3
done
