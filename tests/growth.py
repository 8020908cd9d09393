#!/usr/bin/env python3
"""Fail where the time of a build grows with the square of its input.

    tests/growth.py path/to/kz [OPERATION...]

Each operation is built with few and with eight times as many resources (or keys, elements, operations); the
time of the processor is compared. Time is a rough measure, so that the bound is generous: from an exponent
of 1 for what grows with the input, of 2 for a square, it takes 1.4.
"""

import math
import os
import pathlib
import sys
import tempfile

FEW, TIMES, BOUND, RUNS = 1000, 8, 1.4, 2

DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata: {{name: web-{0}, labels: {{app: web-{0}}}}}
spec:
  selector: {{matchLabels: {{app: web-{0}}}}}
  template:
    metadata: {{labels: {{app: web-{0}}}}}
    spec:
      containers:
      - name: main
        image: nginx:1
        args: ["$(VAR_{0})"]
        envFrom: [{{configMapRef: {{name: made-{0}}}}}, {{configMapRef: {{name: settings-{0}}}}}]
"""
CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: settings-{0}}}\ndata: {{host: h{0}}}\n"
ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: account-{0}, namespace: shop-{0}}}\n"
BINDING = """apiVersion: rbac.authorization.k8s.io/v1
kind: {0}
metadata: {{name: binding, namespace: shop}}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}}
subjects:
"""
PATCH = "{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: web-{0}}}, spec: {{replicas: {0}}}}}"
IMAGE_PATH = "spec.template.spec.containers.[name=main].image"


def listed(field, row):
    """A kustomization whose FIELD has ROW for each number."""
    return lambda n: f"{field}:\n" + "".join(row.format(i) for i in range(n))


def constant(text):
    return lambda n: text


# What the kustomization file says besides its resources, for n of them.
OF_RESOURCES = {
    "nothing": constant(""),
    "names": constant("namePrefix: a-\nnameSuffix: -b\nnamespace: shop\n"),
    "labels": constant("labels: [{pairs: {a: b}, includeTemplates: true}]\ncommonLabels: {c: d}\n"),
    "images": listed("images", "- {{name: nginx{0}, newTag: '2'}}\n"),
    "replicas": listed("replicas", "- {{name: web-{0}, count: 2}}\n"),
    "patches": listed("patches", "- patch: '" + PATCH + "'\n"),
    "patchesStrategicMerge": listed("patchesStrategicMerge", "- |-\n  " + PATCH + "\n  #\n"),
    "targets": listed("patches", "- {{target: {{kind: Deployment, name: web-{0}}}, patch: '" + PATCH + "'}}\n"),
    "alternatives": listed("patches", "- {{target: {{name: 'web-{0}|api-{0}'}}, patch: '" + PATCH + "'}}\n"),
    "generators": listed("configMapGenerator", "- {{name: made-{0}, literals: [a=b]}}\n"),
    "merges": listed("configMapGenerator", "- {{name: settings-{0}, behavior: merge, literals: [a=b]}}\n"),
    "replacements": listed(
        "replacements",
        "- source: {{kind: ConfigMap, name: settings-{0}, fieldPath: data.host}}\n"
        "  targets:\n"
        "  - select: {{kind: Deployment, name: web-{0}}}\n"
        f'    fieldPaths: ["{IMAGE_PATH}"]\n',
    ),
    "rejects": listed(
        "replacements:\n"
        "- source: {kind: ConfigMap, name: settings-0, fieldPath: data.host}\n"
        "  targets:\n"
        "  - select: {kind: Deployment}\n"
        f'    fieldPaths: ["{IMAGE_PATH}"]\n'
        "    reject",
        "    - {{name: web-{0}}}\n",
    ),
    "vars": listed(
        "vars",
        "- name: VAR_{0}\n"
        "  objref: {{apiVersion: v1, kind: ConfigMap, name: settings-{0}}}\n"
        "  fieldref: {{fieldPath: data.host}}\n",
    ),
    "specs": lambda n: "configurations: [specs.yaml]\ncommonLabels: {a: b}\n",
}

LIST = ("Things", "spec:\n", "- a{0}\n- b{0}\n")

# (The only resource, the patch for it), for n keys, elements or operations.
WIDE = {
    "keys": ("ConfigMap", "data:\n", "  k{0}: a\n", "data:\n", "  k{0}: b\n"),
    "elements": ("Service", "spec:\n  ports:\n", "  - {{port: {0}, name: p{0}}}\n",
                 "spec:\n  ports:\n", "  - {{port: {0}, targetPort: 1}}\n"),
    "operations": ("ConfigMap", "data:\n", "  k{0}: a\n", "", "- {{op: remove, path: /data/k{0}}}\n"),
    "containers": ("Pod", "spec:\n  containers:\n", "  - {{name: c{0}, image: a}}\n",
                   "spec:\n  containers:\n", "  - {{name: c{0}, image: b}}\n"),
    "env": ("Pod", "spec:\n  containers:\n  - name: main\n    env:\n", "    - {{name: E{0}, value: a}}\n",
            "spec:\n  containers:\n  - name: main\n    env:\n", "    - {{name: F{0}, value: b}}\n"),
    "appends": ("Things", "spec:\n", "- a{0}\n", "", "- {{op: add, path: /spec/-, value: b{0}}}\n"),
    "inserts": ("Things", "spec:\n", "- a{0}\n", "", "- {{op: add, path: /spec/0, value: b{0}}}\n"),
    "positions": ("Things", "spec:\n", "- {{a: 1}}\n", "", "- {{op: replace, path: /spec/{0}/a, value: 2}}\n"),
    "removals": (*LIST, "", "- {{op: remove, path: /spec/{0}}}\n"),
    "middle": (*LIST, "", "- {{op: add, path: /spec/{0}, value: c}}\n"),
}


def numbered(n, row):
    return "".join(row.format(i) for i in range(n))


def with_base(resources, fields):
    return {"all.yaml": resources, "kustomization.yaml": "resources: [all.yaml]\n" + fields}


def labelled(n):
    """A kustomization that sets N labels on one resource."""
    return with_base(CONFIG_MAP.format(0), "labels:\n- pairs:\n" + numbered(n, "    label-{0}: a\n"))


def bindings(n):
    """Bindings, one of a namespace and one of none, that name N accounts, each of a namespace of its own."""
    subjects = "".join(f"- {{kind: ServiceAccount, name: account-{i}, namespace: shop-{i}}}\n" for i in range(n))
    texts = [ACCOUNT.format(i) for i in range(n)]
    texts += [BINDING.format(kind) + subjects for kind in ("RoleBinding", "ClusterRoleBinding")]
    return with_base("---\n".join(texts), "namePrefix: a-\n")


def configurations(n):
    """N files, each with a field spec and with more fields that name ConfigMaps."""
    row = (
        "commonLabels: [{{path: spec/{0}, kind: Kind{0}, create: true}}]\n"
        "nameReference: [{{kind: ConfigMap, version: v1, fieldSpecs: [{{path: spec/{0}, kind: Kind{0}}}]}}]\n"
    )
    files = {f"{i}.yaml": row.format(i) for i in range(n)}
    listed = "configurations:\n" + numbered(n, "- {0}.yaml\n")
    return files | with_base(CONFIG_MAP.format(0), "namePrefix: a-\n" + listed)


def merged(n):
    """N generators, each of which merges another key into one ConfigMap."""
    row = "- {{name: settings-0, behavior: merge, literals: [k{0}=a]}}\n"
    return with_base(CONFIG_MAP.format(0), "configMapGenerator:\n" + numbered(n, row))


def generated_labels(n):
    """One generator that sets four times N labels."""
    return {
        "kustomization.yaml": "generatorOptions:\n  labels:\n" + numbered(4 * n, "    label-{0}: a\n")
        + "configMapGenerator: [{name: made}]\n"
    }


# The files by name, for n of something.
OTHERS = {
    "labelled": labelled,
    "bindings": bindings,
    "configurations": configurations,
    "merged": merged,
    "generated labels": generated_labels,
}


def write(directory, name, text):
    (directory / name).write_text(text)


def write_resources(directory, operation, n):
    n //= 2
    texts = [row.format(i) for i in range(n) for row in (DEPLOYMENT, CONFIG_MAP)]
    write(directory, "all.yaml", "---\n".join(texts))
    write(directory, "kustomization.yaml", "resources: [all.yaml]\n" + OF_RESOURCES[operation](n))
    rows = (f"- {{path: spec/{i}, kind: Kind{i}, create: true}}\n" for i in range(n))
    write(directory, "specs.yaml", "commonLabels:\n" + "".join(rows))


def write_wide(directory, operation, n):
    kind, head, row, patch_head, patch_row = WIDE[operation]
    who = f"apiVersion: v1\nkind: {kind}\nmetadata: {{name: wide}}\n"
    write(directory, "all.yaml", who + head + "".join(row.format(i) for i in range(n)))
    patch = patch_head + "".join(patch_row.format(i) for i in range(n))
    write(directory, "patch.yaml", patch if patch.startswith("- ") else who + patch)
    target = f"{{path: patch.yaml, target: {{kind: {kind}}}}}"
    write(directory, "kustomization.yaml", f"resources: [all.yaml]\npatches: [{target}]\n")


def write_other(directory, operation, n):
    for name, text in OTHERS[operation](n).items():
        write(directory, name, text)


def write_tree(directory, operation, n):
    if operation in OF_RESOURCES:
        write_resources(directory, operation, n)
    elif operation in WIDE:
        write_wide(directory, operation, n)
    else:
        write_other(directory, operation, n)


def seconds(kz, directory):
    """Of processor time for one build: the least of some runs."""
    least = math.inf
    for _ in range(RUNS):
        pid = os.posix_spawn(
            kz,
            [kz, "build", str(directory)],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)],
        )
        _, status, usage = os.wait4(pid, 0)
        if status != 0:
            raise SystemExit(f"kz build {directory} failed")
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least


def exponent(kz, operation):
    times = []
    for n in (FEW, FEW * TIMES):
        with tempfile.TemporaryDirectory() as name:
            directory = pathlib.Path(name)
            write_tree(directory, operation, n)
            times.append(seconds(kz, directory))
    return math.log(times[1] / max(times[0], 0.001)) / math.log(TIMES)


def main(kz, operations):
    failed = False
    for operation in operations or [*OF_RESOURCES, *WIDE, *OTHERS]:
        found = exponent(kz, operation)
        if found > BOUND:
            found = min(found, exponent(kz, operation))  # once more: the machine may have been busy
        failed |= found > BOUND
        print(f"{operation:24}{found:6.2f}{'  too much' if found > BOUND else ''}")
    return failed


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
