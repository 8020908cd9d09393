#!/usr/bin/env python3
"""Compare kz with a reference program on random kustomizations.

    KZ_REFERENCE=/path/to/kustomize differential.py --kz build/kz [--count N] [--seed N] [--jobs N] [--keep DIR]

Each tree is made from its seed alone. Both programs build it; they must agree on success, and
on every byte of the output. A difference is reported with its seed, and the tree is kept below
--keep if that is given. What the reference writes differently from run to run is counted, but
is no difference. A crash of the reference is a refusal.
Exit status: 0 no difference, 1 differences, 77 no reference.
"""

import argparse
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

from trees import Tree

AGREED, REFUSED, UNSTABLE, DIFFERENT = "built alike", "refused alike", "unstable reference", "different"


def build(program, where):
    try:
        done = subprocess.run([program, "build", where], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return 124, b"", "no end in sight"
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def first_difference(want, got):
    a, b = want.decode("utf-8").splitlines(), got.decode("utf-8", "replace").splitlines()
    for line, (x, y) in enumerate(zip(a + [""], b + [""]), 1):
        if x != y:
            return f"output line {line}: reference {x!r}, kz {y!r}"
    return "outputs differ in length"


def unstable(reference, where, want):
    """Whether the reference says something else when it is asked again."""
    again = [build(reference, where) for _ in range(3)]
    return any(((a[0] == 0), a[1]) != ((want[0] == 0), want[1]) for a in again)


def compare(kz, reference, where):
    """One of the outcomes above, and what there is to say."""
    want = build(reference, where)
    got = build(kz, where)
    if got[0] not in (0, 1):
        return DIFFERENT, f"kz ended with status {got[0]}\n{got[2]}"
    if got[0] == 1 and got[1]:
        return DIFFERENT, "kz failed with output"
    if want[0] == 0 and got[0] == 0 and want[1] == got[1]:
        return AGREED, ""
    if want[0] != 0 and got[0] != 0:
        return REFUSED, want[2][-300:]
    if unstable(reference, where, want):
        return UNSTABLE, ""
    if want[0] != 0:
        return DIFFERENT, f"kz builds what the reference refuses\n{want[2][:600]}"
    if got[0] != 0:
        return DIFFERENT, f"kz refuses what the reference builds\n{got[2]}"
    return DIFFERENT, first_difference(want[1], got[1])


def one(job):
    seed, options, reference = job
    with tempfile.TemporaryDirectory() as where:
        outcome, text = compare(options.kz, reference, Tree(seed).write(where))
        if outcome == DIFFERENT and options.keep:
            kept = os.path.join(options.keep, str(seed))
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(where, kept)
        return seed, outcome, text.replace(where, "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kz", required=True, help="the program to test")
    parser.add_argument("--count", type=int, default=200, help="how many trees")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first tree")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--keep", help="directory for the trees that differ")
    parser.add_argument("--refusals", action="store_true", help="say why the reference refuses, too")
    options = parser.parse_args()
    reference = os.environ.get("KZ_REFERENCE")
    if not reference:
        print("KZ_REFERENCE names no program; nothing is compared")
        return 77

    count = dict.fromkeys((AGREED, REFUSED, UNSTABLE, DIFFERENT), 0)
    seeds = range(options.seed, options.seed + options.count)
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for seed, outcome, text in pool.map(one, ((s, options, reference) for s in seeds), chunksize=4):
            count[outcome] += 1
            if outcome == DIFFERENT or (options.refusals and outcome == REFUSED):
                print(f"seed {seed}, {outcome}: {text}", flush=True)
    print(f"{options.count} trees: " + ", ".join(f"{n} {outcome}" for outcome, n in count.items()))
    return 1 if count[DIFFERENT] else 0


if __name__ == "__main__":
    sys.exit(main())
