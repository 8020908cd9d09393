#!/bin/sh
# kubectl reads what kz prints, without a cluster, and finds every resource.
#   usage: tests/example/kubectl.sh path/to/kz
set -u
kz=$(realpath "$1")
command -v kubectl >/dev/null || exit 77
cd "$(dirname "$0")/../../examples/webapp/k8s" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

for overlay in staging production production-pdb; do
    "$kz" build "overlays/$overlay" 2>"$work/err" >"$work/out"
    # Names are the only ones that stand two columns deep in an output of sorted mappings.
    sed -n 's/^  name: //p' "$work/out" | sort >"$work/wanted"
    kubectl label --local -f - x=y -o name <"$work/out" | sed 's|.*/||' | sort >"$work/got"
    [ -s "$work/wanted" ] && diff -u "$work/wanted" "$work/got" >&2 || {
        echo "FAIL: $overlay" >&2
        failures=$((failures + 1))
    }
done
[ "$failures" -eq 0 ]
