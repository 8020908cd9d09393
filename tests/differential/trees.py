"""Whole trees: layers, components, and what is in each of them."""

import os

import fields
import generators
import patches
from dice import Dice
from manifests import listed, resource
from writing import as_json, document, documents

# Field, how often, what makes it. None from the maker: not here.
FIELDS = [
    ("namespace", 0.3, fields.namespace),
    ("namePrefix", 0.3, fields.prefix),
    ("nameSuffix", 0.15, fields.suffix),
    ("labels", 0.3, fields.labels),
    ("commonLabels", 0.15, fields.common_labels),
    ("commonAnnotations", 0.25, fields.common_annotations),
    ("images", 0.3, fields.images),
    ("replicas", 0.15, fields.replicas),
    ("patches", 0.35, patches.patches),
    ("patchesStrategicMerge", 0.12, patches.strategic),
    ("patchesJson6902", 0.1, patches.json6902),
    ("configMapGenerator", 0.25, generators.generator("ConfigMap")),
    ("secretGenerator", 0.15, generators.generator("Secret")),
    ("generatorOptions", 0.1, fields.generator_options),
    ("buildMetadata", 0.07, fields.build_metadata),
    ("sortOptions", 0.12, fields.sort_options),
]


class Layer:
    """One directory with a kustomization, while it is made."""

    def __init__(self, tree, where):
        self.tree = tree
        self.where = where
        self.taken = tree.taken
        self.visible = []
        self.generated = []
        self.kustomization = {}

    def write(self, path, content):
        self.tree.files[os.path.normpath(os.path.join(self.where, path))] = content

    def fresh(self, name):
        """NAME, changed until no file has it."""
        stem, dot, end = name.rpartition(".")
        for i in range(1000):
            path = f"{stem}{i or ''}{dot}{end}"
            if os.path.normpath(os.path.join(self.where, path)) not in self.tree.files:
                return path
        return name

    def reach(self, other):
        """The path from here to the directory OTHER."""
        return os.path.relpath(other.where, self.where)


class Tree:
    """What one seed makes: files, kustomizations among them as mappings."""

    def __init__(self, seed):
        self.dice = Dice(seed)
        self.files = {}
        self.taken = set()
        self.layers = []
        self.top = self.make()

    def add_resources(self, layer, most):
        paths = []
        left = [resource(self.dice, self.taken) for _ in range(self.dice.number(1, most))]
        layer.visible += left
        while left:
            some, left = left[:4], left[4:]
            if self.dice.chance(0.08):
                some = [listed(self.dice, some)]
            if len(some) == 1 and self.dice.chance(0.06):
                path, text = layer.fresh("resource.json"), as_json(self.dice, some[0])
            else:
                path = layer.fresh(self.dice.pick(["resources.yaml", "app.yaml", "manifests/all.yaml", "x.yml"]))
                text = documents(self.dice, some)
            layer.write(path, text)
            paths.append(path)
        return paths

    def layer(self, where, below, components=(), prefix=None):
        dice = self.dice
        layer = Layer(self, where)
        for other in list(below) + list(components):
            layer.visible += [r for r in other.visible if r not in layer.visible]
            layer.generated += [g for g in other.generated if g not in layer.generated]
        resources = [layer.reach(b) for b in below]
        if not below or dice.chance(0.6):
            resources = dice.shuffled(resources + self.add_resources(layer, 5 if below else 8))
        k = layer.kustomization
        if dice.chance(0.4):
            k.update(apiVersion="kustomize.config.k8s.io/v1beta1", kind="Kustomization")
        if resources and below and dice.chance(0.06):
            k["bases"] = [layer.reach(b) for b in below]
            resources = [r for r in resources if r not in k["bases"]]
        if resources:
            k["resources"] = resources
        if components:
            k["components"] = [layer.reach(c) for c in components]
        self.add_fields(layer)
        if prefix:
            k["namePrefix"] = prefix
        self.finish(layer)
        return layer

    def add_fields(self, layer):
        few = self.dice.pick([0.3, 0.7, 1])
        for name, chance, make in FIELDS:
            if self.dice.chance(chance * few):
                value = make(self.dice, layer)
                if value is not None:
                    layer.kustomization[name] = value

    def component(self, where, below):
        layer = Layer(self, where)
        for other in below:
            layer.visible += other.visible
            layer.generated += other.generated
        k = layer.kustomization
        k.update(apiVersion="kustomize.config.k8s.io/v1alpha1", kind="Component")
        if self.dice.chance(0.4):
            k["resources"] = self.add_resources(layer, 2)
        self.add_fields(layer)
        self.finish(layer)
        return layer

    def finish(self, layer):
        keys = list(layer.kustomization)
        if self.dice.chance(0.3):
            keys = self.dice.shuffled(keys)
        name = self.dice.pick(["kustomization.yaml"] * 8 + ["kustomization.yml", "Kustomization"])
        layer.write(name, {key: layer.kustomization[key] for key in keys})
        self.layers.append(layer)

    def make(self):
        dice = self.dice
        shape = dice.number(0, 9)
        if shape < 3:
            return self.layer("app", [])
        base = self.layer("base", [])
        if shape < 6:
            return self.layer(dice.pick(["overlay", "overlays/prod"]), [base])
        if shape == 6:
            return self.layer("overlays/prod", [self.layer("overlays/common", [base])])
        if shape == 7:
            below = [self.layer(d, []) for d in ("apps/one", "apps/two")[:dice.number(1, 2)]]
            return self.layer("top/x", [self.layer("top/y", [self.layer("mid", below + [base])])])
        if shape == 8:  # a diamond; it needs names that differ
            sides = [self.layer(side, [base], prefix=side + "-") for side in ("left", "right")]
            return self.layer("top", sides)
        components = [self.component(f"components/{n}", [base]) for n in dice.some(["logging", "tls"], 2)]
        return self.layer("overlays/prod", [base], components)

    def write(self, where):
        """Put the files below WHERE. Returns the directory to build."""
        for path, content in self.files.items():
            full = os.path.join(where, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            if isinstance(content, dict):
                content = document(self.dice, content)
            if isinstance(content, str):
                content = content.encode("utf-8")
            with open(full, "wb") as f:
                f.write(content)
        return os.path.join(where, self.top.where)
