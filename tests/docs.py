#!/usr/bin/env python3
"""Run the console blocks of Markdown files: what they show must be what happens.

    tests/docs.py path/to/kz FILE.md...

A line "$ COMMAND" is run by bash, with kz in the PATH, in a directory that holds a copy of examples/;
"cd" and what is changed hold until the end of the file. The lines below the command are its stdout;
"..." stands for any lines.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]


def examples(text):
    """(Line number, command, expected lines) of each command in a console block."""
    found, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            found.append((number, line[2:], []))
        elif inside and found:
            found[-1][2].append(line)
    return found


def pattern(lines):
    return "".join("(.*\n)*" if line == "..." else re.escape(line + "\n") for line in lines)


def main():
    kz, failures = pathlib.Path(sys.argv[1]).resolve(), 0
    for document in sys.argv[2:]:
        found = examples(pathlib.Path(document).read_text())
        if not found:
            print(f"FAIL: {document} has no example")
            failures += 1
        with tempfile.TemporaryDirectory() as work:
            here = pathlib.Path(work) / "project"
            shutil.copytree(ROOT / "examples", here / "examples")
            (pathlib.Path(work) / "kz").symlink_to(kz)
            for number, command, lines in found:
                script = f"PATH={work}:$PATH\n{command}\ncode=$?\npwd >{work}/pwd\nexit $code\n"
                run = subprocess.run(["bash", "-c", script], cwd=here, text=True,
                                     stdin=subprocess.DEVNULL, capture_output=True)
                here = (pathlib.Path(work) / "pwd").read_text().strip()
                if not re.fullmatch(pattern(lines), run.stdout):
                    print(f"FAIL: {document}:{number}: {command}\n{run.stdout}{run.stderr}")
                    failures += 1
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
