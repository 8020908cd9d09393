#!/usr/bin/env python3
"""kz deps and kz build --depfile: the files that a build reads, all of them and no others.

    usage: tests/deps_command.py path/to/kz
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

KZ = os.path.realpath(sys.argv[1])
HELM = pathlib.Path(__file__).resolve().parent / "stand-in/helm"
FAILURES = []


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


def kz(*words, cwd=None):
    return subprocess.run([KZ, *words], cwd=cwd, capture_output=True, text=True)


def deps(*words, cwd=None):
    ran = kz("deps", "--no-warnings", *words, cwd=cwd)
    check(ran.returncode == 0 and ran.stderr == "", f"kz deps {words}: {ran}")
    return ran.stdout.splitlines()


def write(root, files):
    for name, text in files.items():
        path = pathlib.Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def configmap(name, value="x"):
    return f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\ndata:\n  a: {value}\n"


# Every way to name a file. Those below "other" and the names that begin with "un" are named by
# nobody.
TREE = {
    "top/kustomization.yaml": """
resources:
- ../base
- ../linked
- own.yaml
- link.yaml
components: [../component]
configurations: [configuration.yaml]
crds: [crd.json]
openapi: {path: schema.json}
patches:
- path: patch.yaml
- path: patch.json
  target: {kind: ConfigMap, name: own}
patchesStrategicMerge: [old-patch.yaml]
patchesJson6902:
- target: {version: v1, kind: ConfigMap, name: own}
  path: old-patch.json
replacements: [{path: replacement.yaml}]
configMapGenerator:
- name: files
  files: [generated/file.txt, key=generated/keyed.txt]
  envs: [generated/envs.env]
- name: env
  env: generated/env.env
secretGenerator:
- name: secret
  files: [generated/secret.txt]
  envs: [generated/secret.env]
generators: [generator.yaml, generators]
transformers: [transformer.yaml, function.yaml]
validators: [validator.yaml]
helmCharts:
- name: web
  valuesFile: values.yaml
  additionalValuesFiles: [more-values.yaml]
- name: plain
""",
    "top/own.yaml": configmap("own"),
    "top/real.yaml": configmap("link"),
    "top/configuration.yaml": "nameReference: [{kind: ConfigMap, fieldSpecs: [{path: spec/map, kind: Thing}]}]\n",
    "top/crd.json": '{"example.com/v1.Thing": {"Schema": {"properties": {}}}}',
    "top/schema.json": '{"definitions": {}}',
    "top/patch.yaml": configmap("own", "patched"),
    "top/patch.json": '[{"op": "add", "path": "/data/b", "value": "c"}]',
    "top/old-patch.yaml": configmap("own") + "  old: yes it is\n",
    "top/old-patch.json": '[{"op": "add", "path": "/data/c", "value": "d"}]',
    "top/replacement.yaml": """
source: {kind: ConfigMap, name: own, fieldPath: data.b}
targets: [{select: {kind: ConfigMap, name: base}, fieldPaths: [data.a]}]
""",
    "top/generated/file.txt": "file",
    "top/generated/keyed.txt": "keyed",
    "top/generated/envs.env": "A=b\n",
    "top/generated/env.env": "C=d\n",
    "top/generated/secret.txt": "secret",
    "top/generated/secret.env": "E=f\n",
    "top/generator.yaml": """
apiVersion: builtin
kind: ConfigMapGenerator
metadata: {name: plugin}
files: [generated/of-plugin.txt]
""",
    "top/generated/of-plugin.txt": "of a plugin",
    "top/generators/kustomization.yaml": "resources: [inner.yaml]\n",
    "top/generators/inner.yaml": """
apiVersion: builtin
kind: SecretGenerator
metadata: {name: inner}
envs: [generated/of-inner.env]
""",
    "top/generated/of-inner.env": "G=h\n",
    "top/transformer.yaml": """
apiVersion: builtin
kind: PatchTransformer
metadata: {name: t}
path: of-transformer.yaml
""",
    "top/of-transformer.yaml": configmap("own", "last"),
    "top/validator.yaml": """
apiVersion: builtin
kind: PatchTransformer
metadata: {name: v}
path: of-validator.yaml
target: {kind: Nothing}
""",
    "top/of-validator.yaml": configmap("own", "no"),
    "top/function.yaml": """
