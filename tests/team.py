#!/usr/bin/env python3
"""What several threads read and write must be what one does, messages included.

    tests/team.py path/to/kz

Each tree is so large that its files are read, and its output is written, side by side.
"""

import pathlib
import subprocess
import sys
import tempfile

FILES, EACH = 24, 120
failures = 0


def document(file, i):
    """A manifest of some 2 kB, with keys of its own in some, and in some what the scanner declines."""
    name = f"c-{file}-{i}"
    text = f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n  labels: {{app: a{i % 7}}}\ndata:\n"
    text += f"  key-{file if i % 5 == 0 else 0}-{i % 11}: value {i}\n"
    text += "".join(f"  line{k}: 'the quick brown fox {k} jumps over the lazy dog {i}'\n" for k in range(28))
    if i % 31 == 7:
        text += "  one: &anchor two\n  three: *anchor\n"
    if i % 17 == 3:
        text += "  last: |+\n    text\n\n# a comment at the end\n"
    return text


def kustomization(directory, entries, more=""):
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "kustomization.yaml").write_text("resources:\n" + "".join(f"- {e}\n" for e in entries) + more)


def many_files(work):
    """FILES files below a base, an overlay on it. Returns {file: its documents}."""
    made = {f"f{file:02}.yaml": [document(file, i) for i in range(EACH)] for file in range(FILES)}
    made["f03.yaml"] = [text.replace("\n", "\r\n") for text in made["f03.yaml"]]
    kustomization(work / "base", made)
    kustomization(work / "overlay", ["../base"], "namePrefix: x-\n")
    return made


def write(directory, made):
    for name, documents in made.items():
        (directory / name).write_bytes("---\n".join(documents).encode())


def build(kz, directory, jobs):
    run = subprocess.run([kz, "build", "-j", str(jobs), directory], capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


def same(kz, what, directory, code, message=""):
    """All counts of threads must agree, and end with CODE and MESSAGE."""
    global failures
    alone = build(kz, directory, 1)
    if alone[0] != code or message not in alone[2] or (code == 0) != (alone[1] != ""):
        print(f"FAIL: {what}: ended with {alone[0]}: {alone[2][:2000]}")
        failures += 1
    for jobs in (2, 3, 8):
        if build(kz, directory, jobs) != alone:
            print(f"FAIL: {what}: {jobs} threads differ from one")
            failures += 1


def change(work, made, name, i, old, new):
    """The tree with OLD replaced by NEW in document I of file NAME."""
    documents = list(made[name])
    assert old in documents[i]
    documents[i] = documents[i].replace(old, new)
    write(work / "base", {**made, name: documents})


def main():
    kz = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as directory:
        work = pathlib.Path(directory)
        made = many_files(work)
        write(work / "base", made)
        same(kz, "many files", work / "base", 0)
        same(kz, "an overlay", work / "overlay", 0)
        # Each document comes out once, in its order.
        names = [line for line in build(kz, work / "base", 4)[1].splitlines() if line.startswith("  name: ")]
        wanted = sorted(f"  name: c-{file}-{i}" for file in range(FILES) for i in range(EACH))
        if names != wanted:
            print("FAIL: documents are missing or in disorder")
            sys.exit(1)

        whole = work / "whole"
        kustomization(whole, ["all.yaml"])
        write(whole, {"all.yaml": [text for documents in made.values() for text in documents]})
        same(kz, "one file", whole, 0)
        kustomization(whole, ["all.yaml", "all.yaml"])
        same(kz, "a file twice", whole, 1, "already registered id")

        change(work, made, "f20.yaml", 60, "kind: ConfigMap", "kind: [ConfigMap")
        same(kz, "a document that is no YAML", work / "overlay", 1, "base/f20.yaml:")
        change(work, made, "f20.yaml", 60, "kind: ConfigMap\n", "kind: ConfigMap\n--- text\n")
        same(kz, "a separator that is none", work / "overlay", 1, "is no document separator")
        change(work, made, "f20.yaml", 60, "data:\n", "data:\n  twice: 1\n  twice: 2\n  1: 2\n")
        same(kz, "what cannot be written", work / "overlay", 1, "base/f20.yaml:")
        (work / "base" / "f21.yaml").unlink()
        same(kz, "a file that is not there", work / "overlay", 1, "f21.yaml")
    if not failures:
        print("all well")
    sys.exit(1 if failures else 0)


main()
