#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# One load whose processes reclaim at the same time, where the kernel may preempt a BPF program.
mkdir -p /out/direct
cat /sys/kernel/debug/sched/preempt >/out/direct/mode
run-load.sh /out/direct /loads/direct
