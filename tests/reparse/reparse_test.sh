#!/bin/sh
# Does the judge see a difference where there is one?
#   usage: tests/reparse/reparse_test.sh path/to/reparse
set -u
reparse=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

# try CODE JSON YAML
try() {
    printf '%s' "$2" >json
    printf '%b' "$3" >yaml
    "$reparse" --same json yaml 2>said
    code=$?
    [ "$code" -eq "$1" ] || {
        echo "FAIL: $2 and $3: exit code $code, not $1: $(cat said)" >&2
        failures=$((failures + 1))
    }
}

try 0 '{"a":1,"b":"x"}' 'b: x\na: 1\n'
try 1 '{"a":1}' 'a: 2\n'
try 1 '{"a":1}' 'a: "1"\n'
try 1 '{"a":"1"}' 'a: 1\n'
try 0 '{"a":"1"}' 'a: "1"\n'
try 1 '{"a":"true"}' 'a: true\n'
try 1 '{"a":"null"}' 'a: null\n'
try 1 '{"a":"on"}' 'a: on\n'
try 0 '{"a":null}' 'a: null\n'
try 1 '{"a":null}' 'a: ""\n'
try 0 '{"a":1e+21}' 'a: 1e+21\n'
try 1 '{"a":[1,2]}' 'a: [2, 1]\n'
try 1 '{"a":[1,2]}' 'a: [1, 2, 3]\n'
try 1 '{"a":[1,2,3]}' 'a: [1, 2]\n'
try 1 '{"a":1}' 'a: 1\nb: 2\n'
try 1 '{"a":1,"b":2}' 'a: 1\n'
try 1 '{"a":{}}' 'a: []\n'
try 0 '{"a":"x\ny\n"}' 'a: |\n  x\n  y\n'
try 1 '{"a":"x\ny\n"}' 'a: |-\n  x\n  y\n'
try 0 '{"a":"\u003c"}' 'a: <\n'
try 0 "{\"a\":\"x'',y\"}" "a: 'x'''',y'\n"
try 1 "{\"a\":\"x\"}" "a: 'x'''',y'\n"
try 1 "{\"a\":\"x''\"}" "a: 'x'\n"
try 1 '{"1":2}' '1: 2\n'
try 1 '{"a":1}' 'a: [\n'

# What kz printed is printed so again; what another program printed is not.
printf 'a: 1\nb:\n- x\n' >mine
"$reparse" --fixed mine || failures=$((failures + 1))
printf 'b: [x]\na: 1\n' >theirs
"$reparse" --fixed theirs 2>said && failures=$((failures + 1))
"$reparse" theirs || failures=$((failures + 1))
printf 'a: [\n' >broken
"$reparse" broken || failures=$((failures + 1))
"$reparse" --fixed broken 2>said && failures=$((failures + 1))

exit "$failures"
