# SPDX-License-Identifier: Apache-2.0
# Read by other scripts, with $top set. need_packages PURPOSE... makes sure of the packages that packages.txt lists for
# these purposes: root installs what is missing, anybody else is told the one command that does.

# Depmod and its like are in folders that a user's PATH may lack.
is_there() {
    case $1 in
    /*)
        IFS='|'
        for pattern in $1; do
            unset IFS
            for file in $pattern; do
                [ -e "$file" ] && return 0
            done
        done
        unset IFS
        return 1
        ;;
    *) PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null ;;
    esac
}

missing_packages() {
    while read -r package there purposes; do
        case $package in '' | '#'*) continue ;; esac
        for purpose in "$@"; do
            case ",$purposes," in
            *",$purpose,"*)
                is_there "$there" || echo "$package"
                break
                ;;
            esac
        done
    done < "$top/packages.txt"
}

need_packages() {
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "swapwho: these packages are missing; run: sudo apt-get install --yes $missing" >&2
        exit 3
    fi
    echo "swapwho: installing Debian packages: $missing" >&2
    log=$(mktemp)
    # A stale list of one strange source must not stop the rest, so only the installation's result counts.
    apt-get update >"$log" 2>&1 || true
    # shellcheck disable=SC2086 # one word a package
    if DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
        rm -f "$log"
        return 0
    fi
    tail -5 "$log" >&2
    echo "swapwho: apt-get could not install $missing; its whole output is in $log" >&2
    exit 1
}
