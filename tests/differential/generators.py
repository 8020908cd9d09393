"""configMapGenerator and secretGenerator, and the files that they read."""

from dice import NAMESPACES
from fields import options
from manifests import FILES

LITERALS = ["LOG_LEVEL=info", "PORT=8080", "EMPTY=", "URL=http://x/?a=b&c=d", "Q='single'", 'D="double"', "SPACES= a b ",
            "key.with.dots=1", "UPPER=TRUE", "MULTI=a\nb\n", "UNI=é🚀", "JSON={\"a\": [1, 2]}", "NUM=1.10", "HASH=a#b"]
ENV_LINES = ["A=1", "B=two words", "# comment", "", "C=", "  D=indented", "E=a=b", "F=\"quoted\"", "G='single'",
             "H=é", "export_I=x", "J=trailing ", "K=#no comment", "MY_ENV=$(X)"]


def files(dice, layer):
    out = []
    for name in dice.some(["app.conf", "data.json", "script.sh", "cert.pem", "values", "notes.txt"], 2):
        content = dice.pick(FILES)
        if dice.chance(0.08):
            content = bytes(dice.number(0, 255) for _ in range(dice.number(1, 200)))
        path = dice.pick(["", "", "files/"]) + name
        layer.write(path, content)
        out.append(dice.pick([path, path, f"renamed.{name}={path}"]))
    return out


def envs(dice, layer):
    name = dice.pick(["app.env", "config/prod.env", ".env"])
    layer.write(name, dice.pick(["\n", "\n", "\n", "\r\n"]).join(dice.some(ENV_LINES, 6)) + dice.pick(["\n", ""]))
    return name


def keys_once(dice, entry):
    """Literals whose keys do not repeat."""
    out = {}
    for literal in dice.some(LITERALS, 4):
        out[literal.split("=")[0]] = literal
    entry["literals"] = list(out.values())


def entry(dice, layer, kind, name):
    out = {"name": name}
    dice.maybe(out, "namespace", 0.1, lambda: dice.pick(NAMESPACES))
    if dice.chance(0.75):
        keys_once(dice, out)
    dice.maybe(out, "files", 0.3, lambda: files(dice, layer))
    if dice.chance(0.2):
        path = envs(dice, layer)
        out.update({"env": path} if dice.chance(0.1) else {"envs": [path]})
    dice.maybe(out, "options", 0.3, lambda: options(dice))
    if kind == "Secret":
        dice.maybe(out, "type", 0.3, lambda: dice.pick(["Opaque", "kubernetes.io/tls", "example.com/t"]))
    return out


def generator(kind):
    def make(dice, layer):
        out = []
        for _ in range(dice.number(1, 2)):
            below = [g for g in layer.generated if g[0] == kind]
            if below and dice.chance(0.5):
                _, name, namespace = dice.pick(below)
                one = entry(dice, layer, kind, name)
                one.pop("namespace", None)
                if namespace:
                    one["namespace"] = namespace
                one["behavior"] = dice.pick(["merge", "merge", "replace"])
            else:
                name = dice.name()
                if (kind, name) in layer.taken:
                    continue
                layer.taken.add((kind, name))
                one = entry(dice, layer, kind, name)
                dice.maybe(one, "behavior", 0.1, lambda: "create")
                layer.generated.append((kind, name, one.get("namespace")))
            out.append(one)
        return out
    return make
