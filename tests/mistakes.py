#!/usr/bin/env python3
"""One mistake made in a copy of examples/webapp/k8s: does kz point at it?

    tests/mistakes.py path/to/kz tests/mistakes/CASE...

A case is a text file of lines that begin with a word:

    why: what was done wrong
    build: overlays/production     the directory that is built
    change: FILE                   lines "- TEXT" in it, which are there once, become "+ TEXT"
    write: FILE                    a new file of the lines "+ TEXT"
    bytes: FILE                    a new file of the bytes "+ TEXT" with Python's escapes
    delete: FILE
    at: FILE:LINE[:COLUMN]         where the user has to change something
    id: KZ1203
    says: words                    that are in the first message; may be repeated
    also: FILE:LINE                where another message of the same run is
    count: N                       how many messages there are
    warns:                         the build goes on, unless it is strict
    args: more arguments
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

TREE = pathlib.Path(__file__).resolve().parents[1] / "examples" / "webapp" / "k8s"


class Bad(Exception):
    """What is wrong with a case, or with what kz says to it."""


def read(path):
    """The case as a list of [word, value, old lines, new lines]."""
    steps = []
    for line in path.read_text().splitlines():
        if line[:1] in "-+" and line:
            steps[-1][2 if line[0] == "-" else 3].append(line[2:])
        elif line:
            word, _, value = line.partition(":")
            steps.append([word, value.strip(), [], []])
    return steps


def change(root, word, name, old, new):
    path = root / name
    text = "".join(line + "\n" for line in new)
    if word == "delete":
        path.unlink()
    elif word == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    elif word == "bytes":
        path.write_bytes("".join(new).encode().decode("unicode_escape").encode("latin-1"))
    else:
        before = "".join(line + "\n" for line in old)
        whole = path.read_text()
        if ("\n" + whole).count("\n" + before) != 1:
            raise Bad(f"{name} does not have this once:\n{before}")
        path.write_text(("\n" + whole).replace("\n" + before, "\n" + text)[1:])


def run(kz, root, directory, *options):
    done = subprocess.run([kz, "build", directory, *options], cwd=root, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def messages(stderr):
    found = [json.loads(line) for line in stderr.splitlines() if line.startswith("{")]
    return [m for m in found if m["id"] != "KZ1207"]


def place_of(message):
    place = message["place"] or {"file": "kz"}
    return ":".join(str(place[key]) for key in ("file", "line", "column") if key in place)


def check_message(message, steps):
    everything = json.dumps(message, ensure_ascii=False).replace('\\"', '"')
    place = place_of(message) + ":"
    for word, value, _, _ in steps:
        if word == "at" and not place.startswith(value + ":"):
            raise Bad(f"it is at {value}, not {place}\n{everything}")
        if word == "id" and message["id"] != value:
            raise Bad(f"it is {value}, not {message['id']}\n{everything}")
        if word == "says" and value not in everything:
            raise Bad(f"the message lacks: {value}\n{everything}")


def check(kz, path, root):
    steps = read(path)
    words = {step[0]: step[1] for step in steps}
    if "why" not in words or "at" not in words or "says" not in words:
        raise Bad("a case needs why, at and says")
    for step in steps:
        if step[0] in ("change", "write", "bytes", "delete"):
            change(root, *step)
    arguments = words.get("args", "").split()
    warns = "warns" in words
    code, out, err = run(kz, root, words["build"], "--error-format", "json", *arguments)
    if (code, out == "") != ((0, False) if warns else (1, True)):
        raise Bad(f"exit code {code} with {len(out)} bytes of output\n{err}")
    found = messages(err)
    if not found:
        raise Bad("kz says nothing")
    check_message(found[0], steps)
    places = [place_of(message) + ":" for message in found]
    for word, value, _, _ in steps:
        if word == "also" and not any(place.startswith(value + ":") for place in places[1:]):
            raise Bad(f"there is no other message at {value}\n{places}")
        if word == "count" and len(found) != int(value):
            raise Bad(f"there are {len(found)} messages, not {value}\n{places}")
    if warns and found[0]["severity"] != "warning":
        raise Bad("it is no warning")
    if warns:
        check_warning(kz, root, words["build"], out, arguments)


def check_warning(kz, root, directory, wanted, arguments):
    code, out, err = run(kz, root, directory, "--no-warnings", *arguments)
    if (code, out, err) != (0, wanted, ""):
        raise Bad(f"--no-warnings: exit code {code}\n{err}")
    code, out, err = run(kz, root, directory, "--strict", *arguments)
    if (code, out) != (1, "") or "error:" not in err:
        raise Bad(f"--strict: exit code {code}\n{err}")


def main():
    kz = str(pathlib.Path(sys.argv[1]).resolve())
    failures = 0
    for name in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as work:
            root = pathlib.Path(work) / "k8s"
            shutil.copytree(TREE, root)
            try:
                check(kz, pathlib.Path(name), root)
            except Bad as bad:
                failures += 1
                print(f"FAIL {pathlib.Path(name).name}: {bad}\n", file=sys.stderr)
    return failures != 0


if __name__ == "__main__":
    sys.exit(main())
