"""The work that is measured: an overlay for each operation, on a base of N resources.

An operation is a function that adds to the kustomization of an overlay (a dictionary of texts, by
field) and to its files.
"""

import pathlib

import resources
import schemas

OVERLAYS = 200
OVERLAID = 100


def name_prefix(out, _n):
    out["namePrefix"] = " prod-\n"


def namespace(out, _n):
    out["namespace"] = " shop\n"


def common_labels(out, _n):
    out["commonLabels"] = "\n  environment: production\n  cluster: eu-1\n"


def labels(out, _n):
    out["labels"] = "\n- includeTemplates: true\n  pairs:\n    environment: production\n    cluster: eu-1\n"


def images(out, _n):
    out["images"] = "\n" + "".join(f'- name: {name}\n  newTag: "2.{i}"\n' for i, name in enumerate(resources.IMAGES))


def patch(i):
    """What an environment changes in the Deployment that is resource I."""
    return f"""apiVersion: apps/v1
kind: Deployment
metadata:
  name: {resources.name_of("deployment", i)}
spec:
  replicas: {3 + i % 5}
  template:
    spec:
      containers:
      - name: main
        env:
        - name: LOG_LEVEL
          value: warn
        resources:
          limits:
            memory: 1Gi
"""


def patches(out, n, count):
    """A file each, one after another over the Deployments, which are a third of all resources."""
    targets = resources.indices("deployment", n)
    names = []
    for k in range(count):
        name = f"patches/{k}.yaml"
        out["files"][name] = patch(targets[k % len(targets)])
        names.append(name)
    out["patches"] = "\n" + "".join(f"- path: {name}\n" for name in names)


def one_patch(out, n):
    patches(out, n, 1)


def third_patches(out, n):
    patches(out, n, max(1, n // 3))


def tenth_patches(out, n):
    patches(out, n, max(1, n // 10))


def generator(out, n):
    """The ConfigMaps build-info-I, to which the workloads refer."""
    out["configMapGenerator"] = "\n" + "".join(
        f"- name: build-info-{i}\n  literals:\n  - commit={i * 7919:07x}\n  - built-by=ci\n"
        for i in range(resources.generated(n)))


def replacements(out, n):
    """The level of a ConfigMap becomes that of a Deployment: one replacement for a hundred resources."""
    sources, targets = resources.indices("config", n), resources.indices("deployment", n)
    entries = []
    for k in range(max(1, n // 100)):
        entries.append(f"""- source:
    kind: ConfigMap
    name: {resources.name_of("config", sources[k % len(sources)])}
    fieldPath: data.level
  targets:
  - select:
      kind: Deployment
      name: {resources.name_of("deployment", targets[k % len(targets)])}
    fieldPaths:
    - spec.template.spec.containers.[name=main].env.[name=LOG_LEVEL].value
""")
    out["replacements"] = "\n" + "".join(entries)


def variables(out, n):
    """The variables HOST_I, which the workloads use: one for a hundred resources."""
    sources = resources.indices("config", n)
    out["vars"] = "\n" + "".join(f"""- name: HOST_{k}
  objref:
    apiVersion: v1
    kind: ConfigMap
    name: {resources.name_of("config", sources[k % len(sources)])}
  fieldref:
    fieldpath: data.host
""" for k in range(resources.variables(n)))


# Name, and what it is made of. The first is the base itself.
OPERATIONS = {
    "resources only": [],
    "namePrefix": [name_prefix],
    "namespace": [namespace],
    "commonLabels": [common_labels],
    "labels": [labels],
    "images": [images],
    "one patch": [one_patch],
    "N/3 patches": [third_patches],
    "configMapGenerator": [generator],
    "replacements": [replacements],
    "vars": [variables],
    "everything": [name_prefix, namespace, labels, images, third_patches, generator, replacements, variables],
    "combination": [namespace, name_prefix, labels, images, tenth_patches],
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def kustomization(where, entries, fields=None):
    text = "resources:\n" + "".join(f"- {entry}\n" for entry in entries)
    for field, value in (fields or {}).items():
        text += f"{field}:{value}"
    write(where / "kustomization.yaml", text)


def make_base(where, n):
    """A base of N resources in the directory WHERE. Returns the paths of its files."""
    return make_plain(where, resources.files(n))


def make_definitions(where):
    """The custom resource definitions. Returns the paths of their files."""
    return make_plain(where, schemas.files())


def make_plain(where, texts):
    paths = []
    for name, text in texts:
        write(where / name, text)
        paths.append(str(where / name))
    kustomization(where, [pathlib.Path(path).name for path in paths])
    return paths


def make_overlay(where, base, operation, n):
    """The directory to build for OPERATION on the base of N resources in the directory BASE."""
    if not OPERATIONS[operation]:
        return base
    out = {"files": {}}
    for part in OPERATIONS[operation]:
        part(out, n)
    for name, text in out.pop("files").items():
        write(where / name, text)
    kustomization(where, [f"../{base.name}"], out)
    return where


def make_many(where):
    """Many overlays on one base. Returns their directories."""
    make_base(where / "base", OVERLAID)
    made = []
    for i in range(OVERLAYS):
        overlay = where / f"overlay-{i:03d}"
        write(overlay / "patch.yaml", patch(resources.indices("deployment", OVERLAID)[i % 30]))
        kustomization(overlay, ["../base"], {
            "namespace": f" tenant-{i}\n", "namePrefix": f" t{i}-\n", "patches": "\n- path: patch.yaml\n",
            "labels": f"\n- pairs:\n    tenant: t{i}\n",
            "images": f'\n- name: {resources.IMAGES[0]}\n  newTag: "3.{i}"\n'})
        made.append(str(overlay))
    return made
