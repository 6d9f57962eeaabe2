# SPDX-License-Identifier: Apache-2.0
# Read by other scripts. find_jdk PROGRAM sets JDK to the folder of a Java 25 or newer that has bin/PROGRAM (java, javac),
# and JDK_VERSION to its exact build.

# The release file is read instead of running `java -version`: that would cost more than all the rest of the start.
jdk_fits() {
    [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
    feature=0
    JDK_VERSION=
    while IFS='=' read -r key value; do
        value=${value#\"}
        value=${value%\"}
        case $key in
        JAVA_VERSION)
            feature=${value%%[!0-9]*}
            JDK_VERSION=${JDK_VERSION:-$value}
            ;;
        JAVA_RUNTIME_VERSION | FULL_VERSION) JDK_VERSION=$value ;;
        esac
    done <"$1/release"
    [ "${feature:-0}" -ge 25 ]
}

find_jdk() {
    JDK=${JAVA_HOME:-}
    [ -n "$JDK" ] && jdk_fits "$JDK" "$1" && return 0
    JDK=$(readlink -f "$(command -v "$1")" 2>/dev/null) || JDK=
    JDK=${JDK%/bin/*}
    [ -n "$JDK" ] && jdk_fits "$JDK" "$1" && return 0
    # sudo changes HOME, yet the caller's own SDKMAN is where the caller's Java is.
    caller=
    case ${SUDO_USER:-} in
    '' | *[!A-Za-z0-9._-]*) ;;
    *) eval "caller=~$SUDO_USER" ;;
    esac
    for JDK in /usr/lib/jvm/* /opt/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "$caller"/.sdkman/candidates/java/*; do
        jdk_fits "$JDK" "$1" && return 0
    done
    JDK=
    echo "swapwho: no Java 25 or newer found; install one (a JDK from https://adoptium.net, or your distribution's) or set JAVA_HOME to its folder" >&2
    return 1
}
