#!/usr/bin/env python3
"""Compare kz with a reference program on random kustomizations.

    KZ_REFERENCE=/path/to/kustomize kustomization_fuzz.py --kz build/kz [--count N] [--seed N]

Each case is a tree of one to three layers, made from its seed alone. Both programs
build it; they must agree on success, and on every byte of the output. A difference
is reported with its seed, and the tree is kept below --keep if that is given.
Exit status: 0 no difference, 1 differences, 77 no reference.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap

NAMES = ["web", "db", "api", "cache", "web-2"]
NAMESPACES = ["shop", "default", "other"]
IMAGES = ["nginx", "nginx:1.25", "redis@sha256:0abc", "reg.io:5000/team/api:v1@sha256:12",
          "reg.io/team/api", "docker.io/library/nginx:1", '"12"', "12", '"nginx:"', '"redis:7"']
IMAGE_NAMES = ["nginx", "redis", "reg.io/team/api", "reg.io:5000/team/api", ".*api", "12",
               "docker.io/library/nginx", "team/api"]
LABEL_KEYS = ["app", "tier", "app.kubernetes.io/name", "team"]
TEXTS = ["web", "shop", "1", "true", "on", "1.10", "0x1F", "null", "", "a b", "a: b", "#x",
         "2020-01-01", "~", "-", "x\ny", "é"]
SCALARS = ["web", '"1"', "1", "true", '"on"', "on", "1.10", "0x1F", "null", "~", "''", "'a b'",
           "2020-01-01", "|\n  x\n  y", "1e3", "x # note"]
KINDS = ["Deployment", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Service",
         "ConfigMap", "Secret", "ServiceAccount", "RoleBinding", "ClusterRole", "Namespace",
         "Ingress", "PersistentVolumeClaim", "HorizontalPodAutoscaler", "NetworkPolicy",
         "CustomResourceDefinition", "APIService", "Tool", "Node"]
VERSIONS = {
    "Deployment": "apps/v1", "StatefulSet": "apps/v1", "DaemonSet": "apps/v1", "Job": "batch/v1",
    "CronJob": "batch/v1", "RoleBinding": "rbac.authorization.k8s.io/v1",
    "ClusterRole": "rbac.authorization.k8s.io/v1", "Ingress": "networking.k8s.io/v1",
    "NetworkPolicy": "networking.k8s.io/v1", "HorizontalPodAutoscaler": "autoscaling/v2",
    "CustomResourceDefinition": "apiextensions.k8s.io/v1",
    "APIService": "apiregistration.k8s.io/v1", "Tool": "example.com/v1",
}
WORKLOADS = {"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod"}


class Raw(str):
    """Text that goes into the YAML as it is."""


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped + '"'


def scalar(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return quoted(value)


def dump(value, indent=0):
    """VALUE as block YAML, to stand behind a key or a dash."""
    pad = "  " * indent
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}{scalar(k)}:{dump(v, indent + 1)}" for k, v in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}-{dump(v, indent + 1)}" for v in value)
    if isinstance(value, (dict, list)):
        return " {}" if isinstance(value, dict) else " []"
    return " " + textwrap.indent(scalar(value), pad).lstrip()


def document(value):
    return dump(value).lstrip("\n") + "\n"


class Maker:
    """All choices of one case."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.taken = set()

    def chance(self, p):
        return self.random.random() < p

    def pick(self, values):
        return self.random.choice(values)

    def some(self, values, most):
        return self.random.sample(values, self.random.randint(1, most))

    def pairs(self, values):
        return {k: self.pick(values) for k in self.some(LABEL_KEYS, 3)}

    def shuffled(self, value):
        """VALUE with the keys of its mappings in another order."""
        if isinstance(value, list):
            return [self.shuffled(v) for v in value]
        if not isinstance(value, dict):
            return value
        keys = list(value)
        self.random.shuffle(keys)
        return {k: self.shuffled(value[k]) for k in keys}

    def own_pairs(self):
        return {k: Raw(self.pick(SCALARS[:6] if self.chance(0.8) else SCALARS))
                for k in self.some(LABEL_KEYS, 2)}

    # Resources

    def metadata(self, name):
        meta = {"name": Raw(name)}
        if self.chance(0.25):
            meta["namespace"] = Raw(self.pick(NAMESPACES))
        if self.chance(0.4):
            meta["labels"] = self.own_pairs()
        if self.chance(0.25):
            meta["annotations"] = self.own_pairs()
        if self.chance(0.03):
            meta[self.pick(["labels", "annotations"])] = self.pick([Raw("null"), {}])
        return meta

    def container(self):
        c = {"name": self.pick(NAMES), "image": Raw(self.pick(IMAGES))}
        if self.chance(0.03):
            del c["image"]
        if self.chance(0.3):
            c["env"] = [{"name": "A", "value": Raw(self.pick(SCALARS))}]
            if self.chance(0.5):
                c["env"].append({"name": "B", "valueFrom": {
                    self.pick(["configMapKeyRef", "secretKeyRef"]): {
                        "name": self.pick(NAMES), "key": "k"}}})
        if self.chance(0.2):
            c["ports"] = [{"containerPort": p} for p in self.random.sample([80, 81, 82], 2)]
        return c

    def pod_spec(self):
        spec = {"containers": [self.container() for _ in range(self.random.randint(1, 2))]}
        if self.chance(0.2):
            spec["initContainers"] = [self.container()]
        if self.chance(0.3):
            spec["volumes"] = [{"name": "v", "configMap": {"name": self.pick(NAMES)}}]
        if self.chance(0.2):
            spec["serviceAccountName"] = self.pick(NAMES)
        return spec

    def template(self):
        template = {"spec": self.pod_spec()}
        if self.chance(0.6):
            template["metadata"] = {"labels": self.own_pairs()} if self.chance(0.7) else {}
        return template

    def spec(self, kind):
        if kind == "Pod":
            return self.pod_spec()
        if kind == "CronJob":
            return {"jobTemplate": {"spec": {"template": self.template()}}}
        if kind in WORKLOADS:
            spec = {"template": self.template()}
            if self.chance(0.5):
                spec["selector"] = {"matchLabels": self.own_pairs()}
            if self.chance(0.5):
                spec["replicas"] = Raw(self.pick(["1", '"2"', "3"]))
            return spec
        if kind == "Service":
            return {"selector": self.own_pairs()} if self.chance(0.7) else {}
        if kind == "HorizontalPodAutoscaler":
            return {"scaleTargetRef": {"kind": "Deployment", "name": self.pick(NAMES)}}
        if kind == "NetworkPolicy":
            return {"podSelector": {"matchLabels": self.own_pairs()} if self.chance(0.6) else {}}
        if kind == "APIService":
            return {"service": {"name": self.pick(NAMES)}}
        return {"x": Raw(self.pick(SCALARS)), "containers": [self.container()]}

    def subjects(self):
        return [{"kind": self.pick(["ServiceAccount", "User"]),
                 "name": self.pick(NAMES + ["default"])} for _ in range(2)]

    def kind_and_name(self):
        """Nearly always one that the tree does not have yet."""
        while True:
            both = self.pick(KINDS), self.pick(NAMES)
            if both not in self.taken or self.chance(0.02):
                self.taken.add(both)
                return both

    def resource(self):
        kind, name = self.kind_and_name()
        r = {"apiVersion": Raw(VERSIONS.get(kind, "v1")), "kind": Raw(kind),
             "metadata": self.metadata(name)}
        if kind in ("ConfigMap", "Secret"):
            r["data"] = {"k": Raw(self.pick(SCALARS))}
        elif kind == "RoleBinding":
            r["roleRef"] = {"kind": "Role", "name": self.pick(NAMES)}
            r["subjects"] = self.subjects()
        elif kind not in ("ServiceAccount", "ClusterRole", "Namespace", "Node"):
            r["spec"] = self.spec(kind)
        return self.shuffled(r) if self.chance(0.3) else r

    # Fields of the kustomization file

    def labels(self):
        entry = {"pairs": self.pairs(TEXTS)}
        if self.chance(0.4):
            entry["includeSelectors"] = self.chance(0.8)
        if self.chance(0.4):
            entry["includeTemplates"] = self.chance(0.8)
        if self.chance(0.2):
            entry["fields"] = [{"path": self.pick(["spec/labels", "spec/template/metadata/labels",
                                                   "metadata/annotations"]),
                                "create": self.chance(0.5)}]
        return entry

    def image(self):
        entry = {"name": self.pick(IMAGE_NAMES)}
        for field, values in (("newName", ["redis", "reg.io/other", "12"]),
                              ("newTag", ["2", "v3", "1.10"]), ("digest", ["sha256:ff"]),
                              ("tagSuffix", ["-dev"])):
            if self.chance(0.35):
                entry[field] = self.pick(values)
        return entry

    def merge_patch(self):
        kind = self.pick(["Deployment", "Deployment", "StatefulSet", "ConfigMap", "Service", "Tool"])
        patch = {"apiVersion": Raw(VERSIONS.get(kind, "v1")), "kind": Raw(kind),
                 "metadata": {"name": Raw(self.pick(NAMES))}}
        if self.chance(0.6):
            patch["metadata"]["labels"] = self.own_pairs()
        if self.chance(0.2):
            patch["metadata"]["annotations"] = self.own_pairs()
        if kind in WORKLOADS and self.chance(0.7):
            patch["spec"] = {"template": self.template()}
            if self.chance(0.3):
                patch["spec"]["selector"] = {"matchLabels": self.own_pairs()}
            self.add_directives(patch["spec"]["template"]["spec"]["containers"])
        elif kind in ("ConfigMap", "Tool"):
            patch["data" if kind == "ConfigMap" else "spec"] = {
                self.pick(["k", "x", "new"]): Raw(self.pick(SCALARS))}
        if self.chance(0.3):
            patch = self.shuffled(patch)
        entry = {"patch": document(patch)}
        if self.chance(0.8):
            entry["target"] = {"kind": kind}
        return entry

    def add_directives(self, containers):
        for c in containers:
            if self.chance(0.1):
                c["$patch"] = self.pick(["delete", "replace", "merge"])
            elif self.chance(0.1):
                c["image"] = Raw("null")

    def json_patch(self):
        key = self.pick(LABEL_KEYS).replace("/", "~1")
        op = self.pick([
            {"op": "add", "path": "/metadata/labels", "value": {"app": "json"}},
            {"op": "add", "path": "/spec/added", "value": Raw(self.pick(["1", "x", "null", "1.0"]))},
            {"op": "replace", "path": "/metadata/name", "value": self.pick(NAMES)},
            {"op": "add", "path": "/metadata/annotations/" + key, "value": self.pick(TEXTS)},
            {"op": "add", "path": "/spec/template/metadata/labels/" + key, "value": "json"},
            {"op": "remove", "path": "/metadata/labels/" + key},
        ])
        return {"patch": document([op]), "target": {"kind": self.pick(["Deployment", "Service|Tool"])}}

    def generator(self):
        entry = {"name": self.pick(NAMES), "literals": ["k=" + self.pick(TEXTS).replace("\n", "")]}
        if self.chance(0.3):
            entry["behavior"] = self.pick(["merge", "replace"])
        if self.chance(0.3):
            entry["options"] = {"disableNameSuffixHash": True}
        return entry

    def workload(self):
        names = sorted(name for kind, name in self.taken if kind in ("Deployment", "StatefulSet"))
        return self.pick(names or NAMES)

    def fields(self, top):
        k = {}
        makers = {
            "namespace": (0.35, lambda: self.pick(NAMESPACES + ["12"])),
            "namePrefix": (0.35, lambda: self.pick(["p-", "1", "x-"])),
            "nameSuffix": (0.2, lambda: self.pick(["-s", "0"])),
            "labels": (0.5, lambda: [self.labels() for _ in range(self.random.randint(1, 2))]),
            "commonLabels": (0.2, lambda: self.pairs(TEXTS)),
            "commonAnnotations": (0.3, lambda: self.pairs(TEXTS)),
            "images": (0.4, lambda: [self.image() for _ in range(self.random.randint(1, 3))]),
            "replicas": (0.1, lambda: [{"name": self.workload(), "count": self.pick([0, 5])}]),
            "patches": (0.4, lambda: [self.merge_patch() if self.chance(0.6) else self.json_patch()
                                      for _ in range(self.random.randint(1, 3))]),
            "configMapGenerator": (0.15, lambda: [self.generator()]),
        }
        for field, (chance, make) in makers.items():
            if self.chance(chance):
                k[field] = make()
        if top and self.chance(0.2):
            k["sortOptions"] = self.pick([{"order": "fifo"}, {
                "order": "legacy", "legacySortOptions": {"orderFirst": ["Pod"], "orderLast": ["Tool"]}}])
        return k

    def component(self, where):
        os.makedirs(where)
        k = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component"}
        k.update(self.fields(False))
        with open(os.path.join(where, "kustomization.yaml"), "w", encoding="utf-8") as f:
            f.write(document(k))

    def layer(self, where, below, top):
        os.makedirs(where)
        resources = [self.resource() for _ in range(self.random.randint(0 if below else 1, 4))]
        with open(os.path.join(where, "r.yaml"), "w", encoding="utf-8") as f:
            f.write("---\n".join(document(r) for r in resources))
        k = {"resources": ["r.yaml"] + below}
        if self.chance(0.15):
            self.component(where + "-component")
            k["components"] = ["../" + os.path.basename(where) + "-component"]
        k.update(self.fields(top))
        with open(os.path.join(where, "kustomization.yaml"), "w", encoding="utf-8") as f:
            f.write(document(k))

    def tree(self, where):
        layers = self.random.randint(1, 3)
        below = []
        for i in range(layers):
            name = f"layer{i}"
            self.layer(os.path.join(where, name), below, i == layers - 1)
            below = ["../" + name]
        return os.path.join(where, name)


