#!/bin/sh
# Time kz and the reference on the example and on 1,000 resources.
#   usage: KZ_REFERENCE=path/to/kustomize tests/bench/compare.sh path/to/kz [RUNS]
set -eu
kz=$(realpath "$1")
runs=${2:-21}
reference=$(realpath "$(command -v "${KZ_REFERENCE:?say where kustomize 5.8.1 is}")")
example=$(realpath "$(dirname "$0")/../../examples/webapp/k8s/overlays/production")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 1,000 resources: Deployments, Services and ConfigMaps that refer to each other.
mkdir "$work/base" "$work/large"
awk 'BEGIN {
    for (i = 0; i < 500; i++) {
        print "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web-" i
        print "spec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: web-" i
        print "  template:\n    metadata:\n      labels:\n        app: web-" i "\n    spec:\n      containers:"
        print "      - name: main\n        image: example.com/web:1.0\n        ports:\n        - containerPort: 80"
        print "        envFrom:\n        - configMapRef:\n            name: settings-" i % 200 "\n---"
    }
    for (i = 0; i < 300; i++)
        print "apiVersion: v1\nkind: Service\nmetadata:\n  name: web-" i "\nspec:\n  ports:\n  - port: 80\n" \
            "  selector:\n    app: web-" i "\n---"
    for (i = 0; i < 200; i++)
        print "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-" i "\ndata:\n  LEVEL: info\n---"
}' >"$work/base/all.yaml"
echo 'resources: [all.yaml]' >"$work/base/kustomization.yaml"
cat >"$work/large/kustomization.yaml" <<'END'
resources: [../base]
namePrefix: prod-
labels:
- pairs: {team: shop}
images:
- name: example.com/web
  newTag: "2.0"
END

# median PROGRAM DIRECTORY: in milliseconds
median() {
    python3 - "$runs" "$1" build "$2" <<'END'
import os, statistics, sys, time
command, times = sys.argv[2:], []
nowhere = os.open(os.devnull, os.O_WRONLY)
quiet = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
for _ in range(int(sys.argv[1])):
    start = time.perf_counter()
    _, status = os.waitpid(os.posix_spawn(command[0], command, os.environ, file_actions=quiet), 0)
    times.append(time.perf_counter() - start)
    if status:
        sys.exit("it failed")
print(f"{statistics.median(times) * 1000:9.2f} ms")
END
}

for program in "$kz" "$reference"; do
    echo "$program: $(($(wc -c <"$program") / 1024)) kB"
    echo "  production overlay  $(median "$program" "$example")"
    echo "  1,000 resources     $(median "$program" "$work/large")"
done
"$kz" build "$work/large" >"$work/ours"
"$reference" build "$work/large" | cmp - "$work/ours" && echo "the outputs are equal"
