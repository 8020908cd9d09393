#!/bin/sh
# Does tests/layers.sh find what it is there to find?
set -u
layers=$(realpath "$(dirname "$0")/../layers.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# try FILE LINE WANTED: a file with this line; WANTED is a part of what is said, "" if it is fine.
try() {
    rm -rf "$work/src"
    mkdir -p "$work/src/$(dirname "$1")"
    printf '/* a file */\n%s\n' "$2" >"$work/src/$1"
    said=$("$layers" "$work")
    code=$?
    if [ -z "$3" ]; then
        [ "$code" -eq 0 ] && return
    else
        [ "$code" -eq 1 ] && case $said in *"$3"*) return ;; esac
    fi
    echo "FAIL: $1 with $2: exit code $code: $said" >&2
    failures=$((failures + 1))
}

try yaml/a.c '#include "yaml/node.h"' ""
try yaml/a.c '#include "base/str.h"' ""
try base/a.c '#include "yaml/node.h"' "points upward: src/base/a.c:2"
try base/a.h '  #  include "build/root.h"' "points upward"
try k8s/a.c '#include "patch/strategic.h"' "points upward"
try transform/a.c '#include "generate/generator.h"' "points sideward"
try generate/a.c '#include "transform/transformer.h"' "points sideward"
try transform/a.c '#include "patch/json6902.h"' ""
try build/a.c '#include "transform/transformer.h"' ""
try build/a.c '#include "cli/print.h"' "points upward"
try build/a.c '#include "kz/kz.h"' ""
try cli/a.c '#include "cli/print.h"' ""
try cli/a.c '#include "kz/kz.h"' ""
try cli/a.c '#include "base/str.h"' "through kz/kz.h alone"
try base/a.c '#include "str.h"' "from the root of src"
try other/a.c '#include "base/str.h"' "without a rank"
try yaml/parse_tree.c '#include <yaml.h>' ""
try yaml/node.c '#include <yaml.h>' "may include the YAML library"
try yaml/node.c '#include <string.h>' ""

[ "$failures" -eq 0 ]
