"""Ways into a resource: JSON pointers and field paths."""

from dice import Raw


def walk(value, path=()):
    """Each (path, value) below VALUE, VALUE itself left out."""
    children = value.items() if isinstance(value, dict) else \
        enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield path + (key,), child
        yield from walk(child, path + (key,))


def leaves(resource):
    """Paths of the scalars of RESOURCE, without what makes its identity."""
    return [path for path, value in walk(resource)
            if not isinstance(value, (dict, list)) and path[0] not in ("apiVersion", "kind")]


def at(resource, path):
    for key in path:
        resource = resource[key]
    return resource


def pointer(path):
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def field_path(dice, resource, path):
    """PATH in the notation of replacements."""
    out = []
    for i, key in enumerate(path):
        element = at(resource, path[:i + 1])
        if isinstance(key, int):
            name = element.get("name") if isinstance(element, dict) else None
            if isinstance(name, str) and not isinstance(name, Raw) and dice.chance(0.6):
                out.append(f"[name={name}]")
            else:
                out.append(dice.pick([str(key), str(key), "*"]))
        elif "." in key or "/" in key:
            out.append(dice.pick([f"[{key}]", key.replace(".", "\\.")]))
        else:
            out.append(key)
    return ".".join(out)


def split_version(resource):
    """Group and version."""
    group, _, version = resource["apiVersion"].rpartition("/")
    return group, version
