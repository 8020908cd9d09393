#!/usr/bin/env python3
"""kz list, kz affected, kz tree and kz build --all: the overlays of a directory tree.

    usage: tests/overlays.py path/to/kz
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

KZ = os.path.realpath(sys.argv[1])
FAILURES = []

CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n"

FILES = {
    "base/kustomization.yaml": "resources: [a.yaml, b.yaml]\n",
    "base/a.yaml": CONFIG_MAP % "a",
    "base/b.yaml": CONFIG_MAP % "b" + "---\n" + "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n",
    "component/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                                    "patches: [{path: patch.yaml}]\n",
    "component/patch.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n",
    "plugins/kustomization.yaml": "resources: [labels.yaml]\n",
    "plugins/labels.yaml": "apiVersion: builtin\nkind: ReplacementTransformer\nmetadata: {name: r}\n"
                           "replacements: [{path: replacement.yaml}]\n",
    "overlays/dev/kustomization.yaml": "resources: [../../base]\nnamePrefix: dev-\n",
    "overlays/prod/kustomization.yml": "resources: [../../base, own.yaml]\ncomponents: [../../component]\n"
                                       "configMapGenerator: [{name: g, files: [key=value.txt]}]\n",
    "overlays/prod/own.yaml": CONFIG_MAP % "own",
    "overlays/prod/value.txt": "text\n",
    "overlays/two words/Kustomization": "resources: [../dev, ../../base/../overlays/prod]\n",
    "overlays/plugged/kustomization.yaml": "resources: [../../base]\ntransformers: [../../plugins]\n",
    "overlays/plugged/replacement.yaml": "[]\n",
    "unread.yaml": "a: b\n",
    ".hidden/kustomization.yaml": "resources: [../base]\n",
}

TOPS = ["overlays/plugged", "overlays/two words"]


def check(holds, what):
    if not holds:
        FAILURES.append(what)
        print(f"FAIL: {what}")


def write(where, files):
    for name, text in files.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_text(text)


def kz(where, *words, stdin=""):
    return subprocess.run([KZ, *words], cwd=where, text=True, capture_output=True, input=stdin)


def lines(where, *words, stdin=""):
    ran = kz(where, *words, stdin=stdin)
    check(ran.returncode == 0, f"{words}: {ran}")
    return ran.stdout.splitlines()


def refused(where, *words):
    ran = kz(where, *words)
    check(ran.returncode == 1 and ran.stdout == "" and "error:" in ran.stderr, f"{words}: {ran}")
    return ran.stderr


def test_list(where):
    check(lines(where, "list") == TOPS, "what is an overlay")
    check(json.loads(kz(where, "list", "-o", "json").stdout) == TOPS, "JSON")
    check(lines(where, "list", "overlays") == TOPS, "below a directory")
    check(lines(where, "list", "base", "overlays/dev") == ["overlays/dev"], "included by another root")
    check(lines(where, "list", "overlays/dev", "overlays/prod") == ["overlays/dev", "overlays/prod"],
          "included by none of those below ROOT")
    check(lines(where, "list", str(where / "overlays")) == TOPS, "an absolute root above the working directory")
    check(lines(where / "base", "list", "..") == [f"../{top}" for top in TOPS], "a root elsewhere")
    check(lines(where / "base", "list", str(where)) == [f"{where}/{top}" for top in TOPS], "an absolute root elsewhere")
    check(lines(where / "base", "list") == ["."], "the working directory")
    check(lines(where, "list", "plugins/..") == TOPS, "a root with ..")
    for words in (["nowhere"], ["unread.yaml"], ["https://example.com/repo"], [""]):
        refused(where, "list", *words)


def test_odd_trees(where):
    """What is wrong with a kustomization is for its build to refuse: it is an overlay all the same."""
    write(where, {"broken/kustomization.yaml": "resources: [a.yaml\n", "fine/kustomization.yaml": "resources: [a.yaml]\n",
                  "circle/one/kustomization.yaml": "resources: [../two]\n",
                  "circle/two/kustomization.yaml": "resources: [../one]\n",
                  "empty/file": "", "lonely/kustomization.yaml": "resources: [../empty]\n",
                  "both/kustomization.yaml": "resources: []\n", "both/Kustomization": "resources: []\n",
                  "a\nb/kustomization.yaml": "namePrefix: a-\nresources: []\n"})
    write(where, {"fine/charts/c/templates/t.yaml": "", "fine/kustomization.yaml": "helmCharts: [{name: c}]\n"})
    for name in ("one", "two"):
        (where / "fine/charts/c" / name).symlink_to(".")  # a chart without an end
    (where / "loop").symlink_to(".")
    (where / "linked").symlink_to("fine")
    expected = ["a\nb", "both", "broken", "circle/one", "fine", "lonely"]
    ran = kz(where, "list", "-o", "json")
    check(ran.returncode == 0 and json.loads(ran.stdout) == expected, f"odd trees: {ran.stdout}")
    check("broken/kustomization.yaml" in ran.stderr and "warning" in ran.stderr and "error" not in ran.stderr,
          f"a warning of the broken one: {ran.stderr}")
    check(kz(where, "list", "-o", "json", "--no-warnings").stderr == "", "--no-warnings")
    check("line end" in refused(where, "list", "--no-warnings"), "a name of two lines")
    check(lines(where, "affected", "broken/kustomization.yaml", "--no-warnings") == ["broken"], "affected, broken")
    check(lines(where, "affected", "fine/charts/c/templates/t.yaml", "--no-warnings") == ["fine"], "a chart")
    check(lines(where, "affected", "empty/kustomization.yaml", "--no-warnings") == ["lonely"],
          "a kustomization that comes to where one is missing")


def shards(where, count, root="."):
    return [lines(where, "list", root, "--shard", f"{i}/{count}") for i in range(1, count + 1)]


def test_shards(where):
    weights = {}
    for i in range(40):
        weights[f"o{i:02}"] = 2000 + 700 * (i * 37 % 40)
        write(where, {f"o{i:02}/kustomization.yaml": "resources: [../base, big.yaml]\n",
                      f"o{i:02}/big.yaml": CONFIG_MAP % "x" + "#" * weights[f"o{i:02}"]})
    write(where, {"base/kustomization.yaml": "resources: [a.yaml]\n", "base/a.yaml": CONFIG_MAP % "a"})
    whole = lines(where, "list")
    check(whole == sorted(weights), "the whole")
    for count in (1, 2, 3, 7):
        parts = shards(where, count)
        check(sorted(sum(parts, [])) == whole, f"{count} parts are not the whole")
        check(all(part == sorted(part) for part in parts), f"{count} parts in disorder")
        sums = [sum(weights[name] for name in part) for part in parts]
        check(max(sums) <= 1.05 * sum(sums) / count, f"{count} parts: {sums}")
    check(len(shards(where, 50)[49]) == 0, "more parts than overlays")
    for text in ("0/2", "3/2", "1", "1/", "/2", "a/b", "1/2x", "-1/2", "1/0", "", "+1/2", "1/-2"):
        refused(where, "list", "--shard", text)


def test_affected(where):
    for files, expected in [
            (["base/a.yaml"], TOPS), (["component/patch.yaml"], TOPS[1:]), (["overlays/dev/kustomization.yaml"], TOPS[1:]),
            (["overlays/prod/value.txt"], TOPS[1:]), (["overlays/plugged/replacement.yaml"], TOPS[:1]),
            (["plugins/labels.yaml"], TOPS[:1]), (["unread.yaml"], []), (["overlays/plugged"], TOPS[:1]),
            (["overlays/prod/Kustomization"], TOPS[1:]), (["overlays/prod/other.yaml"], []),
            (["base/kustomization.yaml.orig"], []), (["nowhere/at/all"], []), ([".hidden/kustomization.yaml"], []),
            (["unread.yaml", "overlays/prod/own.yaml"], TOPS[1:]), (["./base/../base//a.yaml"], TOPS),
            ([str(where / "component/kustomization.yaml")], TOPS[1:]), (["."], TOPS)]:
        check(lines(where, "affected", *files) == expected, f"affected by {files}")
    check(lines(where, "affected", "-", stdin="unread.yaml\ncomponent/patch.yaml\n") == TOPS[1:], "stdin")
    check(lines(where, "affected", "-", stdin="unread.yaml\0base/a.yaml\0") == TOPS, "stdin with NULs")
    check(lines(where, "affected", "-", stdin="") == [], "nothing on stdin")
    check(lines(where, "affected", "base/a.yaml", "--root", "overlays/dev") == ["overlays/dev"], "--root")
    check(json.loads(kz(where, "affected", "base/a.yaml", "-o", "json").stdout) == TOPS, "JSON")
    check(lines(where / "overlays", "affected", "../base/a.yaml") == ["plugged", "two words"], "from below")
    (where / "base/a.yaml").rename(where / "a.yaml")
    check(lines(where, "affected", "base/a.yaml") == TOPS, "a file that is gone and still named")
    (where / "base/a.yaml").symlink_to("../a.yaml")
    check(lines(where, "affected", "base/a.yaml") == TOPS, "a link")
    check(lines(where, "affected", "a.yaml") == TOPS, "where a link leads")
    (where / "base/a.yaml").unlink()
    (where / "a.yaml").rename(where / "base/a.yaml")
    refused(where, "affected")
    refused(where, "affected", "--base", "main")  # no repository
    refused(where, "affected", "base/a.yaml", "--root", "nowhere")


TREE = """overlays/two words: 8 resources
├── overlays/dev: 3 resources
│   └── base: 3 resources
│       ├── a.yaml: 1 resource (ConfigMap)
│       └── b.yaml: 2 resources (ConfigMap, Service)
└── overlays/prod: 5 resources
    ├── base: 3 resources, as above
    ├── component (components)
    │   └── patch.yaml (patches)
    ├── own.yaml: 1 resource (ConfigMap)
    └── value.txt (configMapGenerator)
