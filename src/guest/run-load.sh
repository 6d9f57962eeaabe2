#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs one load under the tracer and takes the truth at rest.
#
# usage: run-load.sh FOLDER LOAD [OPTION OF swapwho trace]...
#
# FOLDER gets events.ndjson, trace.log, load.log, truth.csv, living, before.csv, vmstat.before, vmstat.after, trace.status, load.status,
# and failure, one line, when something else went wrong than the tracer's answer. Exit status: 0, or 1 with a failure.
# SWAPWHO in the environment is what runs instead of swapwho.
# With LIVE=1 in the environment the events go to the live channel as well, and its stages: attached, rest, judged.
#
# While a load runs this shell starts no process, not even sleep or grep: a child that is there when the shell's pages
# go to swap, and gone when the truth is taken, would look like an owner named in error.
# shellcheck disable=SC3045 # read -t is busybox's
set -u
folder=$1
load=$2
shift 2
attach_limit=120 # seconds
rest_limit=180
settle_limit=60
end_limit=30
truth_tries=10
live=
restless="memory did not come to rest: pages still went to swap or came back"

say() {
    [ "${LIVE:-}" = 1 ] && printf '\001%s\n' "$1" >&3
}

fail() {
    echo "$1" >failure
    echo "run-load: $1" >&2
}

# Sleeps: nobody writes to descriptor 5.
pause() {
    read -r -t "$1" _ <&5
}

# Whether a process runs. One that has ended is a zombie until somebody waits for it, but so is a leader whose
# threads live on.
alive() {
    [ -e "/proc/$1" ] || return 1
    set -- "$1" "/proc/$1/task"/*
    [ $# -gt 2 ] && return 0
    value=
    while read -r key value _; do
        [ "$key" = State: ] && break
    done <"/proc/$1/status"
    [ "$value" != Z ]
} 2>/dev/null

# Waits until a command succeeds, for as long as a process lives: until_ok SECONDS PID COMMAND...; 1 too late, 2 died.
until_ok() {
    tries=$(($1 * 5))
    pid=$2
    shift 2
    until "$@"; do
        if ! alive "$pid"; then
            # It may have done it as its last act.
            "$@" && return 0
            return 2
        fi
        tries=$((tries - 1))
        [ $tries -gt 0 ] || return 1
        pause 0.2
    done
    return 0
}

attached() {
    while read -r line; do
        case $line in tracing*) return 0 ;; esac
    done <trace.log
    return 1
}

# Reads on in the load's output, on descriptor 6; a line may come in parts.
part=
at_rest() {
    while IFS= read -r line <&6; do
        [ "$part$line" = rest ] && return 0
        part=
    done
    part=$part$line
    return 1
}

# Sets swapped to the counts of pages that went out and came back, to devices, to zswap and as zeroes, and gone to the first of
# these: count_swapped FILE
count_swapped() {
    swapped=
    gone=
    while read -r name value; do
        case $name in
        pswpout | zswpout | swpout_zero) gone="$gone $value" ;;
        pswpin | zswpin | zswpwb | swpin_zero) swapped="$swapped $value" ;;
        esac
    done <"$1"
    swapped="$swapped$gone"
}

unmoved_since() {
    count_swapped /proc/vmstat
    [ "$1" = "$swapped" ]
}

# Waits until a second passes in which nothing goes to swap or comes back.
settle() {
    tries=$settle_limit
    while [ $tries -gt 0 ]; do
        count_swapped /proc/vmstat
        before=$swapped
        pause 1
        unmoved_since "$before" && return 0
        tries=$((tries - 1))
    done
    return 1
}

# A truth that was true the whole time: nothing moved while it was read.
take_truth() {
    truths=$truth_tries
    while [ $truths -gt 0 ]; do
        count_swapped /proc/vmstat
        quiet=$swapped
        truth living >truth.csv || return 1
        if unmoved_since "$quiet"; then
            gone_by_then=$gone
            return 0
        fi
        settle
        truths=$((truths - 1))
    done
    return 1
}

stop_tracer() {
    kill -TERM "$tracer" 2>/dev/null
    wait "$tracer"
    echo $? >trace.status
}

# Sets killed to how many processes the kernel has killed for want of memory.
count_killed() {
    killed=0
    while read -r name value; do
        case $name in oom_kill) killed=$value ;; esac
    done <"$1"
}

# A slot that was used once more after the truth had been taken is another page's in the events.
check_rest() {
    count_swapped vmstat.after
    [ "${gone_by_then-$gone}" = "$gone" ] || fail "$restless"
}

# What a guest that runs out of memory leaves behind says nothing about the tracer.
check_memory() {
    count_killed vmstat.before
    before=$killed
    count_killed vmstat.after
    [ "$killed" = "$before" ] || fail "the guest ran out of memory and killed $((killed - before)) of its processes: console.log says which"
}

# Closes the load's standard input, which ends it.
end_load() {
    exec 4>&-
    if [ ! -e load.status ]; then
        until_ok $end_limit "$1" false
        kill -KILL "$1" 2>/dev/null
        wait "$1"
        echo $? >load.status
    fi
    cat load.errors >>load.log
    rm -f load.errors
}

run() {
    until_ok $rest_limit "$1" at_rest
    case $? in
    1) fail "the load did not write the line \"rest\" within $rest_limit s" ;;
    2)
        wait "$1"
        echo $? >load.status
        said=$(tail -n 1 load.errors | sed 's/^.*exec: line [0-9]*: //')
        hint=
        case $(cat load.status) in
        126 | 127) hint="; the guest runs static executables and scripts for /bin/sh, and has the programs of busybox" ;;
        137) hint="; it was killed: console.log says whether the guest ran out of memory" ;;
        esac
        fail "the load ended with status $(cat load.status) before it wrote the line \"rest\"${said:+: $said}$hint"
        ;;
    0)
        say rest
        # Room for the tracer's last steps: a guest left at its low watermark would swap once more when nobody counts.
        # 4 spares the console a line, 1 drops the page cache; and from here on files give way rather than processes.
        echo 4 >/proc/sys/vm/drop_caches
        echo 1 >/proc/sys/vm/drop_caches
        read -r swappiness </proc/sys/vm/swappiness
        echo 0 >/proc/sys/vm/swappiness
        if settle && take_truth; then
            say judged
        else
            fail "$restless"
        fi
        ;;
    esac
}

mkdir -p "$folder"
cd "$folder" || exit 1
rm -f failure load.status load.input pause
mkfifo load.input pause || exit 1
exec 5<>pause
: >load.log
: >trace.log

"${SWAPWHO:-swapwho}" trace --json "$@" >events.ndjson 2>trace.log 3>&- &
tracer=$!
if ! until_ok $attach_limit $tracer attached; then
    stop_tracer
    fail "swapwho trace did not attach: $(tail -n 1 trace.log)"
    exit 1
fi
cat /proc/vmstat >vmstat.before
truth >before.csv
say attached
if [ "${LIVE:-}" = 1 ]; then
    tail -n +1 -f events.ndjson >&3 &
    live=$!
fi

(cd / && exec "$load") <load.input >load.log 2>load.errors 3>&- 5>&- &
loaded=$!
exec 4>load.input 6<load.log
run $loaded

stop_tracer
[ -z "${swappiness:-}" ] || echo "$swappiness" >/proc/sys/vm/swappiness
cat /proc/vmstat >vmstat.after
check_rest
check_memory
[ -z "$live" ] || { pause 1; kill "$live"; }
end_load $loaded
rm -f load.input pause
[ ! -e failure ]
