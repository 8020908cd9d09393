#!/usr/bin/env python3
"""How messages are written: for people, with and without colour, and for programs.

    tests/messages.py path/to/kz
"""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

KZ = str(pathlib.Path(sys.argv[1]).resolve())
DOC = pathlib.Path(__file__).resolve().parents[1] / "docs" / "DIAGNOSTICS.md"
RESOURCE = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
failures = []


def check(what, good, said=""):
    if not good:
        failures.append(what)
        print(f"FAIL: {what}\n{said}", file=sys.stderr)


def build(files, *arguments, **environment):
    """Exit code, stdout and stderr of a build of a directory of these files."""
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR")}
    with tempfile.TemporaryDirectory() as work:
        for name, text in files.items():
            path = pathlib.Path(work) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        done = subprocess.run([KZ, "build", *arguments], cwd=work, capture_output=True, env=clean | environment)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def on_terminal(files, *arguments):
    """What a build says when stderr is a terminal."""
    with tempfile.TemporaryDirectory() as work:
        for name, text in files.items():
            (pathlib.Path(work) / name).write_text(text)
        leader, follower = pty.openpty()
        clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR")}
        subprocess.run([KZ, "build", *arguments], cwd=work, stderr=follower, stdout=subprocess.DEVNULL,
                       env=clean | {"TERM": "xterm"})
        os.close(follower)
        said = os.read(leader, 65536).decode()
        os.close(leader)
    return said


UNKNOWN = {"kustomization.yaml": "namePrefix: a-\nresuorces: [a.yaml]\n", "a.yaml": RESOURCE}
WANTED = """kustomization.yaml:2:1: error: a kustomization has no field 'resuorces' [KZ1204]
  2 | resuorces: [a.yaml]
    | ^^^^^^^^^
  help: did you mean 'resources'?
"""


def human():
    code, out, err = build(UNKNOWN)
    check("in a pipe", (code, out, err) == (1, "", WANTED), err)
    for arguments, environment, colour in [
        (["--color", "always"], {}, True), (["--color=never"], {"CLICOLOR_FORCE": "1"}, False),
        ([], {"CLICOLOR_FORCE": "1"}, True), ([], {"FORCE_COLOR": "1"}, True),
        ([], {"CLICOLOR_FORCE": "0"}, False), ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        (["--color=auto"], {}, False),
    ]:
        _, _, err = build(UNKNOWN, *arguments, **environment)
        check(f"{arguments} {environment}", ("\033[" in err) == colour, err)
        check("the text is the same", re.sub(r"\033\[[0-9;]*m", "", err) == WANTED, err)
    check("a terminal", "\033[1;31m" in on_terminal(UNKNOWN))
    check("a terminal and never", "\033[" not in on_terminal(UNKNOWN, "--color", "never"))
    for option in ("--color=maybe", "--error-format=xml"):
        code, out, err = build(UNKNOWN, option)
        check(option, (code, out) == (1, "") and "is no value for" in err, err)


def excerpt_of(line):
    """The line and the mark that are shown when field "nope" of LINE is unknown."""
    _, _, err = build({"kustomization.yaml": line + "\n"})
    return err.split("\n")[1:3]


def excerpts():
    shown, mark = excerpt_of('{namePrefix: "日本", nope: 1}')
    check("wide characters", mark == "    | " + " " * 21 + "^^^^", f"{shown}\n{mark}")
    shown, mark = excerpt_of('{namePrefix: a,\tnope: 1}')
    check("tabs", shown == "  1 | {namePrefix: a,    nope: 1}" and mark == "    | " + " " * 19 + "^^^^", f"{shown}\n{mark}")
    shown, mark = excerpt_of('{namePrefix: "' + "x" * 3000 + '", nope: 1, nameSuffix: ' + "y" * 3000 + "}")
    check("a long line is cut", len(shown) < 130 and shown[mark.index("^"):].startswith("nope") and "..." in shown, shown)
    _, _, err = build({"kustomization.yaml": 'resources: ["a\\e[31mb"]\n'})
    check("no control characters", "\033" not in err and "�" in err, repr(err))
    many = "".join(f"nope{i}: 1\n" for i in range(30))
    _, _, err = build({"kustomization.yaml": many})
    check("twenty are enough", err.count("error:") == 20 and "10 more" in err, err)


def as_json():
    code, out, err = build(UNKNOWN, "--error-format", "json")
    lines = err.splitlines()
    check("one object a line", (code, out, len(lines)) == (1, "", 1), err)
    message = json.loads(lines[0])
    place = {"file": "kustomization.yaml", "line": 2, "column": 1, "endColumn": 10, "source": "resuorces: [a.yaml]"}
    check("json", message["place"] == place and message["id"] == "KZ1204" and message["severity"] == "error", err)
    schema = json.loads(re.search(r"```json\n(.*?)```", DOC.read_text(), re.S).group(1))
    check("the schema has these fields", set(message) == set(schema["required"]) == set(schema["properties"]), err)
    check("and those of a place", set(place) == set(schema["$defs"]["place"]["properties"]), err)
    _, out, err = build({"kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": RESOURCE}, "--error-format=json")
    check("nothing to say", err == "" and "ConfigMap" in out, err)


def github():
    files = {"a,b%/kustomization.yaml": "resources: [x]\nnamePrefix: [1]\n"}
    _, _, err = build(files, "a,b%", "--error-format=github")
    check("github", err.startswith("::error file=a%2Cb%25/kustomization.yaml,line=2,endLine=2,col=13,endColumn=13,title=KZ1205::"), err)
    files = {"kustomization.yaml": "bases: [b]\n", "b/kustomization.yaml": "resources: [none.yaml]\n"}
    _, _, err = build(files, "--error-format=github")
    check("a warning and an error", err.startswith("::warning file=") and "\n::error file=b/kustomization.yaml,line=1," in err, err)
    check("each on a line", len(err.splitlines()) == 2 and "%0Aincluded from kustomization.yaml:1:9" in err, err)


def sarif():
    _, _, err = build({"b c/kustomization.yaml": "x: 1\n"}, "b c", "--error-format=sarif")
    document = json.loads(err)
    run = document["runs"][0]
    result = run["results"][0]
    location = result["locations"][0]["physicalLocation"]
    check("sarif", document["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "kz", err)
    check("its rules", [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [result["ruleId"]], err)
    check("its place", location == {"artifactLocation": {"uri": "b%20c/kustomization.yaml"},
                                    "region": {"startLine": 1, "startColumn": 1, "endColumn": 2}}, err)
    check("its level", (result["level"], result["ruleId"]) == ("error", "KZ1204"), err)
    _, out, err = build({"kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": RESOURCE}, "--error-format=sarif")
    check("nothing to say", json.loads(err)["runs"][0]["results"] == [] and "ConfigMap" in out, err)


def explain():
    for arguments, part in [(["KZ1204"], "KZ1204: There is no such field"), (["1204"], "imagse"), ([], "KZ1802")]:
        done = subprocess.run([KZ, "explain-error", *arguments], capture_output=True, text=True)
        check(f"explain-error {arguments}", done.returncode == 0 and part in done.stdout, done.stderr)
    for arguments in (["KZ9999"], ["KZ1204", "KZ1205"]):
        done = subprocess.run([KZ, "explain-error", *arguments], capture_output=True, text=True)
        check(f"explain-error {arguments}", (done.returncode, done.stdout) == (1, ""), done.stdout)


human()
excerpts()
as_json()
github()
sarif()
explain()
sys.exit(1 if failures else 0)