apiVersion: example.com/v1
kind: Same
metadata:
  name: same
  annotations: {config.kubernetes.io/function: "exec: {path: ./bin/same}"}
""",
    "top/bin/same": "#!/bin/sh\ncat\n",
    "top/bin/unused": "#!/bin/sh\ncat\n",
    "top/charts/web/rendered.yaml": configmap("of-chart"),
    "top/charts/plain/values.yaml": "a: b\n",
    "top/charts/plain/templates/_deep/rendered.yaml": configmap("deep"),
    "top/values.yaml": "c: d\n",
    "top/more-values.yaml": "e: f\n",
    "top/unused.yaml": configmap("unused"),
    "top/generated/unused.txt": "unused",
    "top/charts/unused/values.yaml": "a: c\n",
    "base/kustomization.yml": "resources: [base.yaml]\n",
    "base/base.yaml": configmap("base"),
    "base/unused.yaml": configmap("unused"),
    "component/Kustomization": "kind: Component\npatches: [{path: patch.yaml}]\n"
                               "apiVersion: kustomize.config.k8s.io/v1alpha1\n",
    "component/patch.yaml": configmap("base") + "  of: component\n",
    "versions/1/kustomization.yaml": "resources: [a.yaml]\n",
    "versions/1/a.yaml": configmap("linked"),
    "versions/2/kustomization.yaml": "resources: [a.yaml]\n",
    "versions/2/a.yaml": configmap("linked", "2"),
    "other/kustomization.yaml": "resources: [../base]\nnamePrefix: o-\n",
    "README": "",
}
LINKS = {"top/charts/plain/rendered.yaml": "templates/_deep/rendered.yaml", "linked": "versions/1", "top/link.yaml": "real.yaml", "top/unused-link.yaml": "own.yaml"}


def make_tree():
    write(".", TREE)
    os.chmod("top/bin/same", 0o755)
    for name, target in LINKS.items():
        os.symlink(target, name)


def all_names(root):
    return {os.path.relpath(os.path.join(where, name), root) for where, dirs, files in os.walk(root)
            for name in files + [d for d in dirs if os.path.islink(os.path.join(where, d))]}


def removed_one_by_one():
    """What is listed is needed, what is not is not."""
    make_tree()
    options = ["top", "--no-warnings", "--enable-helm", "--helm-command", str(HELM), "--enable-alpha-plugins", "--enable-exec"]
    listed, there = deps(*options), all_names(".")
    before = kz("build", *options)
    check(before.returncode == 0, f"the tree: {before.stderr}")
    check(listed == sorted(set(listed)) and there >= set(listed), f"listed: {listed}")
    unlisted = {"README", "top/unused.yaml", "top/unused-link.yaml", "top/generated/unused.txt",
                "top/charts/unused/values.yaml", "top/bin/unused", "base/unused.yaml", "other/kustomization.yaml",
                "versions/2/kustomization.yaml", "versions/2/a.yaml"}
    check(there - set(listed) == unlisted, f"not listed: {sorted(there - set(listed))}")
    for name in sorted(there):
        os.rename(name, "moved")
        after = kz("build", *options)
        same = (after.returncode, after.stdout) == (before.returncode, before.stdout)
        check(same == (name not in listed), f"without {name}, which is {'' if same else 'not '}listed")
        if name not in listed:
            write(".", {name: "{[\0"})
            after = kz("build", *options)
            check(after.stdout == before.stdout, f"something else in {name}")
            os.remove(name)
        os.rename("moved", name)
    check(kz("build", *options).stdout == before.stdout, "all is back")


def each_for_itself():
    """Of several roots each is said to read what it would read alone."""
    make_tree()
    write(".", {"third/kustomization.yaml": "resources: [../other, own.yaml]\n", "third/own.yaml": configmap("own")})
    roots = ["other", "third", "base", "linked"]
    found = json.loads(kz("deps", *roots, "-o", "json").stdout)
    check([one["root"] for one in found] == roots, f"roots: {found}")
    for one in found:
        check(one["files"] == deps(one["root"]), f"{one['root']}: {one['files']}")
    check(found[2]["files"] == ["base/base.yaml", "base/kustomization.yml"], f"base: {found[2]}")
    check(found[3]["files"] == ["linked", "versions/1/a.yaml", "versions/1/kustomization.yaml"], f"linked: {found[3]}")
    check(deps(*roots) == sorted({name for one in found for name in one["files"]}), "all in one list")
    here = os.path.realpath(".")
    check(deps(cwd="base") == ["base.yaml", "kustomization.yml"], "the working directory")
    check(deps("../other", cwd="base") == [f"{here}/other/kustomization.yaml", "base.yaml", "kustomization.yml"],
          "elsewhere")


def refused():
    make_tree()
    for words in [["absent"], ["other", "absent"], ["other", "-o", "yaml"], ["top"]]:
        ran = kz("deps", *words)
        check(ran.returncode == 1 and ran.stdout == "" and ran.stderr != "", f"{words}: {ran}")
    write(".", {"odd/kustomization.yaml": 'resources: ["a\\nb.yaml"]\n', "odd/a\nb.yaml": configmap("odd")})
    ran = kz("deps", "odd")
    check(ran.returncode == 1 and ran.stdout == "" and "-o json" in ran.stderr, f"a line feed: {ran}")
    found = json.loads(kz("deps", "odd", "-o", "json").stdout)
    check(found == [{"root": "odd", "files": ["odd/a\nb.yaml", "odd/kustomization.yaml"]}], f"a line feed: {found}")
    for words, what in [(["other"], "-o"), (["other", "-o", "out/"], "--prune"),
                        (["other", "-o", "out", "--watch"], "--watch"), (["odd", "-o", "out"], "odd/a\nb.yaml"),
                        (["other", "-o", "50%"], "'50%'"), (["absent", "-o", "out"], "absent")]:
        ran = kz("build", *words, "--depfile", "d")
        check(ran.returncode == 1 and ran.stdout == "" and what in ran.stderr, f"--depfile, {words}: {ran}")
        check(not any(os.path.exists(name) for name in ["d", "out", "50%"]), f"--depfile, {words}: written")


class Overlays:
    """Ten overlays of a few bases, and what each of them reads: known here without asking kz."""
    COUNT = 10

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.files = {}  # directory -> the files that its kustomization names
        self.below = {}  # directory -> directories
        self.made = 0
        for i in range(4):
            self.add(f"bases/b{i}", [f"bases/b{k}" for k in range(i) if self.random.random() < 0.3])
        for i in range(self.COUNT):
            self.add(f"overlays/o{i}", self.random.sample([f"bases/b{k}" for k in range(4)], 2))

    def add(self, where, below):
        self.files[where], self.below[where] = [], below
        for _ in range(self.random.randint(1, 3)):
            self.add_file(where)
        self.write_kustomization(where)

    def add_file(self, where):
        self.made += 1
        self.files[where].append(f"f{self.made}.txt")
        write(where, {f"f{self.made}.txt": "a"})

    def write_kustomization(self, where):
        """With a prefix, so that two ways to a base make two maps."""
        layers = [f"../../{name}" for name in self.below[where]]
        text = f"namePrefix: {os.path.basename(where)}-\n"
        text += "resources: " + json.dumps(layers) + "\n" if layers else ""
        self.made += 1
        names = json.dumps(self.files[where])
        text += f"configMapGenerator: [{{name: m{self.made}, files: {names}}}]\n"
        write(where, {"kustomization.yaml": text})

    def reads(self, where):
        found = {where}
        for name in self.below[where]:
            found |= self.reads(name)
        return found

    def edit(self):
        """Change something, and say in which directory."""
        where = self.random.choice(list(self.files))
        how = self.random.choice(["text", "text", "add", "remove", "kustomization", "replace", "nothing"])
        name = self.random.choice(self.files[where])
        if how == "text":
            write(where, {name: str(self.random.random())})
        elif how == "add":
            self.add_file(where)
            self.write_kustomization(where)
        elif how == "remove" and len(self.files[where]) > 1:
            self.files[where].remove(name)
            os.remove(f"{where}/{name}")
            self.write_kustomization(where)
        elif how == "kustomization":
            self.write_kustomization(where)
        elif how == "replace":
            write(where, {"new": str(self.random.random())})
            os.replace(f"{where}/new", f"{where}/{name}")
        else:
            write(where, {f"unused{self.made}": ""})
            return None
        return where


NINJA = """rule kz
  command = {kz} build $dir -o $out --depfile $out.d && echo $dir >>log
  depfile = $out.d
  deps = gcc
