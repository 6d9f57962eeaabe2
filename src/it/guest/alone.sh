#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The load that needs version 1's memory controller, in a boot of its own. The host puts LOAD before it, the load's name.
# shellcheck disable=SC2154
echo -memory >/sys/fs/cgroup/cgroup.subtree_control
mkdir -p /cgroup1 "/out/$LOAD-fast"
mount -t cgroup -o memory cgroup1 /cgroup1
run-load.sh "/out/$LOAD-fast" "/loads/$LOAD"
