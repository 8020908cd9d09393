#!/bin/sh
# The inputs and the outputs of all golden cases and examples, read by libfyaml.
#   usage: tests/reparse/goldens.sh path/to/kz path/to/reparse
set -u
kz=$(realpath "$1")
reparse=$(realpath "$2")
cd "$(dirname "$0")/.." || exit 1
out=$(mktemp)
trap 'rm -f "$out"' EXIT
failures=0

for folder in golden/*/ ../examples/webapp/k8s/overlays/*/; do
    arguments=.
    [ -f "$folder/args" ] && arguments=$(cat "$folder/args")
    # shellcheck disable=SC2086
    if (cd "$folder" && "$kz" build $arguments >"$out" 2>/dev/null) && [ -s "$out" ]; then
        "$reparse" --fixed "$out" || {
            echo "FAIL: the output of $folder" >&2
            failures=$((failures + 1))
        }
    fi
done
find golden ../examples/webapp -type f \( -name '*.yaml' -o -name '*.yml' \) -print0 |
    xargs -0 "$reparse" || failures=$((failures + 1))
[ "$failures" -eq 0 ]
