#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What one boot does for PackageIT: installs each package in a guest that has busybox and nothing else, and runs it.

dmesg -n 5

# smoke PART PROGRAM: its version, its doctor, and three seconds of a trace while memory goes to swap
smoke() {
    out=/out/$1
    program=$2
    mkdir -p "$out"
    "$program" --version >"$out/version" 2>&1
    echo $? >"$out/version.status"
    "$program" doctor >"$out/doctor" 2>&1
    echo $? >"$out/doctor.status"
    "$program" trace --for 3s --json >"$out/trace.ndjson" 2>"$out/trace.log" 3>&- &
    tracer=$!
    tries=300
    until grep -q tracing "$out/trace.log" 2>/dev/null || [ $tries -eq 0 ]; do
        tries=$((tries - 1))
        usleep 200000
    done
    cat /proc/$tracer/comm >"$out/comm"
    cat /proc/$tracer/maps >"$out/maps"
    /load </dev/null >"$out/load.log" 2>&1
    wait $tracer
    echo $? >"$out/trace.status"
    echo "$1 done" >&3
}

mkdir -p /out/before
find / -xdev \( -name 'libbpf*' -o -name 'libc.so*' -o -name 'ld-linux*' -o -name java \) >/out/before/found

mkdir -p /opt
(cd /packages && sha256sum -c ./*.sha256) >/out/before/sums 2>&1
gunzip -c /packages/*.tar.gz | tar -x -C /opt
smoke archive /opt/swapwho-*/bin/swapwho
rm -r /opt/swapwho-*

mkdir -p /var/lib/dpkg/info
: >/var/lib/dpkg/status
dpkg -i /packages/*.deb >/out/before/dpkg 2>&1
smoke deb swapwho
find /usr/share -type f | sort >/out/deb/share
