#!/bin/sh
# The manual pages are without a fault, as mandoc sees it, and refer to pages that there are.
# Each variable of the environment that the sources ask for is described in them.
#   usage: tests/lint/manual.sh DIRECTORY_OF_PAGES
set -eu
pages=$(realpath "$1")
cd "$(dirname "$0")/../.."
failed=0

for page in "$pages"/*.1; do
    for other in $(sed -n 's/^\.Xr \([a-z-]*\) 1.*/\1/p' "$page"); do
        [ -f "$pages/$other.1" ] || {
            echo "$page refers to $other(1), which there is not" >&2
            failed=1
        }
    done
done
# getenv("NAME") or a function around it; the last is nothing that a user sets.
for variable in $(grep -rhoE '\b[a-z_]+\("[A-Z][A-Z_]+"\)' src --include='*.c' |
    grep -oE '[A-Z_]{2,}' | grep -vx REQUEST_METHOD | sort -u); do
    grep -q "^\.It Ev $variable\$" "$pages/kz.1" || {
        echo "kz(1) does not describe the variable $variable" >&2
        failed=1
    }
done
[ -f "$pages/kz.1" ] && [ -f "$pages/kz-build.1" ] || failed=1
[ "$failed" -eq 0 ] || exit 1
command -v mandoc >/dev/null || exit 77
cd "$pages" # where mandoc looks for those that they refer to
mandoc -Tlint ./*.1 >&2
