#!/bin/sh
# One golden case: a folder with a kustomization and what comes of it.
#   usage: tests/golden.sh path/to/kz tests/golden/CASE
#
#   args           arguments of "kz build", on one line; "." if there is no such file
#   env            NAME=value..., on one line: its environment besides ours
#   expect.yaml    the output, recorded from the reference
#   expect.err     or: it is refused, and each line is a part of what kz says
#   expect.stderr  each line is a part of what kz says beside the output
set -u
kz=$(realpath "$1")
PATH=$(realpath "$(dirname "$0")/stand-in"):$PATH
cd "$2" || exit 1
arguments=.
environment=
[ -f args ] && arguments=$(cat args)
[ -f env ] && environment=$(cat env)
out=$(mktemp) || exit 1
err=$(mktemp) || exit 1
trap 'rm -f "$out" "$err"' EXIT

# shellcheck disable=SC2086
env $environment "$kz" build $arguments >"$out" 2>"$err"
code=$?

fail() {
    echo "$2: $1" >&2
    sed 's/^/  stderr: /' "$err" >&2
    exit 1
}

says_all_of() {
    [ -s "$1" ] || fail "$1 asks for nothing" "$PWD"
    while IFS= read -r part; do
        grep -qF -- "$part" "$err" || fail "the message lacks: $part" "$PWD"
    done <"$1"
}

if [ -f expect.err ]; then
    [ "$code" -eq 1 ] || fail "exit code $code, not 1" "$PWD"
    [ ! -s "$out" ] || fail "a refusal with output" "$PWD"
    says_all_of expect.err
else
    [ "$code" -eq 0 ] || fail "exit code $code, not 0" "$PWD"
    diff -u expect.yaml "$out" >&2 || fail "the output differs" "$PWD"
    [ ! -f expect.stderr ] || says_all_of expect.stderr
fi
