# SPDX-License-Identifier: Apache-2.0
# Read by build-dist: which of this machine's libraries go into the archive, and whose they are.

# The absolute path of each library that a runtime and libbpf load, one a line.
find_libraries() {
    libbpf=$(ldconfig -p | sed -n 's/.*libbpf\.so\.1 (.*x86-64) => //p' | head -n 1)
    echo "${libbpf:?libbpf.so.1 is not on this machine}"
    find "$1" -name '*.so' -o -name java | xargs ldd "$libbpf" |
        sed -n 's/^.* => \(\/[^ ]*\) (0x.*$/\1/p' | grep -v "^$1/" | sort -u
}

find_loader() { ldd "$1" | sed -n 's/^\t\(\/[^ ]*\) (0x.*$/\1/p'; }

# The Debian package of a file; dpkg knows it by its path of before or after /lib became a link.
package_of() {
    real=$(readlink -f "$1")
    dpkg -S "$real" 2>/dev/null || dpkg -S "${real#/usr}" 2>/dev/null || dpkg -S "/usr$real"
}

# third_parties HOME JARS LIBRARY...: writes THIRD-PARTY.txt and LICENSES/ there. JARS is a file with a line for each jar.
third_parties() {
    home=$1
    jars=$2
    shift 2
    {
        cat "$top/src/dist/THIRD-PARTY.head"
        printf '\nJars in lib/ and lib/top/\n\n'
        sed -n 's/^ *(/  (/p' "$jars"
        printf '\nJava runtime in runtime/ (its licences are in runtime/legal)\n\n  %s\n' \
            "$(sed -n 's/^\(IMPLEMENTOR\|JAVA_RUNTIME_VERSION\|SOURCE\)="\(.*\)"/\2/p' "$JAVA_HOME/release" | paste -sd' ')"
        printf '\nLibraries in lib/native/ (Debian packages, unchanged)\n\n'
        for library in "$@"; do package_of "$library"; done | sed 's/: .*//' | sort -u |
            while read -r package; do
                dpkg-query -W -f '  ${Package} ${Version} (source: ${source:Package} ${source:Version})\n' "$package"
                cp "/usr/share/doc/${package%:*}/copyright" "$home/LICENSES/${package%:*}.txt"
            done
    } >"$home/THIRD-PARTY.txt"
    # The texts that these files refer to.
    for licence in $(grep -oh 'common-licenses/[A-Z]*-[0-9.]*[0-9]' "$home"/LICENSES/*.txt | sort -u); do
        cp "/usr/share/$licence" "$home/LICENSES/"
    done
    for jar in "$home"/lib/*.jar; do
        [ "${jar##*/}" = swapwho.jar ] || licence_of_jar "$home" "$jars" "$jar" || return 1
    done
}

# licence_of_jar HOME JARS JAR: copies what the jar itself brings, or what src/dist/licences has for its name
licence_of_jar() {
    jar_name=$(basename "$3" .jar)
    artifact=${jar_name%%-[0-9]*}
    found=
    # That text is there, for swapwho itself.
    if grep -q "Apache.*:$artifact:" "$2"; then found=yes; fi
    unpacked=$(mktemp -d)
    for text in $("$JAVA_HOME/bin/jar" -tf "$3" | grep -E '^META-INF/[^/]*(LICENSE|NOTICE)[^/]*$'); do
        (cd "$unpacked" && "$JAVA_HOME/bin/jar" -xf "$3" "$text")
        cp "$unpacked/$text" "$1/LICENSES/$jar_name-${text##*/}.txt"
        found=yes
    done
    rm -r "$unpacked"
    for text in "$top"/src/dist/licences/*.txt; do
        case $jar_name in "$(basename "$text" .txt)"-*)
            cp "$text" "$1/LICENSES/"
            found=yes
            ;;
        esac
    done
    [ -n "$found" ] && return 0
    echo "build-dist: $jar_name brings no licence text; put it in src/dist/licences/$artifact.txt" >&2
    return 1
}
