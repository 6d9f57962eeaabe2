#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# In the guest: each tool is attached in turn and each load run under it; results in /out/rows and /out/starts.
# The host sets FUNCTION (what bpftrace is to trace) and LOADS (those that are asked for) before this text.
peers=/peers
exec 2>/out/log
modprobe zram
echo lz4 >/sys/block/zram0/comp_algorithm
echo 512M >/sys/block/zram0/disksize
mkswap /dev/zram0 >/dev/null
swapon /dev/zram0 || exit 1
# Room for kswapd to keep ahead in; file pages stay, so that what it takes is what goes to swap.
echo 500 >/proc/sys/vm/watermark_scale_factor
echo 200 >/proc/sys/vm/swappiness
dd if=/dev/zero of=/root/file bs=1M count=48
sync
export FILE=/root/file
for folder in proc sys dev; do mount --rbind /$folder $peers/$folder; done

# row WHAT NAMES LOADS [PID]...: three rounds of each load after two to warm up.
row() {
    what=$1 names=$2 loads=$3
    shift 3
    for load in $loads; do
        case " $LOADS " in *" $load "*) ;; *) continue ;; esac
        # Where the files of the tools leave little room free, kswapd takes other pages, and a page filled is dearer.
        case $load in kswapd | none) echo 1 >/proc/sys/vm/drop_caches ;; esac
        /bench/gauge "$load" 48 5 "$@" 2>&1 | sed "s/^/$load\t$what\t$names\t/" >>/out/rows
    done
    echo "$what" >&3
}
# wait_for TEXT FILE...: a tool is attached some time after its programs are loaded; three idle seconds are cheap.
wait_for() {
    tries=600
    until grep -qs "$@" || [ $tries -eq 0 ]; do
        tries=$((tries - 1))
        sleep 0.1
    done
    sleep 3
}
# wanted LOADS: whether one of them is asked for.
wanted() {
    for load in $1; do
        case " $LOADS " in *" $load "*) return 0 ;; esac
    done
    return 1
}
# peer WHAT NAMES LOADS PROGRAM: bpftrace with that program.
peer() {
    wanted "$3" || return 0
    chroot $peers bpftrace -e "$4" >/root/peer.out &
    wait_for Attach /root/peer.out
    sleep 5
    row "$1" "$2" "$3" "$(pidof bpftrace)"
    kill -INT "$(pidof bpftrace)"
    wait
    rm /root/peer.out
}
# ours WHAT LOADS COMMAND OPTION...: swapwho with that command line.
ours() {
    what=$1 loads=$2
    shift 2
    wanted "$loads" || return 0
    swapwho "$@" >/root/ours.out 2>/root/ours.log &
    wait_for 'tracing\|"seconds"' /root/ours.log /root/ours.out
    row "$what" owner "$loads" "$(pidof java)"
    kill "$(pidof java)"
    wait
    tail -n 30 /root/ours.log >>/out/log
    rm /root/ours.out
}

all="madvise kswapd file none"
swaps="madvise kswapd"
row nothing - "$all"
peer "empty fentry" nobody "$swaps" "kfunc:$FUNCTION { }"
peer "bpftrace kfunc count" "wrong process" "$all" "kfunc:$FUNCTION { @[pid,comm] = count(); }"
peer "bpftrace kprobe count" "wrong process" "$swaps" "kprobe:$FUNCTION { @[pid,comm] = count(); }"
peer "bpftrace kfunc printf" "wrong process" "$swaps" "kfunc:$FUNCTION { printf(\"%d %s\\n\", pid, comm); }"
# Where its module does not start, its reason is in the log.
if [ -e /bench/swapouts.ko ]; then
    cp /bench/swapouts.ko $peers/tmp/
    chroot $peers staprun /tmp/swapouts.ko >/root/peer.out &
    sleep 5
    if pidof stapio >/dev/null; then
        row "SystemTap printf" "wrong process" "$swaps" "$(pidof stapio)"
        kill "$(pidof stapio)"
    fi
    wait
    rm /root/peer.out
fi
ours "swapwho trace --summary" "$all" trace --summary
ours "swapwho top --json" "$all" top --json
ours "swapwho trace --json" "$all" trace --json
ours "swapwho trace" "$swaps" trace

case $LOADS in *" "*) ;; *) exit ;; esac

# start WHAT COMMAND...: three starts, after one that counts the links to wait for and fills the page cache.
start() {
    what=$1
    shift
    links=$(/bench/started 0 "$@" 2>&1 >/dev/null | sed -n 's/.*links //p')
    for _ in 1 2 3; do
        /bench/started "$links" "$@" 2>&1 >/dev/null | sed -n "s/^wall/$what\twall/p" >>/out/starts
    done
    echo "start of $what" >&3
}
start "bpftrace kfunc count" chroot $peers bpftrace -e "kfunc:$FUNCTION { @[pid,comm] = count(); }"
start "swapwho trace --summary" swapwho trace --summary
start "swapwho trace" swapwho trace
