#!/bin/sh
# The overlays of examples/webapp come out as recorded from the reference.
#   usage: tests/example/webapp.sh path/to/kz
set -u
kz=$(realpath "$1")
cd "$(dirname "$0")/../../examples/webapp" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# same EXPECTED FILE WHAT
same() {
    diff -u "$1" "$2" >&2 || {
        echo "FAIL: $3" >&2
        failures=$((failures + 1))
    }
}

ln -s "$kz" "$work/kustomize"
for overlay in base overlays/staging overlays/production overlays/production-pdb; do
    expected=expect/$(basename "$overlay").yaml
    "$kz" build "k8s/$overlay" >"$work/out" 2>"$work/err" || cat "$work/err" >&2
    same "$expected" "$work/out" "$overlay"
    "$work/kustomize" build "k8s/$overlay" >"$work/out" 2>"$work/err"
    same "$expected" "$work/out" "$overlay, called as kustomize"
done

# Uncommenting the budgets in production is the same as building production-pdb.
cp -r k8s "$work/k8s"
sed -i 's/^  # - pdb.yaml/  - pdb.yaml/' "$work/k8s/overlays/production/kustomization.yaml"
"$kz" build "$work/k8s/overlays/production" >"$work/out" 2>"$work/err"
same expect/production-pdb.yaml "$work/out" "production with pdb.yaml uncommented"
same k8s/overlays/production/pdb.yaml k8s/overlays/production-pdb/pdb.yaml "two copies of pdb.yaml"

[ "$failures" -eq 0 ]