def build(program, where):
    done = subprocess.run([program, "build", where], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def compare(kz, reference, where):
    """What is different, or None."""
    want = build(reference, where)
    got = build(kz, where)
    if got[0] not in (0, 1):
        return f"kz ended with status {got[0]}\n{got[2]}"
    if (want[0] == 0) != (got[0] == 0):
        side = "kz refuses what the reference builds" if want[0] == 0 else \
            "kz builds what the reference refuses"
        return f"{side}\n{got[2] if want[0] == 0 else want[2][:600]}"
    if want[1] != got[1] and want[0] == 0:
        a, b = want[1].decode("utf-8").splitlines(), got[1].decode("utf-8", "replace").splitlines()
        for line, (x, y) in enumerate(zip(a + [""], b + [""]), 1):
            if x != y:
                return f"output line {line}: reference {x!r}, kz {y!r}"
        return "outputs differ in length"
    if got[0] != 0 and got[1]:
        return "kz failed with output"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kz", required=True, help="the program to test")
    parser.add_argument("--count", type=int, default=200, help="how many cases")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first case")
    parser.add_argument("--keep", help="directory for the trees that differ")
    options = parser.parse_args()
    reference = os.environ.get("KZ_REFERENCE")
    if not reference:
        print("KZ_REFERENCE names no program; nothing is compared")
        return 77

    different = 0
    for seed in range(options.seed, options.seed + options.count):
        with tempfile.TemporaryDirectory() as where:
            top = Maker(seed).tree(where)
            difference = compare(options.kz, reference, top)
            if difference is None:
                continue
            different += 1
            print(f"seed {seed}: {difference.replace(where, '')}")
            if options.keep:
                kept = os.path.join(options.keep, str(seed))
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(where, kept)
    print(f"{options.count} cases, {different} differences")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
