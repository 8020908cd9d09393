"""patches, patchesStrategicMerge and patchesJson6902, with their files."""

import copy

from dice import IMAGES, LABEL_KEYS, Raw
from paths import at, leaves, pointer, split_version, walk
from workloads import container
from writing import as_json, document, documents


def target(dice, resource):
    """A selector that matches RESOURCE, and maybe others."""
    group, version = split_version(resource)
    name, kind = resource["metadata"]["name"], resource["kind"]
    out = {}
    dice.maybe(out, "kind", 0.8, lambda: dice.pick([kind, kind, kind, ".*", f"{kind}|Service", kind[:3] + ".*"]))
    dice.maybe(out, "name", 0.6, lambda: dice.pick([name, name, ".*", name[0] + ".*", f"({name}|x)", f"^{name}$"]))
    if group:
        dice.maybe(out, "group", 0.2, lambda: group)
    dice.maybe(out, "version", 0.2, lambda: version)
    meta = resource["metadata"]
    if meta.get("namespace"):
        dice.maybe(out, "namespace", 0.3, lambda: meta["namespace"])
    for field, selector in (("labels", "labelSelector"), ("annotations", "annotationSelector")):
        if meta.get(field) and dice.chance(0.25):
            key = dice.pick(list(meta[field]))
            value = str(meta[field][key])
            plain = value.replace("-", "").isalnum() and value.isascii()
            out[selector] = dice.pick([f"{key}={value}", f"{key} in ({value}, x)", f"{key}!=zzz"]) if plain else key
    if dice.chance(0.03):
        out[dice.pick(["labelSelector", "annotationSelector"])] = dice.pick(
            ["app", "!app", "app=web", "app!=web", "app in (web,api)", "tier notin (x)", "app=web,tier", "app==web"])
    return out or {"kind": kind}


def new_list(dice, field):
    if field in ("containers", "initContainers"):
        c = container(dice, dice.pick(["web", "app", "extra"]), [])
        if dice.chance(0.15):
            c = {"name": c["name"], "$patch": dice.pick(["delete", "delete", "replace", "merge"])}
        return [c]
    if field == "env":
        return [{"name": dice.pick(["LOG_LEVEL", "NEW"]), "value": dice.plain()}]
    if field == "ports":
        return [{"containerPort": 8080, "name": "new"}, {"port": 80, "name": "y"}][:dice.number(1, 2)]
    if field == "volumes":
        return [{"name": dice.pick(["config", "new"]), "emptyDir": {}}]
    if field == "volumeMounts":
        return [{"name": "config", "mountPath": dice.pick(["/data", "/new"])}]
    return [dice.plain()]


def changed(dice, value, field=None):
    """What a patch says about VALUE: a part of it, with other leaves."""
    if isinstance(value, dict):
        if not value:
            return {"new": dice.plain()}
        out = {k: changed(dice, value[k], k) for k in dice.some(list(value), 2)}
        if dice.chance(0.1):
            out[dice.pick(list(value))] = None
        if dice.chance(0.15) and field in ("labels", "annotations", "data", "spec", "matchLabels"):
            out[dice.pick(LABEL_KEYS + ["new"])] = dice.plain()
        if dice.chance(0.03):
            out["$patch"] = dice.pick(["replace", "delete", "merge"])
        if "name" in value and field is None:
            out["name"] = value["name"]
        return out
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and "name" in value[0] and dice.chance(0.6):
            out = []
            for element in dice.some(value, 2):
                one = changed(dice, element)
                if isinstance(element, dict) and "name" in element:
                    one = {"name": element["name"], **{k: v for k, v in one.items() if k != "name"}}
                out.append(one)
            return out
        if dice.chance(0.05):
            return [{"$patch": "replace"}] + new_list(dice, field)
        return new_list(dice, field)
    if field == "image":
        return dice.pick(IMAGES)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return dice.pick([dice.number(0, 99), Raw('"3"')])
    return dice.plain()


def merge(dice, resource):
    """A strategic-merge patch for RESOURCE."""
    body = {k: copy.deepcopy(changed(dice, v, k)) for k, v in resource.items()
            if k not in ("apiVersion", "kind", "metadata") and dice.chance(0.8)}
    meta = {"name": resource["metadata"]["name"]}
    if "namespace" in resource["metadata"]:
        meta["namespace"] = resource["metadata"]["namespace"]
    dice.maybe(meta, "labels", 0.3, lambda: dice.pairs(2))
    dice.maybe(meta, "annotations", 0.2, lambda: dice.pairs(2))
    out = {"apiVersion": resource["apiVersion"], "kind": resource["kind"], "metadata": meta, **body}
    if dice.chance(0.03):
        out["$patch"] = "delete"
    return out


