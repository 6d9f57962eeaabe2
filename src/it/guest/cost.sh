#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a page costs that goes to swap, untraced and under `trace --json` to a file; zram takes it, as the cheapest device.
mkdir -p /out/cost
cd /out/cost || exit 1
modprobe zram
echo lz4 >/sys/block/zram0/comp_algorithm
echo 256M >/sys/block/zram0/disksize
mkswap /dev/zram0 >/dev/null
swapon /dev/zram0 || exit 1

/loads/pageout_cost 48 3 >untraced
swapwho trace --json >events.ndjson 2>trace.log &
sleep 1
tries=300
until grep -q tracing trace.log; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || exit 1
    sleep 0.2
done
/loads/pageout_cost 48 14 "$(pidof java)" >traced
kill "$(pidof java)"
wait
# Its 150 MB say nothing more, and would have to be brought out.
tail -n 1 events.ndjson >summary.json
rm events.ndjson
