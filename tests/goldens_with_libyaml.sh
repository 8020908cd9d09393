#!/bin/sh
# All golden cases once more, with the scanner of plain YAML switched off.
#   usage: tests/goldens_with_libyaml.sh path/to/kz
set -u
here=$(realpath "$(dirname "$0")")
kz=$(realpath "$1")
export KZ_YAML=libyaml
failed=0
count=0
for case in "$here"/golden/*/; do
    "$here/golden.sh" "$kz" "$case" || failed=$((failed + 1))
    count=$((count + 1))
done
echo "$count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
