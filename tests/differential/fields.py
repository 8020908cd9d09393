"""The fields of a kustomization that change names, labels, images and the like."""

from dice import IMAGES, LABEL_KEYS, NAMESPACES, Raw

PATHS = ["spec/labels", "spec/template/metadata/labels", "metadata/annotations", "spec/podLabels",
         "spec/selector/matchLabels", "spec/items[]/labels", "spec/template/spec/nodeSelector"]
WORKLOADS = ("Deployment", "StatefulSet", "ReplicaSet")


def namespace(dice, _layer):
    return dice.pick(NAMESPACES) if dice.chance(0.95) else Raw(dice.pick(['"12"', "''"]))


def prefix(dice, _layer):
    return dice.pick(["dev-", "p-", "my-", "x"]) if dice.chance(0.95) else Raw(dice.pick(['"1"', '"12-"', '"a.b-"']))


def suffix(dice, _layer):
    return dice.pick(["-v1", "-s", "-prod", "-x.y"]) if dice.chance(0.95) else Raw('"0"')


def label(dice):
    entry = {"pairs": dice.pairs()}
    dice.maybe(entry, "includeSelectors", 0.4, lambda: dice.chance(0.8))
    dice.maybe(entry, "includeTemplates", 0.4, lambda: dice.chance(0.8))
    if dice.chance(0.2):
        spec = {"path": dice.pick(PATHS)}
        dice.maybe(spec, "create", 0.6, lambda: dice.chance(0.7))
        dice.maybe(spec, "kind", 0.5, lambda: dice.pick(["Deployment", "Tool", "Service"]))
        dice.maybe(spec, "group", 0.2, lambda: dice.pick(["apps", "example.com"]))
        dice.maybe(spec, "version", 0.2, lambda: "v1")
        entry["fields"] = [spec]
    return entry


def labels(dice, _layer):
    """Mostly with different keys, for a key may come once."""
    out = [label(dice) for _ in range(dice.number(1, 3))]
    seen = set()
    for entry in out:
        for key in list(entry["pairs"]):
            if key in seen and not dice.chance(0.1):
                del entry["pairs"][key]
        seen |= set(entry["pairs"])
    return [e for e in out if e["pairs"]]


def common_labels(dice, layer):
    taken = {key for e in layer.kustomization.get("labels", []) for key in e["pairs"]}
    pairs = {k: v for k, v in dice.pairs().items() if k not in taken or dice.chance(0.1)}
    return pairs or {"common": "yes"}


def common_annotations(dice, _layer):
    return dice.pairs()


def image_name(image):
    """IMAGE without tag and digest."""
    image = image.split("@")[0]
    head, slash, tail = image.rpartition("/")
    return head + slash + tail.split(":")[0]


def image(dice):
    entry = {"name": image_name(dice.pick(IMAGES)) if dice.chance(0.85) else
             dice.pick(["missing", "team/api", "ngin.", "docker.io/nginx", "nginx:1.25", ".*api", "*", ""])}
    dice.maybe(entry, "newName", 0.4, lambda: dice.pick(
        ["redis", "reg.io/other", "my.registry:5000/x/y", "ghcr.io/a/b", "nginx:2"]))
    dice.maybe(entry, "newTag", 0.5, lambda: dice.pick(["2", "v3", "1.10", "latest", "2024-01-01", "1.0.0"]))
    dice.maybe(entry, "digest", 0.15, lambda: "sha256:24a0c4b4a4c0eb97a1aabb8e29f18e917d05abfe1b7a7c07857230879ce7d3d3")
    dice.maybe(entry, "tagSuffix", 0.08, lambda: "-dev")
    return entry


def images(dice, _layer):
    return [image(dice) for _ in range(dice.number(1, 3))]


def replicas(dice, layer):
    names = [r["metadata"]["name"] for r in layer.visible if r["kind"] in WORKLOADS]
    if not names:
        return None
    return [{"name": n, "count": dice.pick([0, 1, 5, 100])} for n in dice.some(names, 2)]


def sort_options(dice, _layer):
    kinds = ["Namespace", "Deployment", "Service", "ConfigMap", "Tool", "Secret"]
    return dice.pick([{"order": "fifo"}, {"order": "legacy"}, {"order": "legacy", "legacySortOptions": {
        "orderFirst": dice.some(kinds, 3), "orderLast": dice.some(kinds, 2)}}])


def build_metadata(dice, _layer):
    return dice.some(["originAnnotations", "transformerAnnotations", "managedByLabel"], 3)


def generator_options(dice, _layer):
    return options(dice)


def options(dice):
    out = {}
    dice.maybe(out, "disableNameSuffixHash", 0.5, lambda: dice.chance(0.7))
    dice.maybe(out, "labels", 0.4, lambda: {k: dice.word() for k in dice.some(LABEL_KEYS, 2)})
    dice.maybe(out, "annotations", 0.4, lambda: {k: dice.word() for k in dice.some(LABEL_KEYS, 2)})
    dice.maybe(out, "immutable", 0.3, lambda: dice.chance(0.8))
    return out
