#!/bin/sh
# The programs of examples/library: what libkz has to say, as data, in C and in Python.
#   usage: tests/example/library.sh path/to/diagnose path/to/libkz.so
set -u
here=$(realpath "$(dirname "$0")")
diagnose=$(realpath "$1")
library=$(realpath "$2")
python=$here/../../examples/library/diagnose.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/../../examples/webapp/k8s" "$work" && cd "$work/k8s" || exit 1
failures=0

fail() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}
says() { grep -qxF -- "$2" "$1" || fail "'$2' is not in: $(cat "$1")"; }

"$diagnose" overlays/staging >out || fail "a good directory: $(cat out)"
says out "documents: 6"
python3 "$python" "$library" overlays/staging >out || fail "a good directory: $(cat out)"
says out '  "documents": 6,'

sed -i 's/name: frontend$/name: backend/' base/frontend-service.yaml
"$diagnose" overlays/staging >out && fail "a mistake: exit code 0"
says out "id: KZ1304"
says out "severity: error"
says out "place: base/frontend-service.yaml:4:9-16"
says out "source:   name: backend"
says out "included from: base/kustomization.yaml:16:5-26"
says out "included from: overlays/staging/kustomization.yaml:14:5-15"
says out "remark at: base/backend-service.yaml:4:9-16"
says out "documents: 0"
python3 "$python" "$library" overlays/staging >out && fail "a mistake: exit code 0"
python3 - <<'END' || fail "as JSON: $(cat out)"
import json
found = json.load(open("out"))
message = [m for m in found["messages"] if m["severity"] == "error"][0]
assert message["id"] == "KZ1304", message
assert message["place"] == {"file": "base/frontend-service.yaml", "line": 4, "column": 9, "end": 16}, message
assert [step["line"] for step in message["chain"]] == [16, 14], message
assert message["remarks"][0]["place"]["file"] == "base/backend-service.yaml", message
END
[ "$failures" -eq 0 ]
