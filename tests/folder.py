#!/usr/bin/env python3
"""Files in a directory: their names, layouts, pruning, and the formats of documents.

    usage: tests/folder.py path/to/kz
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

KZ = os.path.realpath(sys.argv[1])
HERE = pathlib.Path(__file__).resolve().parent
FAILURES = []


def check(condition, text):
    if not condition:
        FAILURES.append(text)
        print("FAIL:", text, file=sys.stderr)


def run(*words, code=0):
    """What is said on stdout and stderr."""
    done = subprocess.run([KZ, "build", *map(str, words)], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60)
    check(done.returncode == code, f"{words}: exit code {done.returncode}: {done.stderr}")
    return done.stdout, done.stderr


def files(directory):
    """Every file and directory below it, but for the manifest."""
    return sorted(str(p.relative_to(directory)) + "/" * (p.is_dir() and not p.is_symlink())
                  for p in pathlib.Path(directory).rglob("*") if p.name != ".kz-manifest")


def document(kind, name, namespace=None, api="v1", data=""):
    inside = f"  namespace: {namespace}\n" if namespace else ""
    return f"apiVersion: {api}\nkind: {kind}\nmetadata:\n  name: {name}\n{inside}{data}"


def root(path, *documents, fields=""):
    """A kustomization of these documents, in place of what was there."""
    path = pathlib.Path(path)
    path.mkdir(parents=True, exist_ok=True)
    (path / "kustomization.yaml").write_text("resources: [all.yaml]\n" + fields)
    (path / "all.yaml").write_text("---\n".join(documents) or "# nothing\n")
    return path


def service(name, namespace=None):
    return document("Service", name, namespace)


def names():
    root("a", service("web"), document("Deployment", "web", api="apps/v1"))
    root("b", service("Web"))
    root("c", service("other", "shop"))
    run("a", "-o", "new/deep/")
    check(files("new/deep") == ["apps_v1_deployment_web.yaml", "v1_service_web.yaml"],
          f"a directory is made: {files('new')}")
    run("a", "c", "-o", "new/deep")
    check("shop_v1_service_other.yaml" in files("new/deep") and
          "default_v1_service_web.yaml" in files("new/deep"),
          f"the namespaces of all: {files('new/deep')}")
    _, err = run("a", "b", "-o", "clash/", code=1)
    check("Service/web of a and Service/Web of b would both be written to 'v1_service_web.yaml'"
          in err and "nothing was written" in err, f"a clash: {err}")
    check(not os.path.exists("clash"), "a clash is found before anything is written")
    root("one", service("web"), service("WEB"))
    _, err = run("one", "-o", "clash/", code=1)
    check("Service/WEB and Service/web would both" in err, f"a clash within one root: {err}")
    _, err = run("a", "-o", "a/all.yaml/", code=1)
    check("cannot write to the directory 'a/all.yaml/'" in err, f"a file for a directory: {err}")


def layouts():
    root("k/Prod", service("web", "shop"), document("ClusterRole", "system:x", api="rbac.authorization.k8s.io/v1"))
    root("k/test", service("web"))
    run("k/Prod", "./k//test/", "-o", "laid", "--layout", "{dir}/{kind}-{name}.yaml")
    check(files("laid") == ["k/", "k/Prod/", "k/Prod/ClusterRole-system:x.yaml",
                            "k/Prod/Service-web.yaml", "k/test/", "k/test/Service-web.yaml"],
          f"by directory: {files('laid')}")
    run("k/Prod", os.path.realpath("k/test"), "-o", "other", "--layout",
        "{overlay:lower}/{namespace}/{kind:lower}-{name}.{ext}")
    check(files("other") == ["prod/", "prod/clusterrole-system:x.yaml", "prod/shop/",
                             "prod/shop/service-web.yaml", "test/", "test/default/",
                             "test/default/service-web.yaml"], f"by namespace: {files('other')}")
    here = os.getcwd()
    os.chdir("k/Prod")
    try:
        run("-o", "../../dot", "--layout", "{dir}/{overlay}-{name}")
        check(files("../../dot") == ["Prod-system:x", "Prod-web"], "the working directory")
        for outside in ["../test", os.path.realpath("../test")]:
            _, err = run(outside, "-o", "../../up", "--layout", "{dir}/{name}", code=1)
            check("not below the working directory" in err, f"{outside}: {err}")
    finally:
        os.chdir(here)
    root("slash", service("'a/b'"))
    root("dots", service(".."))
    for name, layout, said in [
            ("slash", "{name}", "Service/a/b cannot become a file name: its name has a slash"),
            ("dots", "{name}", "would go to '..'"),
            ("dots", "x/{name}/y", "would go to 'x/../y'"),
            ("k/test", "{nmae}", "no placeholder {nmae}; did you mean {name}?"),
            ("k/test", "{what}", "there are {dir}, {overlay}, {group}"),
            ("k/test", "{kind:upper}", "no form 'upper' of {kind}; there is {kind:lower}"),
            ("k/test", "{kind", "belongs to no placeholder"),
            ("k/test", "../{name}", "would go to '../x'"),
            ("k/test", "/{name}", "would go to '/x'"),
            ("k/test", ".kz-manifest", "where kz keeps what it wrote"),
            ("k/Prod", "same", "ClusterRole/system:x and Service/web in shop would both")]:
        _, err = run(name, "-o", "refused", "--layout", layout, code=1)
        check(said in err, f"{name} {layout}: {err}")
    root("both", service("a"), document("ConfigMap", "b"))
    _, err = run("both", "-o", "refused", "--layout", "{group}{name}", code=0)
    root("both", service("x"), document("ConfigMap", "y", "x"))
    _, err = run("both", "-o", "refused2", "--layout", "{namespace}/{name}", code=0)
    root("both", service("shop", "all"), document("Namespace", "all"))
    _, err = run("both", "-o", "refused3", "--layout", "{namespace}/{name}", code=1)
    check("Namespace/all and Service/shop in all would both be written to 'all'" in err,
          f"a file and a directory: {err}")
    check(not os.path.exists("refused3"), "nothing is written")
    for words in [["--layout", "{name}"], ["--prune"]]:
        _, err = run("k/test", *words, code=1)
        check("name it with -o" in err, f"{words}: {err}")


def links():
    root("k", service("web"))
    for name in ["linked", "elsewhere", "linked/s"]:
        os.mkdir(name)
    os.symlink("../elsewhere", "linked/sub")
    _, err = run("k", "-o", "linked", "--layout", "sub/{name}", code=1)
    check("symbolic link" in err and os.listdir("elsewhere") == [], f"a linked directory: {err}")
    pathlib.Path("elsewhere/target").write_text("mine\n")
    os.symlink("../../elsewhere/target", "linked/s/web")
    _, err = run("k", "-o", "linked", "--layout", "s/{name}", code=1)
    check("is a symbolic link" in err, f"a linked file: {err}")
    check(pathlib.Path("elsewhere/target").read_text() == "mine\n", "the file behind a link")
    _, err = run("k", "-o", "linked", "--layout", "s", code=1)
    check("is a directory" in err, f"a directory in the way: {err}")
    os.symlink("elsewhere", "whole")
    run("k", "-o", "whole")
    check("v1_service_web.yaml" in os.listdir("elsewhere"), "the directory itself may be a link")
    check(not [f for f in files(".") if ".kz-" in f], f"left behind: {files('.')}")


def rewriting():
    root("k", service("web"), service("db"))
    run("k", "-o", "out/")
    for name in ["web", "db"]:
        os.utime(f"out/v1_service_{name}.yaml", (1, 1))
        os.chmod(f"out/v1_service_{name}.yaml", 0o640)
    root("k", service("web") + "spec: {}\n", service("db"))
    run("k", "-o", "out/")
    web, db = (os.stat(f"out/v1_service_{name}.yaml") for name in ["web", "db"])
    check(db.st_mtime == 1 and web.st_mtime > 1, "only what changed is written")
    check(web.st_mode & 0o777 == 0o640, "the mode stays")
    check("spec: {}" in pathlib.Path("out/v1_service_web.yaml").read_text(), "it was written")


def formats():
    root("a", service("web"), document("ConfigMap", "c", data="data: {a: \"1\", b: <&>}\n"))
    root("b", service("db"))
    root("none")
    wanted = [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"},
               "data": {"a": "1", "b": "<&>"}}] + [
                   {"apiVersion": "v1", "kind": "Service", "metadata": {"name": n}}
                   for n in ["web", "db"]]
    wanted[:2] = sorted(wanted[:2], key=lambda d: d["kind"])
    for roots, items in [(["a"], wanted[:2]), (["a", "b"], wanted), (["none"], [])]:
        out, _ = run(*roots, "--output-format", "json")
        check(json.loads(out) == {"apiVersion": "v1", "kind": "List", "items": items},
              f"json of {roots}: {out}")
        out, _ = run(*roots, "--output-format", "ndjson")
        check([json.loads(line) for line in out.splitlines()] == items, f"ndjson {roots}: {out}")
        to_file, _ = run(*roots, "--output-format=ndjson", "-o", "file")
        check(to_file == "" and pathlib.Path("file").read_text() == out, "to a file")
    out, _ = run("a", "--output-format", "yaml")
    check(out == run("a")[0], "yaml is the default")
    run("a", "-o", "json/", "--output-format", "json")
    check(files("json") == ["v1_configmap_c.json", "v1_service_web.json"], f"{files('json')}")
    check(json.loads(pathlib.Path("json/v1_service_web.json").read_text()) == wanted[1], "a file")
    _, err = run("a", "--output-format", "jsno", code=1)
    check("did you mean 'json'" in err, err)


def same_values():
    """The JSON is that of the YAML output when it is read again."""
    cases = 0
    for expected in sorted(HERE.glob("golden/*/expect.yaml")):
        if (expected.parent / "args").exists() or "config.kubernetes.io/" in expected.read_text():
            continue  # these annotations are taken off what is read
        done = subprocess.run([KZ, "build", expected.parent, "--output-format", "ndjson"],
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            continue  # it wants more than a directory
        os.makedirs("again", exist_ok=True)
        pathlib.Path("again/all.yaml").write_text(expected.read_text())
        pathlib.Path("again/kustomization.yaml").write_text(
            "resources: [all.yaml]\nsortOptions: {order: fifo}\n")
        again = subprocess.run([KZ, "build", "again", "--output-format", "ndjson"],
                               capture_output=True, text=True, timeout=60)
        if again.returncode != 0:
            continue  # an output that is no input, such as one with ids that repeat
        cases += 1
        check(done.stdout == again.stdout, f"{expected.parent.name}: the values differ")
    check(cases > 150, f"only {cases} goldens were compared")


def same_text():
    """What stands in the files is what is printed."""
    cases = 0
    for case in sorted(HERE.glob("golden/*/expect.yaml")):
        if (case.parent / "args").exists():
            continue
        cases += 1
        _, _ = run(case.parent, "-o", case.parent.name + "/")
        texts = sorted(p.read_text() for p in pathlib.Path(case.parent.name).iterdir())
        wanted = sorted(filter(None, re.split("^---\n", case.read_text(), flags=re.M)))
        check(texts == wanted, f"{case.parent.name}: in files {texts}")
    check(cases > 150, f"only {cases} goldens were written")


def prune():
    a, b = root("a", service("one"), service("two")), root("b", service("three"))
    run(a, "-o", "out", "--prune")
    check(files("out") == ["v1_service_one.yaml", "v1_service_two.yaml"], "the first time")
    text = pathlib.Path("out/v1_service_one.yaml").read_bytes()
    check(hashlib.sha256(text).hexdigest() + " v1_service_one.yaml\n" in
          pathlib.Path("out/.kz-manifest").read_text(), "the manifest has the hash")
    root("a", service("one"))
    before = pathlib.Path("out/.kz-manifest").read_text()
    _, err = run(a, "-o", "out")
    check("v1_service_two.yaml" in files("out"), "without --prune nothing goes")
    check(pathlib.Path("out/.kz-manifest").read_text() == before, "and it stays noted")
    _, err = run(a, "-o", "out//", "--prune")
    check(files("out") == ["v1_service_one.yaml"], f"two is gone: {files('out')}")
    check(err == "kz: removed 'out/v1_service_two.yaml'\n", f"and that is said: {err!r}")
    # Another root in the same directory.
    run(b, "-o", "out", "--prune")
    run(a, "-o", "out", "--prune")
    check(files("out") == ["v1_service_one.yaml", "v1_service_three.yaml"],
          f"two roots, one after the other: {files('out')}")
    root("b", service("one"))
    run(b, "-o", "out", "--prune")
    check(files("out") == ["v1_service_one.yaml"], "three is gone")
    root("b", service("four"))
    run(b, "-o", "out", "--prune")
    check(files("out") == ["v1_service_four.yaml", "v1_service_one.yaml"],
          f"what the other root wrote too is kept: {files('out')}")
    # Not what was there before, was changed, or is a link.
    root("a", *map(service, "pqrstu"))
    run(a, "-o", "out", "--prune")
    os.makedirs("elsewhere")
    out = pathlib.Path("out")
    (out / "foreign.yaml").write_text("mine\n")
    (out / "v1_service_p.yaml").write_text("edited\n")
    target = pathlib.Path("elsewhere/q")
    (out / "v1_service_q.yaml").rename(target)
    (out / "v1_service_q.yaml").symlink_to("../elsewhere/q")
    (out / "v1_service_r.yaml").unlink()
    (out / "v1_service_r.yaml").mkdir()
    (out / "v1_service_s.yaml").unlink()
    root("a", service("u"))
    kept = ["foreign.yaml", "v1_service_four.yaml", "v1_service_p.yaml", "v1_service_q.yaml",
            "v1_service_r.yaml/", "v1_service_u.yaml"]
    for _ in range(2):
        _, err = run(a, "-o", "out", "--prune")
        check(files("out") == kept, f"kept: {files('out')}")
        check(err.count("is kept, for it is not what kz wrote there") == 3, f"said: {err}")
    check(target.exists() and (out / "v1_service_q.yaml").is_symlink(), "the link and its target")
    (out / "v1_service_p.yaml").write_bytes(run(root("a", service("p")))[0].encode())
    root("a", service("u"))
    run(a, "-o", "out", "--prune")
    check("v1_service_p.yaml" not in files("out"), "what is again as it was written goes")
    # Nothing goes after a failure.
    root("a", service("u"), fields="nope: 1\n")
    run(a, "-o", "out", "--prune", code=1)
    check("v1_service_u.yaml" in files("out"), "a build that fails")
    root("a")
    run(a, "-o", "out", "--prune")
    check("v1_service_u.yaml" not in files("out"), "a build of nothing")


def prune_layouts():
    a = root("a", service("one"), service("two"))
    run(a, "-o", "out", "--prune", "--layout", "by/{kind}/{name}")
    run(a, "-o", "out", "--prune", "--layout", "{name}.yaml")
    run(a, "-o", "out", "--prune", "--output-format", "json")
    all_files = ["by/", "by/Service/", "by/Service/one", "by/Service/two", "one.yaml",
                 "two.yaml", "v1_service_one.json", "v1_service_two.json"]
    check(files("out") == all_files, f"two layouts and formats: {files('out')}")
    root("a", service("one"))
    run(a, "-o", "out", "--prune", "--layout", "{name}.yaml")
    all_files.remove("two.yaml")
    check(files("out") == all_files, f"each prunes its own: {files('out')}")
    manifest = pathlib.Path("out/.kz-manifest").read_text()
    run(a, "-o", "out", "--prune", "--layout", "{name}.yaml")
    check(pathlib.Path("out/.kz-manifest").read_text() == manifest, "the manifest is stable")
    # Directories: those that kz made, when they are empty.
    os.mkdir("out/mine")
    root("a")
    run(a, "-o", "out", "--prune", "--layout", "by/{kind}/{name}")
    check(not os.path.exists("out/by"), f"empty directories go: {files('out')}")
    root("a", service("one"))
    run(a, "-o", "out", "--prune", "--layout", "mine/sub/{name}")
    pathlib.Path("out/mine/sub/foreign").write_text("")
    root("a")
    run(a, "-o", "out", "--prune", "--layout", "mine/sub/{name}")
    check("mine/sub/foreign" in files("out"), "a directory with a foreign file stays")
    os.remove("out/mine/sub/foreign")
    root("a", service("one"))
    run(a, "-o", "out", "--prune", "--layout", "mine/sub/{name}")
    root("a")
    run(a, "-o", "out", "--prune", "--layout", "mine/sub/{name}")
    check("mine/" in files("out") and "mine/sub/" not in files("out"),
          f"one that was there before stays: {files('out')}")
    # A directory on the way has become a link.
    root("a", service("one"), service("two"))
    run(a, "-o", "out", "--prune", "--layout", "way/{name}")
    os.rename("out/way", "moved")
    os.symlink("../moved", "out/way")
    root("a")
    _, err = run(a, "-o", "out", "--prune", "--layout", "way/{name}")
    check(files("moved") == ["one", "two"], f"a link is not entered: {err}")


def prune_roots():
    for name in "abc":
        root(f"k/{name}", service(name), service(name * 2))
    run("k/a", "k/b", "-o", "out", "--prune")
    run("k/c", "-o", "out", "--prune")
    manifest = pathlib.Path("out/.kz-manifest").read_text()
    check("\nroot ../k/a\n" in manifest, f"roots are named from there: {manifest}")
    run("k/c", "-o", "out", "--prune")
    run("k/b", "k/a", "-o", "out", "--prune")
    check(pathlib.Path("out/.kz-manifest").read_text() == manifest, "in whatever order")
    here = os.getcwd()
    os.rename("k/b/kustomization.yaml", "k/b/was")
    os.rename("k/c/kustomization.yaml", "k/c/was")
    os.chdir("k")
    run("a", "-o", "../out", "--prune")
    os.chdir(here)
    check(files("out") == ["v1_service_a.yaml", "v1_service_aa.yaml", "v1_service_c.yaml",
                           "v1_service_cc.yaml"],
          f"a root that is gone goes with those it was built with: {files('out')}")
    # Side by side: no one's claims are lost.
    roots = [root(f"side/{i}", *(service(f"{name}{i}") for name in "xyz")) for i in range(12)]
    runs = [subprocess.Popen([KZ, "build", path, "-o", "shared", "--prune"]) for path in roots]
    check(all(r.wait(timeout=60) == 0 for r in runs), "side by side")
    text = pathlib.Path("shared/.kz-manifest").read_text()
    check(text.count("root ../side/") == 12 and text.count(" v1_service_") == 36,
          f"all have noted what they wrote: {text}")
    # A manifest that is none.
    manifest = pathlib.Path("out/.kz-manifest")
    good = manifest.read_text()
    for bad in ["", "kz-manifest 2\n", good + "x", good + "x\n", good + "made ../x\n",
                good + "0" * 64 + " ../secret\n", good + "0" * 63 + " x\n",
                "kz-manifest 1\n" + "0" * 64 + " x\n", "kz-manifest 1\nroot ../k/a\n"]:
        manifest.write_text(bad)
        root("k/a", service("new"))
        _, err = run("k/a", "-o", "out", "--prune", code=1)
        check("is not what this version of kz writes" in err and "new" not in str(files("out")),
              f"{bad!r}: {err}")
    manifest.unlink()
    manifest.symlink_to("/etc/passwd")
    _, err = run("k/a", "-o", "out", "--prune", code=1)
    check("is no file that can be read" in err, f"a link for a manifest: {err}")


def main():
    for test in [names, layouts, links, rewriting, formats, same_values, same_text, prune, prune_layouts,
                 prune_roots]:
        with tempfile.TemporaryDirectory() as work:
            os.chdir(work)
            test()
            os.chdir("/")
    return len(FAILURES) > 0


if __name__ == "__main__":
    sys.exit(main())