"""
MAKE = "all: {outputs}\n%.yaml:\n\t{kz} build overlays/$* -o $@ --depfile $@.d && echo overlays/$* >>log\n-include *.yaml.d\n"


def rebuilt_by(tool, roots):
    outputs = {root: os.path.basename(root) + ".yaml" for root in roots}
    if tool == "ninja":
        write(".", {"build.ninja": NINJA.format(kz=KZ) + "".join(
            f"build {out}: kz\n  dir = {root}\n" for root, out in outputs.items())})
    else:
        write(".", {"Makefile": MAKE.format(kz=KZ, outputs=" ".join(outputs.values()))})
    for round_ in range(60):
        yield round_


def build_with(tool):
    write(".", {"log": ""})
    ran = subprocess.run([tool], capture_output=True, text=True)
    check(ran.returncode == 0, f"{tool}: {ran.stdout}{ran.stderr}")
    return sorted(pathlib.Path("log").read_text().split())


def rebuilds(tool):
    """After each of many edits the overlays that they reach are built, and no others."""
    tree = Overlays(6)
    roots = [f"overlays/o{i}" for i in range(tree.COUNT)]
    rounds = rebuilt_by(tool, roots)
    next(rounds)
    check(build_with(tool) == sorted(roots), f"{tool}: all at first")
    for round_ in rounds:
        time.sleep(0.02)  # the clock of a file system has ticks
        where = tree.edit()
        wanted = sorted(root for root in roots if where in tree.reads(root))
        got = build_with(tool)
        check(got == wanted, f"{tool}, edit {round_} of {where}: built {got}, not {wanted}")
    check(build_with(tool) == [], f"{tool}: nothing is left to do")
    for root in roots:
        check(pathlib.Path(os.path.basename(root) + ".yaml").read_text() == kz("build", root).stdout,
              f"{tool}: {root} is not as it should be")


def directory():
    """The list of the files in a directory is the target, and is renewed when it stays the same."""
    make_tree()
    write(".", {"build.ninja": "rule kz\n  command = " + KZ + " build other -o out/ --prune --depfile $out.d"
                "\n  depfile = $out.d\nbuild out/.kz-manifest: kz\n"})
    for wanted in ["[1/1]", "no work to do"]:
        for edit in [lambda: None, lambda: write(".", {"base/base.yaml": "# the same\n" + TREE["base/base.yaml"]})]:
            if wanted == "[1/1]":
                time.sleep(0.02)
                edit()
            ran = subprocess.run(["ninja"], capture_output=True, text=True)
            check(wanted in ran.stdout, f"a directory: {ran.stdout}")


def after_success_only():
    make_tree()
    check(kz("build", "other", "-o", "out.yaml", "--depfile", "out.d").returncode == 0, "a build")
    good = pathlib.Path("out.d").read_text()
    check(good.startswith("out.yaml: \\\n base/base.yaml \\\n"), good)
    os.remove("base/base.yaml")
    ran = kz("build", "other", "-o", "out.yaml", "--depfile", "out.d")
    check(ran.returncode == 1 and pathlib.Path("out.d").read_text() == good, "it stays after a mistake")
    ran = kz("build", "versions/1", "-o", "out.yaml", "--depfile", "absent/out.d")
    check(ran.returncode == 1 and "absent/out.d" in ran.stderr, f"no place for it: {ran}")
    check(not [name for name in os.listdir(".") if ".kz-" in name], "nothing is left beside")


NAMES = ["a b", "  two", "a#b", "#", "a$b", "$(x)y", "$$", "a:b", "a%b", "%", "ü ☃", "a\\b", "a\\ b", "a\\\\ \\\\b", "a,b",
         "a!b", "a+b", "@a", "a{b}", "(a)b", "a=b", ".a", "-a", "a[1]b", "a~"]
REFUSED = ["a;b", "a*b", "a?b", "a<b", "a>b", "a|b", "a^b", "a`b", "a&b", "a'b", 'a"b', "a\\#b", "a\\:b", "a\\$b", "a\\", "a:",
           "a)", "a ", "~a", "a\tb", "a\x7fb", "a\nb"]


def names():
    """A name in a depfile is read back by Ninja and by Make, or is refused."""
    for i, name in enumerate(NAMES):
        write(f"k{i}", {"kustomization.yaml": "resources: [m.yaml]\nconfigMapGenerator:\n- name: m\n  files: "
                        + json.dumps(["k=" + name]) + "\n" if "=" not in name else
                        "resources: [m.yaml]\npatches: [{path: " + json.dumps(name) + "}]\n",
                        "m.yaml": configmap("n"), name: configmap("n", "p")})
    for tool in ["ninja", "make"]:
        for i, name in enumerate(NAMES):
            root = f"k{i}"
            if tool == "ninja":
                write(root, {"build.ninja": NINJA.format(kz=KZ) + "build out: kz\n  dir = .\n"})
                words = ["ninja", "-C", root]
            else:
                write(root, {"Makefile": f"out:\n\t{KZ} build -o $@ --depfile out.d && echo . >>log\n-include out.d\n"})
                words = ["make", "-C", root]
            for suffix in ["out", "log", ".ninja_log", ".ninja_deps"]:
                pathlib.Path(root, suffix).unlink(missing_ok=True)
            wanted = 0
            for change in [None, None, name, None, "m.yaml", None]:
                time.sleep(0.01)
                if change is not None or wanted == 0:
                    wanted += 1
                if change is not None:
                    os.utime(pathlib.Path(root, change))
                ran = subprocess.run(words, capture_output=True, text=True)
                log = pathlib.Path(root, "log")
                count = len(log.read_text().split()) if log.exists() else 0
                if ran.returncode != 0 or count != wanted:
                    check(False, f"{tool}, {name!r}: {count} builds, not {wanted}: {ran.stdout}{ran.stderr}")
                    break
    for name in REFUSED:
        write("r", {"kustomization.yaml": "resources: " + json.dumps([name]) + "\n", name: configmap("n")})
        ran = kz("build", "-o", "../out", "--depfile", "../out.d", cwd="r")
        check(ran.returncode == 1 and "no depfile can have" in ran.stderr, f"{name!r} is refused: {ran}")
        check(not os.path.exists("out") and not os.path.exists("out.d"), f"{name!r}: something is written")
        ran = kz("build", "r/../k0", "-o", name, "--depfile", "out.d")
        check(ran.returncode == 1 and not os.path.exists("out.d"), f"the target {name!r} is refused: {ran}")


def targets():
    """The output may have such names too."""
    for name in ["a b", "a#b", "a$b", "a:b", "ü", "a\\b"]:
        write("k", {"kustomization.yaml": "resources: [m.yaml]\n", "m.yaml": configmap("n")})
        ran = kz("build", "k", "-o", name, "--depfile", "out.d")
        check(ran.returncode == 0, f"{name!r}: {ran}")
        escaped = name.replace("$", "$$")
        ninja = escaped.replace(" ", "$ ").replace(":", "$:")
        write(".", {"build.ninja": f"rule r\n  command = true\n  depfile = out.d\nbuild {ninja}: r\n"})
        said = subprocess.run(["ninja", "-n", "-d", "explain"], capture_output=True, text=True)
        check("expected depfile" not in said.stderr + said.stdout, f"{name!r}: {said}")
        make = escaped.replace(" ", "\\ ").replace("#", "\\#").replace(":", "\\:")
        write(".", {"Makefile": f"-include out.d\n{make}:\n\t@echo '$^'\n"})
        time.sleep(0.01)
        os.utime("k/m.yaml")
        said = subprocess.run(["make"], capture_output=True, text=True)
        check(said.stdout == "k/kustomization.yaml k/m.yaml\n", f"{name!r}: {said}")


def main():
    tests = [removed_one_by_one, each_for_itself, refused, lambda: rebuilds("ninja"), lambda: rebuilds("make"),
             directory, after_success_only, names, targets]
    for test in tests:
        with tempfile.TemporaryDirectory() as work:
            os.chdir(work)
            test()
            os.chdir("/")
    return len(FAILURES) > 0


if __name__ == "__main__":
    sys.exit(main() if shutil.which("ninja") and shutil.which("make") else 77)