def operation(dice, resource, gone):
    """One operation of a JSON patch that works on RESOURCE. GONE: what earlier ones removed."""
    places = [p for p in leaves(resource) if p != ("metadata", "name") and p != ("metadata", "namespace")
              and not any(p[:len(g)] == g for g in gone)]
    if dice.chance(0.7):  # what other patches leave alone, mostly
        places = [p for p in places if not any(isinstance(key, int) for key in p)] or places
    lists = [p for p, v in walk(resource) if isinstance(v, list) and not any(p[:len(g)] == g for g in gone)]
    kind = dice.number(0, 9)
    value = dice.plain() if dice.chance(0.7) else dice.pick([{"a": 1, "b": [True, None]}, ["x", "y"], 1.5, None, {}])
    if not places or kind == 0:
        return {"op": "add", "path": dice.pick(["/metadata/labels", "/metadata/annotations"]), "value": dice.pairs(2)}
    place = dice.pick(places)
    if kind < 4:
        return {"op": "replace", "path": pointer(place), "value": value}
    if kind == 4 and lists:
        return {"op": "add", "path": pointer(dice.pick(lists)) + dice.pick(["/-", "/0"]), "value": value}
    if kind == 5 and not isinstance(place[-1], int):
        gone.append(place)
        return {"op": "remove", "path": pointer(place)}
    if kind == 6:
        return {"op": "copy", "from": pointer(place), "path": pointer(place[:-1]) + "/copied"} \
            if not isinstance(place[-1], int) else {"op": "replace", "path": pointer(place), "value": value}
    if kind == 7 and not isinstance(place[-1], int):
        gone.append(place)
        return {"op": "move", "from": pointer(place), "path": pointer(place[:-1]) + "/moved"}
    if kind == 8 and isinstance(at(resource, place), str) and not isinstance(at(resource, place), Raw):
        return {"op": "test", "path": pointer(place), "value": at(resource, place)}
    return {"op": "add", "path": pointer(place[:-1]) + ("/0" if isinstance(place[-1], int) else "/added"),
            "value": value}


def operations(dice, resource):
    gone = []
    return [operation(dice, resource, gone) for _ in range(dice.number(1, 3))]


def json_patch_text(dice, ops):
    return as_json(dice, ops) if dice.chance(0.25) else document(dice, ops)


def where(dice, layer, entry, text, name):
    """TEXT inline or as a file."""
    if dice.chance(0.5):
        entry["patch"] = text
    else:
        entry["path"] = layer.fresh(name)
        layer.write(entry["path"], text)


def patch(dice, layer):
    resource = dice.pick(layer.visible)
    entry = {}
    if dice.chance(0.6):
        body = merge(dice, resource)
        text = as_json(dice, body) if dice.chance(0.1) else document(dice, body)
        where(dice, layer, entry, text, "patch.yaml")
        if dice.chance(0.5):
            entry["target"] = target(dice, resource)
        if dice.chance(0.15):
            entry["options"] = {o: dice.chance(0.7) for o in dice.some(["allowNameChange", "allowKindChange"], 2)}
    else:
        text = json_patch_text(dice, operations(dice, resource))
        where(dice, layer, entry, text, "patch.json")
        entry["target"] = target(dice, resource) if dice.chance(0.15) else {
            "kind": resource["kind"], "name": resource["metadata"]["name"]}
    return entry


def patches(dice, layer):
    return [patch(dice, layer) for _ in range(dice.number(1, 3))] if layer.visible else None


def strategic(dice, layer):
    if not layer.visible:
        return None
    out = []
    for resource in dice.some(layer.visible, 2):
        bodies = [merge(dice, resource)]
        if dice.chance(0.2):
            bodies.append(merge(dice, dice.pick(layer.visible)))
        text = documents(dice, bodies)
        if dice.chance(0.4):
            out.append(text)
        else:
            out.append(layer.fresh("merge.yaml"))
            layer.write(out[-1], text)
    return out


def json6902(dice, layer):
    if not layer.visible:
        return None
    resource = dice.pick(layer.visible)
    group, version = split_version(resource)
    selector = {"version": version, "kind": resource["kind"], "name": resource["metadata"]["name"]}
    if group:
        selector["group"] = group
    entry = {"target": selector}
    where(dice, layer, entry, json_patch_text(dice, operations(dice, resource)), "json6902.yaml")
    return [entry]
