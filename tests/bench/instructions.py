#!/usr/bin/env python3
"""Count the instructions of three fixed works, and fail if one has grown by more than 5 %.

    tests/bench/instructions.py [--kz build/kz] [--record]

Unlike time, the count is the same on a busy machine. It depends on the compiler: instructions.json holds
what was counted for each, and a compiler that is not in it cannot be judged. --record writes the counts of
this build there. It takes the build of the preset "release".
Exit status: 0 none has grown, 1 one has, 77 it cannot be told here.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import operations  # noqa: E402  (the folder of this file is where it lies)

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RECORDS = HERE / "instructions.json"
MOST_GROWTH = 0.05
SIZE = 1000


def count(command, where):
    """How many instructions COMMAND takes in the directory WHERE."""
    # A fixed environment, and paths of a fixed length: they are copied and searched, too.
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], cwd=where,
                          env={"PATH": os.defpath}, stdin=subprocess.DEVNULL, check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{' '.join(map(str, command))} failed under valgrind:\n{done.stderr}")
    return int(found[1])


def compiler_of(program):
    """What built PROGRAM: its name with its major version, and its full version."""
    content = pathlib.Path(program).read_bytes()
    for name, pattern in (("clang", rb"clang version ((\d+)[\d.]*)"), ("gcc", rb"GCC: \([^)]*\) ((\d+)[\d.]*)")):
        found = re.search(pattern, content)
        if found:
            return f"{name} {found[2].decode()}", f"{name} {found[1].decode()}"
    return "unknown compiler", "unknown"


def libc():
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or "unknown"
    except (ValueError, OSError):
        return "unknown"


def measure(kz):
    """The counts, by name of the work."""
    counts = {}
    with tempfile.TemporaryDirectory(prefix="kz-instructions-", dir="/tmp") as work:
        work = pathlib.Path(work)
        shutil.copytree(ROOT / "examples/webapp/k8s", work / "webapp")
        operations.make_base(work / "base", SIZE)
        operations.make_overlay(work / "everything", work / "base", "everything", SIZE)
        operations.make_definitions(work / "definitions")
        for name, directory in (("production overlay", "webapp/overlays/production"),
                                ("1,000 resources, everything", "everything"),
                                ("custom resource definitions", "definitions")):
            counts[name] = count([kz, "build", directory], work)
    return counts


def judge(counts, recorded):
    """Lines to print, and whether a count has grown too much."""
    lines, grown = [], False
    for name, now in counts.items():
        before = recorded.get(name)
        if before is None:
            lines.append(f"{name}: {now:,} instructions, never recorded")
            grown = True
            continue
        change = now / before - 1
        verdict = "GREW" if change > MOST_GROWTH else "shrank: record it" if change < -MOST_GROWTH else "fine"
        grown = grown or change > MOST_GROWTH
        lines.append(f"{name}: {now:,} instructions, {change:+.1%} of {before:,}: {verdict}")
    return lines, grown


def record(key, entry):
    records = json.loads(RECORDS.read_text()) if RECORDS.exists() else {}
    records[key] = entry
    RECORDS.write_text(json.dumps(records, indent=2, sort_keys=True) + "\n")
    print(f"recorded for {key}:", *(f"  {name}: {n:,}" for name, n in entry["instructions"].items()), sep="\n")


def loudly(text):
    line = "!" * 72
    print(f"{line}\n{text}\n{line}", file=sys.stderr)
    return 77


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kz", default=ROOT / "build/kz", type=pathlib.Path)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    kz = options.kz.resolve()
    anew = "tests/bench/instructions.py --record, after a build of the preset release"
    if not shutil.which("valgrind"):
        return loudly("INSTRUCTIONS NOT COUNTED: there is no valgrind here.")

    compiler, version = compiler_of(kz)
    key = f"{compiler}, {platform.machine()}"
    records = json.loads(RECORDS.read_text()) if RECORDS.exists() else {}
    if options.record:
        record(key, {"compiler": version, "libc": libc(), "instructions": measure(kz)})
        return 0
    if key not in records:
        return loudly(f"INSTRUCTIONS NOT COUNTED: nothing is recorded for {key}, only for "
                      f"{'; '.join(sorted(records)) or 'no compiler'}.\nTo record it: {anew}.")
    entry = records[key]
    if entry["libc"] != libc():
        print(f"note: recorded with {entry['libc']}, but this is {libc()}")
    lines, grown = judge(measure(kz), entry["instructions"])
    print(*lines, sep="\n")
    if grown:
        print(f"More than {MOST_GROWTH:.0%} more instructions than recorded. If that cannot be helped, record them "
              f"anew and say why in the commit:\n  {anew}")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
