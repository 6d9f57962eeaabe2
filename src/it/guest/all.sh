#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What one boot of one kernel does for the VM tests. Every part writes into a folder of its own below /out, where the
# tests on the host judge it; nothing is judged here. The host puts before it: LOADS, the names of the loads to run
# under the tracer, SLOW_LOADS, those to run once more on the slow road, COUNTED_LOADS, those to run one after the
# other while swap-outs are summed up in the kernel, and WITHOUT_LOADS, which is 1 if all the rest is to happen too.
# shellcheck disable=SC2154

# Each swapon has a line of its own, among which nobody would find what matters.
dmesg -n 5

seconds() {
    read -r up _ </proc/uptime
    echo "${up%.*}"
}

# Each part begins with empty swap and room in RAM: what an earlier one left there would be nobody's in this one.
make_room() {
    swapoff /dev/vdb 2>/dev/null
    swapon /dev/vdb
    # 1: the page cache; 4: without a word on the console
    echo 4 >/proc/sys/vm/drop_caches
    echo 1 >/proc/sys/vm/drop_caches
}

part() {
    make_room
    mkdir -p "/out/$1"
    cd "/out/$1" || exit 1
    echo "$(seconds) s: $1" >&3
}

# Starts a tracer in the background, its output in the named file, and waits until it is attached.
start_trace() {
    output=$1
    shift
    swapwho trace "$@" >"$output" 2>trace.log 3>&- &
    tracer=$!
    wait_for trace.log tracing
}

# wait_for FILE TEXT: until the text is in the file, 60 s at most
wait_for() {
    tries=300
    until grep -q "$2" "$1" 2>/dev/null; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        usleep 200000
    done
}

end_trace() {
    kill "-$1" $tracer
    wait $tracer
    echo $? >trace.status
}

# One process has the traces of some loads, one after the other (src/it/java/swapwho/it/TraceServer.java): its garbage stays in
# RAM, so it is not kept for all of them.
serve() {
    served=$((served + 1))
    [ -n "$server" ] && [ $served -le 8 ] && [ -e "/proc/$server" ] && return
    end_server
    served=1
    /opt/swapwho/runtime/bin/java @/opt/swapwho/lib/jvm.options -Dswapwho.home=/opt/swapwho -Djava.library.path=/opt/swapwho/lib \
        -cp /opt/swapwho/lib/swapwho.jar:/tests swapwho.it.TraceServer </run/requests >/run/answers \
        2>>/out/attached-often/server.log 7>&- 8>&- &
    server=$!
    # Where memory runs out a load is to go first.
    echo -900 >"/proc/$server/oom_score_adj"
}

# Nobody else has its standard input open for writing once this shell has closed it.
end_server() {
    [ -n "$server" ] || return
    exec 7>&-
    wait "$server"
    echo $? >>/out/attached-often/server.status
    exec 7<>/run/requests
}

# Under the tracer, and up to twice more where the guest itself is to blame: some kernels run out of memory now and then, with
# nearly all of swap free, when their CPUs stand still meanwhile, and a guest that is so slow may not come to rest.
run_load() {
    for try in 1 2 3; do
        serve
        run-load.sh "$PWD" "$@" && return
        grep -qE "ran out of memory|did not come to rest" failure || return
        echo "$try. try: $(cat failure)" >>tries
        # What the load's children had is free some time after it has ended.
        sleep 2
        make_room
    done
}

# With its standard input at its end a load ends as soon as its memory is at rest.
run_briefly() {
    "/loads/$1" </dev/null >load.log 2>&1
}

part kernel
uname -r >release
cat /sys/kernel/btf/vmlinux >btf

part killed
/loads/bpf_objects >before
start_trace events.ndjson --json
/loads/bpf_objects >attached
end_trace KILL
# Links go when the kernel has waited for their last use.
sleep 1
/loads/bpf_objects >after

if [ "$WITHOUT_LOADS" = 1 ]; then
    part unprivileged
    /loads/nobody swapwho trace >trace.out 2>trace.log
    echo $? >trace.status

    part addresses-hidden
    echo 2 >/proc/sys/kernel/kptr_restrict
    swapwho trace >trace.out 2>trace.log
    echo $? >trace.status
    echo 1 >/proc/sys/kernel/kptr_restrict

    part time-limit
    swapwho trace --for 2s >trace.out 2>trace.log
    echo $? >trace.status

    part closed-pipe
    {
        swapwho trace 2>trace.log 3>&-
        echo $? >trace.status
    } | head -n 1 >trace.out &
    head=$!
    wait_for trace.log tracing && run_briefly madvise
    wait $head

    part no-swap
    swapoff /dev/vdb
    swapwho trace --json >events.ndjson 2>trace.log 3>&- &
    tracer=$!
    wait_for trace.log tracing
    swapon /dev/vdb
    run_briefly madvise
    end_trace TERM

    part hostile-text
    start_trace trace.out
    run_briefly hostile_names
    end_trace TERM
fi

part doctor
swapwho doctor --json >root.ndjson
echo $? >root.status
swapwho doctor >root.txt
/loads/nobody swapwho doctor >nobody.txt
echo $? >nobody.status

part held
mkfifo input
/loads/held <input >load.log 2>&1 3>&- &
load=$!
exec 4>input
wait_for load.log rest
swapwho held --json >held.ndjson 2>held.log
echo $? >held.status
truth >truth.csv
cat /proc/swaps >swaps
/loads/nobody swapwho held --json >nobody.ndjson 2>nobody.log
echo $? >nobody.status
exec 4>&-
wait $load
rm input

# On one kernel only.
if [ -e /tests/top.sh ]; then
    part top
    . /tests/top.sh
fi

part counted
start_trace summary.ndjson --json --summary
for load in $COUNTED_LOADS; do
    run_briefly "$load"
done
end_trace TERM

part attached-often
# What the trace before had goes when the kernel has waited for its last use.
sleep 2
/loads/bpf_objects >before
mkfifo /run/requests /run/answers
exec 7<>/run/requests 8<>/run/answers
server=
served=0
export SWAPWHO=/loads/again

# A disk without seeks: older kernels swap huge pages whole only there.
part thp-seekless
swapoff /dev/vdb
echo 0 >/sys/block/vdb/queue/rotational
swapon /dev/vdb
run_load /loads/thp
echo 1 >/sys/block/vdb/queue/rotational

for load in $SLOW_LOADS; do
    part "$load-slow"
    run_load "/loads/$load" --slow-road
done
for load in $LOADS; do
    part "$load-fast"
    run_load "/loads/$load"
done

cd /out/attached-often || exit 1
sleep 1
/loads/bpf_objects >after
end_server

part end
