#!/usr/bin/env python3
"""Run the commands of Markdown files: what they show must be what happens.

    tests/docs.py path/to/kz FILE.md...

In a "console" block, a line "$ COMMAND" is run by bash, and the lines below it are its stdout; "..."
stands for any lines. An "sh" block is run as a script that must not fail. Commands run with kz in the
PATH, in a directory that holds a copy of examples/; "cd" and what is changed hold until the end of
the file. An "sh" block that cannot run here says so, and why: "```sh no-run: needs a cluster".
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# To whatever asks, its default is answered.
ENTER = "\n" * 20

# Whoever commits has a name.
ENVIRONMENT = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_AUTHOR_NAME="me", GIT_AUTHOR_EMAIL="me@example.com",
                   GIT_COMMITTER_NAME="me", GIT_COMMITTER_EMAIL="me@example.com")

ROOT = pathlib.Path(__file__).resolve().parents[1]


def blocks(text):
    """(Line number, what stands behind the backticks, lines) of each fenced block."""
    found, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            inside = not inside
            if inside:
                found.append((number, line[3:], []))
        elif inside:
            found[-1][2].append(line)
    return found


def examples(text):
    """(Line number, command, expected lines or None) of each command that is to be run."""
    for number, kind, lines in blocks(text):
        if kind == "sh":
            yield number, "set -eo pipefail\n" + "\n".join(lines) + "\nset +e", None
        elif kind == "console":
            command = None
            for offset, line in enumerate(lines, 1):
                if line.startswith("$ "):
                    if command:
                        yield command
                    command = (number + offset, line[2:], [])
                elif command:
                    command[2].append(line)
            if command:
                yield command


def strange(text):
    """Blocks of commands that would pass for one of these and are not run."""
    return [f"{number}: {kind}" for number, kind, _ in blocks(text)
            if re.match(r"(ba|z|fi)?sh|shell|console|cmd", kind)
            and not re.fullmatch(r"sh|console|sh no-run: \w.*", kind)]


def pattern(lines):
    return "".join("(.*\n)*" if line == "..." else re.escape(line + "\n") for line in lines)


def main():
    kz, failures = pathlib.Path(sys.argv[1]).resolve(), 0
    for document in sys.argv[2:]:
        text = pathlib.Path(document).read_text()
        for block in strange(text):
            print(f"FAIL: {document}:{block}: a block of a kind that is not known")
            failures += 1
        with tempfile.TemporaryDirectory() as work:
            here = pathlib.Path(work) / "project"
            shutil.copytree(ROOT / "examples", here / "examples")
            (pathlib.Path(work) / "kz").symlink_to(kz)
            for number, command, lines in examples(text):
                script = f"PATH={work}:$PATH\n{command}\ncode=$?\npwd >{work}/pwd\nexit $code\n"
                run = subprocess.run(["bash", "-c", script], cwd=here, text=True,
                                     env=ENVIRONMENT, input=ENTER, capture_output=True)
                if (pathlib.Path(work) / "pwd").exists():
                    here = (pathlib.Path(work) / "pwd").read_text().strip()
                ok = run.returncode == 0 if lines is None else re.fullmatch(pattern(lines), run.stdout)
                if not ok:
                    print(f"FAIL: {document}:{number}: {command}\n{run.stdout}{run.stderr}")
                    failures += 1
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
