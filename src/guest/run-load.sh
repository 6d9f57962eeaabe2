#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs one load under the tracer and takes the truth at rest.
#
# usage: run-load.sh FOLDER LOAD [OPTION OF swapwho trace]...
#
# FOLDER gets events.ndjson, trace.log, load.log, truth.csv, vmstat.before, vmstat.after, trace.status, load.status,
# and failure, one line, when something else went wrong than the tracer's answer. Exit status: 0, or 1 with a failure.
# With LIVE=1 in the environment the events go to the live channel as well, and its stages: attached, rest, judged.
set -u
folder=$1
load=$2
shift 2
attach_limit=120 # seconds
rest_limit=180
settle_limit=60
truth_tries=10
input=$folder/load.input
live=
restless="memory did not come to rest: pages still went to swap or came back"

say() {
    [ "${LIVE:-}" = 1 ] && printf '\001%s\n' "$1" >&3
}

fail() {
    echo "$1" >"$folder/failure"
    echo "run-load: $1" >&2
}

# Whether a process runs. One that has ended is a zombie until somebody waits for it, but so is a leader whose
# threads live on.
alive() {
    [ -e "/proc/$1" ] || return 1
    set -- "/proc/$1" "/proc/$1/task"/*
    [ $# -gt 2 ] || ! grep -q '^State:.Z' "$1/status" 2>/dev/null
}

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
        sleep 0.2
    done
}

attached() {
    grep -q '^tracing' "$folder/trace.log"
}

at_rest() {
    grep -qx rest "$folder/load.log"
}

swapped() {
    grep -E '^pswp(in|out) ' /proc/vmstat
}

# Waits until a second passes in which nothing goes to swap or comes back.
settle() {
    tries=$settle_limit
    while [ $tries -gt 0 ]; do
        before=$(swapped)
        sleep 1
        [ "$before" = "$(swapped)" ] && return 0
        tries=$((tries - 1))
    done
    return 1
}

# A truth that was true the whole time: nothing moved while it was read.
take_truth() {
    tries=$truth_tries
    while [ $tries -gt 0 ]; do
        quiet=$(swapped)
        truth >"$folder/truth.csv" || return 1
        [ "$quiet" = "$(swapped)" ] && return 0
        settle
        tries=$((tries - 1))
    done
    return 1
}

stop_tracer() {
    kill -TERM "$tracer" 2>/dev/null
    wait "$tracer"
    echo $? >"$folder/trace.status"
}

# Closes the load's standard input, which ends it.
end_load() {
    exec 4>&-
    if [ ! -e "$folder/load.status" ]; then
        until_ok 30 "$1" false
        kill -KILL "$1" 2>/dev/null
        wait "$1"
        echo $? >"$folder/load.status"
    fi
    cat "$folder/load.errors" >>"$folder/load.log"
    rm -f "$folder/load.errors"
}

run() {
    until_ok $rest_limit "$1" at_rest
    case $? in
    1) fail "the load did not write the line \"rest\" within $rest_limit s" ;;
    2)
        wait "$1"
        echo $? >"$folder/load.status"
        fail "the load ended with status $(cat "$folder/load.status") before it wrote the line \"rest\"$(tail -n 1 "$folder/load.errors" | sed 's/^/: /')"
        ;;
    0)
        say rest
        if settle && take_truth; then
            say judged
        else
            fail "$restless"
        fi
        ;;
    esac
}

mkdir -p "$folder"
rm -f "$folder/failure" "$folder/load.status" "$input"
mkfifo "$input" || exit 1

swapwho trace --json "$@" >"$folder/events.ndjson" 2>"$folder/trace.log" 3>&- &
tracer=$!
until_ok $attach_limit $tracer attached
case $? in
0) ;;
*)
    stop_tracer
    fail "swapwho trace did not attach: $(tail -n 1 "$folder/trace.log")"
    exit 1
    ;;
esac
cat /proc/vmstat >"$folder/vmstat.before"
say attached
if [ "${LIVE:-}" = 1 ]; then
    tail -n +1 -f "$folder/events.ndjson" >&3 &
    live=$!
fi

"$load" <"$input" >"$folder/load.log" 2>"$folder/load.errors" 3>&- &
loaded=$!
exec 4>"$input"
rm -f "$input"
run $loaded

stop_tracer
quiet_end=$(swapped)
cat /proc/vmstat >"$folder/vmstat.after"
# The tracer's own last steps may have moved pages; it has reported those too, so the truth after them is the one to take.
if [ ! -e "$folder/failure" ] && [ "$quiet_end" != "$quiet" ]; then
    take_truth || fail "$restless"
fi
[ -z "$live" ] || { sleep 1; kill "$live"; }
end_load $loaded
[ ! -e "$folder/failure" ]
