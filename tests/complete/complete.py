#!/usr/bin/env python3
"""What a shell offers for command lines of kz, by the script that kz prints for it.

    usage: tests/complete/complete.py path/to/kz bash|fish|powershell|zsh

Each line is completed by a real shell in a small tree of directories.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KZ = os.path.realpath(sys.argv[1])
SHELL = sys.argv[2]

# "docs" and "plain" lead to no kustomization.
TREE = ["apps/web/base/kustomization.yaml", "apps/web/overlays/prod/Kustomization",
        "apps/web/notes/page.md", "my app/kustomization.yml", "docs/pages/page.md",
        "plain/file.yaml", "out.yaml"]

# The line, and what is offered: all of it, or, after "...", at least that.
CASES = [
    ("kz ", ["build", "completion", "help", "version", ...]),
    ("kz bui", ["build"]),
    ("kz --vers", ["--version"]),
    ("kz --stack-trace hel", ["help"]),
    ("kz build ", ["apps", "my app"]),
    ("kz build apps/", ["apps/web"]),
    ("kz build apps/web/", ["apps/web/base", "apps/web/overlays"]),
    ("kz build apps/web/o", ["apps/web/overlays"]),
    ("kz build my\\ a", ["my app"]),
    ("kz build docs/", ["docs/pages"]),  # nothing leads further: all directories
    ("kz build --output out.yaml a", ["apps"]),
    ("kz build -- a", ["apps"]),
    ("kz build --load-r", ["--load-restrictor"]),
    ("kz build --helm-k", ["--helm-kube-version"]),
    ("kz build --reord", []),
    ("kz build --load-restrictor ", ["LoadRestrictionsNone", "LoadRestrictionsRootOnly"]),
    ("kz build --load-restrictor=", ["LoadRestrictionsNone", "LoadRestrictionsRootOnly"]),
    ("kz build --load-restrictor=LoadRestrictionsN", ["LoadRestrictionsNone"]),
    ("kz build --helm-kube-version ", []),
    ("kz build --output o", ["out.yaml"]),
    ("kz build -o ap", ["apps"]),
    ("kz build apps --enable-h", ["--enable-helm"]),
    ("kz version -o ", ["json", "yaml"]),
    ("kz version --output=j", ["json"]),
    ("kz completion ", ["bash", "fish", "powershell", "zsh"]),
    ("kz completion f", ["fish"]),
    ("kz help ver", ["version"]),
    ("kz help --h", ["--help"]),
]

BASH = r"""
source "$1"
COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2)) COMPREPLY=()
_kz kz
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
"""

POWERSHELL = r"""
Get-Content -Raw $args[0] | Invoke-Expression
(TabExpansion2 -inputScript $args[1] -cursorColumn $args[1].Length).CompletionMatches.CompletionText
"""


def bash_words(line):
    """The words of a line as bash gives them to a completion: raw, and "=" is one of its own."""
    return re.findall(r"(?:\\.|[^ =])+|=", line) + [""] * line.endswith(" ")


def command(script, line):
    if SHELL == "bash":
        return ["bash", "--norc", "-c", BASH, "bash", script, *bash_words(line)]
    if SHELL == "fish":
        return ["fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, line]
    return ["pwsh", "-NoProfile", "-Command", "& {" + POWERSHELL + "}", script, line]


def run(words, tree):
    environment = dict(os.environ, HOME=str(tree.parent), TERM="xterm")
    return subprocess.run(words, cwd=tree, env=environment, text=True, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60).stdout.splitlines()


def ask(script, tree):
    """Of each line of CASES what is offered. One zsh answers for all, as it is slow to start."""
    lines = [line for line, _ in CASES]
    if SHELL != "zsh":
        return [run(command(script, line), tree) for line in lines]
    answers = []
    for said in run(["zsh", "-f", str(HERE / "ask.zsh"), script, *lines], tree):
        if said.startswith("== "):
            answers.append([])
        else:
            answers[-1].append(said)
    return answers


def tidy(candidate):
    """Without a description, quotes, the option that it is the value of, and a slash at its end."""
    text = candidate.split("\t")[0].replace("\\ ", " ").strip("'")
    return re.sub(r"^--[a-z-]+=", "", text).rstrip("/")


def main():
    program = {"powershell": "pwsh"}.get(SHELL, SHELL)
    if shutil.which(program) is None:
        print(f"there is no {program} here")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory() as work:
        tree = pathlib.Path(work) / "tree"
        for file in TREE:
            (tree / file).parent.mkdir(parents=True, exist_ok=True)
            (tree / file).touch()
        script = pathlib.Path(work) / "_kz"
        script.write_bytes(subprocess.run([KZ, "completion", SHELL], check=True,
                                          capture_output=True).stdout)
        answers = ask(str(script), tree)
        failures += len(answers) != len(CASES)
        for (line, wanted), answer in zip(CASES, answers):
            got, exact = {tidy(found) for found in answer}, set(wanted) - {...}
            if not got >= exact or (got != exact and ... not in wanted):
                print(f"FAIL: {line!r}: offered {sorted(got)}, wanted {sorted(exact)}")
                failures += 1
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
