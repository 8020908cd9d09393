#!/usr/bin/env python3
"""The messages that docs/DIAGNOSTICS.md shows beside those of kustomize: are they what kz prints?

    tests/best.py path/to/kz            compare
    tests/best.py --write path/to/kz    put what kz prints into the document

Each stands below a line "**What was done** (`NAME`)", where tests/mistakes/NAME makes the
mistake. The chain of files that included the one with the mistake is left out there.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import mistakes

HERE = pathlib.Path(__file__).resolve().parent
DOC = HERE.parent / "docs" / "DIAGNOSTICS.md"
SHOWN = re.compile(r"(^\*\*[^\n]+\*\* \(`([\w-]+)`\)\n\n```text\n)(.*?)(?=^```$)", re.M | re.S)
HEAD = re.compile(r"\S+: (error|warning): ")


def printed(kz, name):
    """The first message of a build with the mistake NAME, without deprecations and chain."""
    steps = mistakes.read(HERE / "mistakes" / name)
    words = {step[0]: step[1] for step in steps}
    with tempfile.TemporaryDirectory() as work:
        root = pathlib.Path(work) / "k8s"
        shutil.copytree(mistakes.TREE, root)
        for step in steps:
            if step[0] in ("change", "write", "bytes", "delete"):
                mistakes.change(root, *step)
        done = subprocess.run([kz, "build", words["build"], "--color", "never", *words.get("args", "").split()],
                              cwd=root, capture_output=True, text=True, timeout=60)
    lines = []
    for line in done.stderr.splitlines():
        if HEAD.match(line) and lines:
            break
        if not line.startswith("# Warning") and "included from" not in line:
            lines.append(line)
    return "".join(line + "\n" for line in lines)


def main():
    write = sys.argv[1] == "--write"
    kz = str(pathlib.Path(sys.argv[-1]).resolve())
    text = DOC.read_text()
    shown = SHOWN.findall(text)
    stale = [name for _, name, said in shown if printed(kz, name) != said]
    if write:
        DOC.write_text(SHOWN.sub(lambda m: m[1] + printed(kz, m[2]), text))
        return 0
    for name in stale:
        print(f"FAIL {name}: docs/DIAGNOSTICS.md does not show what kz prints:\n{printed(kz, name)}", file=sys.stderr)
    if len(shown) != 20:
        print(f"FAIL: docs/DIAGNOSTICS.md shows {len(shown)} messages, not twenty", file=sys.stderr)
    return len(stale) > 0 or len(shown) != 20


if __name__ == "__main__":
    sys.exit(main())