"""


def test_tree(where):
    ran = kz(where, "tree", "overlays/two words")
    check(ran.returncode == 0 and ran.stdout == TREE, f"tree:\n{ran.stdout}")
    check(lines(where / "overlays/two words", "tree")[0] == ".: 8 resources", "the working directory")
    shown = json.loads(kz(where, "tree", "overlays/prod", "-o", "json").stdout)
    check(shown["roots"] == ["overlays/prod"], f"roots: {shown}")
    by_dir = {one["directory"]: one for one in shown["kustomizations"]}
    check(sorted(by_dir) == ["base", "component", "overlays/prod"], f"kustomizations: {sorted(by_dir)}")
    check(by_dir["component"]["component"] and by_dir["component"]["resources"] is None, "a component")
    prod = by_dir["overlays/prod"]
    check(prod["resources"] == 5 and not prod["component"], f"prod: {prod}")
    check(prod["includes"] == [{"field": "resources", "entry": "../../base", "directory": "base"},
                               {"field": "components", "entry": "../../component", "directory": "component"}],
          f"includes: {prod['includes']}")
    files = [(os.path.relpath(one["path"], where), one["field"], one["missing"], one["resources"])
             for one in prod["files"]]
    check(files == [("overlays/prod/kustomization.yml", "", False, None), ("overlays/prod/own.yaml", "resources", False, 1),
                    ("overlays/prod/value.txt", "configMapGenerator", False, None)], f"files: {files}")
    plugged = kz(where, "tree", "overlays/plugged").stdout
    check("── plugins (transformers): 1 resource\n" in plugged and "── replacement.yaml (transformers)\n" in plugged, plugged)
    (where / "real").symlink_to("base")
    (where / "linked").mkdir()
    (where / "linked/first.yaml").symlink_to("second.yaml")
    (where / "linked/second.yaml").symlink_to("own.yaml")
    write(where, {"linked/kustomization.yaml": "resources: [first.yaml, ../real]\n", "linked/own.yaml": CONFIG_MAP % "own"})
    expected = ["linked: 4 resources", "├── base: 3 resources", "│   ├── a.yaml: 1 resource (ConfigMap)",
                "│   └── b.yaml: 2 resources (ConfigMap, Service)", "└── first.yaml: 1 resource (ConfigMap)"]
    check(lines(where, "tree", "linked") == expected, "each file of a link once")
    shown = json.loads(kz(where, "tree", "linked", "-o", "json").stdout)["kustomizations"][1]["files"]
    files = [(os.path.relpath(one["path"], where), one["linked"], one["resources"]) for one in shown]
    check(files == [("linked/kustomization.yaml", False, None), ("linked/first.yaml", False, 1),
                    ("linked/second.yaml", True, None), ("linked/own.yaml", True, None), ("real", True, None)],
          f"links: {files}")
    refused(where, "tree", "nowhere")
    (where / "base/a.yaml").rename(where / "a.yaml")
    check("base/kustomization.yaml:1:13" in refused(where, "tree", "overlays/prod"), "a missing file")
    (where / "a.yaml").rename(where / "base/a.yaml")
    twice = kz(where, "tree", "base", "base", "overlays/dev").stdout.splitlines()
    check([twice[0], twice[3], twice[4]] == ["base: 3 resources", "base: 3 resources, as above",
                                             "overlays/dev: 3 resources"], f"a root twice: {twice}")


def test_build_all(where):
    both = kz(where, "build", *TOPS).stdout
    check(both != "" and kz(where, "build", "--all").stdout == both, "build --all")
    check(kz(where, "build", "--all", "overlays/dev", "overlays/prod").stdout ==
          kz(where, "build", "overlays/dev", "overlays/prod").stdout, "build --all of two roots")
    ran = kz(where, "build", "--all", "-o", "out/", "--layout", "{dir}/{kind}-{name}.yaml")
    names = sorted(str(path.relative_to(where / "out")) for path in (where / "out").rglob("*.yaml"))
    check(ran.returncode == 0 and "overlays/plugged/Service-s.yaml" in names and "overlays/two words/Service-s.yaml" in names,
          f"build --all into a directory: {ran.stderr} {names}")
    check("base/none" in refused(where, "build", "--all", "base/none"), "no such root")
    (where / "none").mkdir()
    check("no kustomization below 'none'" in refused(where, "build", "--all", "none"), "no overlay")
    write(where, {"none/k/kustomization.yaml": "resources: [x.yaml]\nnamePrefx: a\n"})
    said = refused(where, "build", "--all")
    check(said.count("namePrefx") == 2 and "none/k/kustomization.yaml:2:1: error" in said, f"a broken overlay: {said}")


def main():
    tests = [test_list, test_shards, test_odd_trees, test_affected, test_tree, test_build_all]
    for test in tests:
        with tempfile.TemporaryDirectory() as work:
            where = pathlib.Path(work).resolve()
            if test not in (test_shards, test_odd_trees):
                write(where, FILES)
            test(where)
    if FAILURES:
        sys.exit(1)


main()
