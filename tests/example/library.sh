#!/bin/sh
# The programs of examples/library: what libkz has to say, as data, in C and in Python.
#   usage: tests/example/library.sh path/to/diagnose path/to/compare path/to/libkz.so
set -u
here=$(realpath "$(dirname "$0")")
diagnose=$(realpath "$1")
compare=$(realpath "$2")
library=$(realpath "$3")
examples=$here/../../examples/library
python=$examples/diagnose.py
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

"$compare" overlays/staging overlays/staging >out || fail "nothing differs: $(cat out)"
says out "before is made of: $work/k8s/overlays/staging/kustomization.yaml"
says out "after is made of: $work/k8s/base/ingress.yaml"
grep -v "is made of" out && fail "nothing differs"
"$compare" overlays/staging overlays/production >out
[ $? -eq 1 ] || fail "something differs"
says out "changed: Deployment/backend"
says out '  spec.replicas: 1 -> 3'
says out "after is made of: $work/k8s/overlays/production/affinity-patch.yaml"
grep -q "before is made of: .*production" out && fail "files of the other"
"$compare" overlays/staging absent >out 2>&1
[ $? -eq 2 ] || fail "one is not there: $(cat out)"
python3 "$examples/compare.py" "$library" overlays/staging overlays/production >out || fail "compare.py: $(cat out)"
python3 - <<'END' || fail "as JSON: $(cat out)"
import json, os
found = json.load(open("out"))
backend = [o for o in found["objects"] if (o["after"]["kind"], o["after"]["name"]) == ("Deployment", "backend")][0]
assert backend["what"] == "changed" and backend["before"]["group"] == "apps", backend
assert {"what": "changed", "path": "spec.replicas", "before": 1, "after": 3} in backend["changes"], backend
assert {"op": "replace", "path": "/spec/replicas", "value": 3} in backend["patch"], backend
names = [{os.path.relpath(path) for path in files} for files in found["files"]]
assert "overlays/production/affinity-patch.yaml" in names[1] - names[0], names
assert "base/kustomization.yaml" in names[0] & names[1], names
END
python3 "$examples/compare.py" "$library" overlays/staging absent >out 2>&1 && fail "one is not there: $(cat out)"

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
