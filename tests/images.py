#!/usr/bin/env python3
"""kz images: which images there are, and the line that set each.

    usage: tests/images.py path/to/kz
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

KZ = os.path.realpath(sys.argv[1])
FAILURES = []

FILES = {
    "base/kustomization.yaml": "resources: [deployment.yaml, other.yaml]\n",
    "base/deployment.yaml": """apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      initContainers:
      - name: init
        image: busybox
      containers:
      - name: web
        image: nginx:1.0
      - name: side
        image: sidecar:1
      volumes:
      - name: data
        image:
          reference: reg.example.com:5000/data:3
      ephemeralContainers:
      - name: not-known
        image: ephemeral:1
""",
    "base/other.yaml": """apiVersion: example.com/v1
kind: Thing
metadata:
  name: thing
  namespace: elsewhere
spec:
  odd.key:
    containers:
    - name: "a b"
      image: "two\\nlines"
    - image: null
    - image: ""
    - image: unnamed@sha256:0abc
    - image: busybox
  own:
    picture: reg/own:1
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.com
spec:
  containers:
  - image: not-looked-at
""",
    "overlay/kustomization.yaml": """resources: [../base]
configurations: [config.yaml]
images:
- name: nginx
  newName: registry/nginx
  newTag: "2"
patches:
- path: patch.yaml
""",
    "overlay/config.yaml": "images: [{kind: Thing, path: spec/own/picture}]\n",
    "odd/kustomization.yaml": "resources: [odd.yaml]\nconfigurations: [config.yaml]\n",
    "odd/config.yaml": "images: [{kind: Thing, path: apiVersion/deeper}, {kind: Thing, path: spec/picture}]\n",
    "odd/odd.yaml": """apiVersion: example.com/v1
kind: Thing
metadata:
  name: odd
spec:
  containers:
  - image: [no, image]
  - text
  - image: an/image
  picture: another/image
""",
    "overlay/patch.yaml": """apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: side
        image: sidecar:9
""",
}

# What each line says: read off the files above, by hand.
EXPECTED = [
    ("busybox", "-", "Deployment/web", "spec.template.spec.initContainers[name=init].image", "base/deployment.yaml:10:16"),
    ("busybox", "elsewhere", "Thing/thing", "spec[odd.key].containers[4].image", "base/other.yaml:14:14"),
    ("reg.example.com:5000/data:3", "-", "Deployment/web", "spec.template.spec.volumes[name=data].image.reference",
     "base/deployment.yaml:19:22"),
    ("reg/own:1", "elsewhere", "Thing/thing", "spec.own.picture", "base/other.yaml:16:14"),
    ("registry/nginx:2", "-", "Deployment/web", "spec.template.spec.containers[name=web].image",
     "overlay/kustomization.yaml:6:11"),
    ("sidecar:9", "-", "Deployment/web", "spec.template.spec.containers[name=side].image", "overlay/patch.yaml:9:16"),
    ("two\\x0alines", "elsewhere", "Thing/thing", 'spec[odd.key].containers[name="a b"].image',
     "base/other.yaml:10:14"),
    ("unnamed@sha256:0abc", "elsewhere", "Thing/thing", "spec[odd.key].containers[3].image", "base/other.yaml:13:14"),
]


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


def kz(where, *words):
    return subprocess.run([KZ, "images", *words], cwd=where, capture_output=True, text=True)


def rows(text):
    """The columns are aligned: each begins where it does in the first line."""
    lines = text.splitlines()
    found = []
    for line in lines:
        image, namespace, obj, rest = line.split(None, 3)
        field, place = rest.rsplit("  ", 1)
        found.append((image, namespace, obj, field.rstrip(), place))
        for cell in (namespace + "  ", obj + "  ", place):
            check(line.find("  " + cell) > 0, f"no column for {cell!r} in {line!r}")
    check(len({line.index(row[4], line.index(row[3])) for line, row in zip(lines, found)}) <= 1, "not aligned")
    return found


def main():
    where = pathlib.Path(tempfile.mkdtemp())
    for name, text in FILES.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_text(text)

    ran = kz(where, "overlay", "--no-warnings")
    check(ran.returncode == 0 and ran.stderr == "", f"{ran.returncode}: {ran.stderr}")
    found = rows(ran.stdout)
    for row in EXPECTED:
        check(row in found, f"{row} is not in the output")
    for row in found:
        check(row in EXPECTED, f"{row} should not be in the output")
    check(found == sorted(found), "not sorted")

    one = kz(where, "overlay", "--unique").stdout.splitlines()
    check(one == sorted({row[0] for row in EXPECTED}), f"--unique: {one}")
    again = kz(where, "overlay", "overlay", "--no-warnings").stdout
    check(again == ran.stdout, "a build that is there twice doubles its lines")
    both = kz(where, "base", "overlay").stdout
    check("nginx:1.0 " in both and "registry/nginx:2 " in both, "several directories")
    check(kz(where / "overlay").stdout.count("\n") == len(EXPECTED), "the working directory")

    listed = json.loads(kz(where, "overlay", "-o", "json").stdout)
    check(len(listed) == len(EXPECTED), f"{len(listed)} in JSON")
    by_image = {entry["image"]: entry for entry in listed}
    data = by_image["reg.example.com:5000/data:3"]
    check((data["name"], data["tag"], data["digest"]) == ("reg.example.com:5000/data", "3", ""), f"parts: {data}")
    unnamed = by_image["unnamed@sha256:0abc"]
    check((unnamed["name"], unnamed["tag"], unnamed["digest"]) == ("unnamed", "", "sha256:0abc"), f"parts: {unnamed}")
    check(by_image["two\nlines"]["object"] == "thing", "a text of two lines")
    nginx = by_image["registry/nginx:2"]
    check([nginx[key] for key in ("group", "version", "kind", "namespace", "object", "file", "line", "column")] ==
          ["apps", "v1", "Deployment", "", "web", "overlay/kustomization.yaml", 6, 11], f"JSON: {nginx}")
    short = json.loads(kz(where, "overlay", "-o", "json", "--unique").stdout)
    check([entry["image"] for entry in short] == sorted({entry["image"] for entry in listed}), "JSON, --unique")
    check(set(short[0]) == {"image", "name", "tag", "digest"}, f"JSON, --unique: {short[0]}")

    # An entry of images would refuse these containers; what is an image is listed all the same.
    ran = kz(where, "odd", "--unique")
    check(ran.stdout == "an/image\nanother/image\n" and ran.stderr == "", f"odd shapes: {ran}")

    (where / "empty").mkdir()
    (where / "empty/kustomization.yaml").write_text("configMapGenerator: [{name: a}]\n")
    check(kz(where, "empty").stdout == "", "no images")
    check(json.loads(kz(where, "empty", "-o", "json").stdout) == [], "no images, JSON")
    for words in [["nowhere"], ["overlay", "nowhere"], ["overlay", "-o", "yaml"]]:
        ran = kz(where, *words)
        check(ran.returncode == 1 and ran.stdout == "" and ran.stderr != "", f"{words}: {ran}")
    if FAILURES:
        sys.exit(1)


main()
