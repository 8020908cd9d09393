#!/bin/sh
# Renew what golden cases and examples expect, from the reference.
#   usage: KZ_REFERENCE=path/to/kustomize tests/record.sh [--check] [CASE...]
#
# The reference is kustomize 5.8.1. With --check nothing is written: differences are shown, and
# are the exit code. CASE is the name of a folder in tests/golden; all, and examples/webapp, if none
# is given. A case with a file "deviates" is passed over: that says why kz is meant to differ.
set -u
reference=${KZ_REFERENCE:?say where kustomize 5.8.1 is: KZ_REFERENCE=path/to/kustomize}
reference=$(command -v "$reference") || {
    echo "$0: there is no $KZ_REFERENCE" >&2
    exit 2
}
reference=$(realpath "$reference")
cd "$(dirname "$0")" || exit 2
PATH=$PWD/stand-in:$PATH
check=false
if [ "${1:-}" = --check ]; then
    check=true
    shift
fi
out=$(mktemp)
err=$(mktemp)
trap 'rm -f "$out" "$err"' EXIT
differences=0

differs() {
    echo "DIFFERS: $*" >&2
    differences=$((differences + 1))
}

# record FOLDER EXPECTED ARGUMENTS...: EXPECTED as seen from here
record() {
    folder=$1
    expected=$2
    shift 2
    environment=
    [ ! -f "$folder/env" ] || environment=$(cat "$folder/env")
    # shellcheck disable=SC2086
    (cd "$folder" && env $environment "$reference" build "$@") >"$out" 2>"$err"
    code=$?
    if [ ! -f "$expected" ] && [ -f "$folder/expect.err" ]; then
        [ "$code" -ne 0 ] || differs "$folder: the reference does not refuse it"
    elif [ "$code" -ne 0 ]; then
        differs "$folder: the reference refuses it: $(cat "$err")"
    elif $check; then
        diff -u "$expected" "$out" || differs "$expected"
    elif ! cmp -s "$expected" "$out"; then
        cp "$out" "$expected"
        echo "recorded $expected"
    fi
}

golden() {
    [ ! -f "golden/$1/deviates" ] || return 0
    arguments=.
    [ ! -f "golden/$1/args" ] || arguments=$(cat "golden/$1/args")
    # shellcheck disable=SC2086
    record "golden/$1" "golden/$1/expect.yaml" $arguments
}

if [ $# -gt 0 ]; then
    for name; do
        golden "$name"
    done
else
    for folder in golden/*/; do
        golden "$(basename "$folder")"
    done
    webapp=../examples/webapp
    for overlay in base overlays/staging overlays/production overlays/production-pdb; do
        record "$webapp/k8s/$overlay" "$webapp/expect/$(basename "$overlay").yaml" .
    done
fi
[ "$differences" -eq 0 ]
