#!/bin/sh
# Each header compiles alone, and twice in a row; those of the library also as strict C11 and as C++.
#   usage: tests/lint/headers.sh [CC]
set -eu
cc=${1:-cc}
cxx=$(command -v c++ || command -v clang++ || true)
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags="-fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude"
failed=0

# alone HEADER LANGUAGE COMPILER...
alone() {
    header=$1
    source=$work/alone.$2
    shift 2
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" >"$source"
    # shellcheck disable=SC2086
    "$@" $flags "$source" || {
        echo "$header does not compile alone: $*" >&2
        failed=1
    }
}

for header in $(cd src && find . -name '*.h' | sed 's|^\./||' | sort); do
    alone "$header" c "$cc" -std=c17 -D_GNU_SOURCE -Isrc
done
for header in kz/kz.h kz/diff.h kz/repository.h; do
    alone "$header" c "$cc" -std=c11
    [ -z "$cxx" ] || alone "$header" cc "$cxx" -std=c++11
done
exit "$failed"
