#!/bin/sh
# The arrow of dependency: a file includes its own folder or a lower layer.
#   usage: tests/layers.sh [PROJECT]
#
# "transform" and "generate" have one rank and do not know each other. "cli" knows the
# library through kz/kz.h alone. The YAML library is known to the parser alone.
set -eu
cd "${1:-$(dirname "$0")/..}/src"

grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]' --include='*.[ch]' . | awk '
BEGIN {
    n = split("base=1 yaml=2 k8s=3 patch=4 transform=5 generate=5 function=5 build=6 report=7 cli=9", pairs, " ")
    for (i = 1; i <= n; i++) {
        split(pairs[i], pair, "=")
        rank[pair[1]] = pair[2]
    }
}
function bad(why) {
    print why ": src" substr($0, 2)
    failed = 1
}
{
    split($0, way, "/")
    from = way[2]
    system_header = match($0, /include[ \t]*</)
    split($0, parts, system_header ? "<" : "\"")
    target = parts[2]
    sub(/[">].*/, "", target)
    split(target, to, "/")
    if (system_header) {
        if (target == "yaml.h" && $0 !~ /^\.\/yaml\/parse/)
            bad("only src/yaml/parse*.c may include the YAML library")
    } else if (!(from in rank))
        bad("a folder without a rank")
    else if (to[1] == "kz")
        ;
    else if (!(to[1] in rank))
        bad("include from the root of src, as \"folder/file.h\"")
    else if (from == "cli" && to[1] != "cli")
        bad("the command line knows the library through kz/kz.h alone")
    else if (rank[to[1]] > rank[from])
        bad("points upward")
    else if (rank[to[1]] == rank[from] && to[1] != from)
        bad("points sideward")
}
END { exit failed }'
