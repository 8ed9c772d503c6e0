# Build a small world and run a command in it: walls.sh WORLD MEGABYTES USER READ_ONLY… -- HIDDEN… -- COMMAND…
# It runs in namespaces of its own, made by `unshare`: there it may mount, and nobody outside sees it. What the
# command writes goes into memory, MEGABYTES at most, and is gone afterwards.
set -eu
world=$1
size=$2
user=$3
shift 3

mount -t tmpfs -o "size=${size}m,nr_inodes=20k,mode=755,nosuid,nodev" tmpfs "$world"
cd "$world"
mkdir -p proc dev/pts dev/shm tmp var/tmp run etc home/learner
if [ "$user" != 0 ]; then chown "$user:$user" home/learner; fi
chmod 1777 tmp var/tmp dev/shm

for place in /bin /sbin /lib /lib32 /lib64; do
    if [ -L "$place" ]; then ln -s "$(readlink "$place")" ".$place"; elif [ -d "$place" ]; then set -- "$place" "$@"; fi
done
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir -p ".$1"; else mkdir -p ".${1%/*}"; : >".$1"; fi
    mount --rbind "$1" ".$1"
    mount -o remount,bind,ro,nosuid,nodev ".$1"
    shift
done
shift
while [ "$1" != -- ]; do
    if [ -d ".$1" ]; then mount -t tmpfs -o size=4k,ro tmpfs ".$1"; fi
    shift
done
shift

for device in null zero full random urandom; do
    : >"dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t proc -o nosuid,nodev,noexec proc proc

if [ "$user" != 0 ]; then set -- --reuid="$user" --regid="$user" --clear-groups "$@"; fi
exec chroot . setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
