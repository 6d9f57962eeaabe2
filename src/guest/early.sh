#!/busybox sh
# SPDX-License-Identifier: Apache-2.0
# First program of the guest, in the initramfs: loads the modules that the root disk needs and goes over to it.
# shellcheck shell=sh
/busybox mkdir -p /dev /root
/busybox mount -t devtmpfs devtmpfs /dev
while read -r module; do
    /busybox insmod "/modules/$module"
done </modules/order

# virtio finds its disks a little after the module is in.
tries=0
until [ -b /dev/vda ] || [ $tries -eq 100 ]; do
    /busybox usleep 50000
    tries=$((tries + 1))
done
# noinit_itable: the kernel would write the free inode tables in the background, for nothing.
/busybox mount -t ext4 -o noinit_itable,noatime /dev/vda /root || exec /busybox poweroff -f
/busybox mount --move /dev /root/dev
exec /busybox switch_root /root /guest/init.sh
