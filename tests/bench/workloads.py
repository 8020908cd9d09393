"""The works of the benchmark, in order: what is made, and how it is run."""

import csv
import os
import pathlib
import sys

import operations

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/webapp/k8s/overlays/production"
SLOW = 0.5  # seconds of the reference that make a tree of public size


def example(runner):
    """The production overlay, by the static executable too."""
    yield runner.work("example", None, EXAMPLE, [], ["static"] if "static" in runner.programs else [])


def definitions(runner, where):
    files = operations.make_definitions(where)
    yield runner.work("definitions", None, where, files)


def each_operation(runner, where, n, wanted):
    """Each operation on a base of N resources."""
    base = where / "base"
    files = operations.make_base(base, n)
    for i, name in enumerate(operations.OPERATIONS):
        if name in wanted:
            overlay = operations.make_overlay(where / f"overlay-{i}", base, name, n)
            yield runner.work(name, n, overlay, files)


def loop(runner, program, directories):
    """The cost of a run of PROGRAM after another, until patience is over. "of" says over how many."""
    total = {"wall": 0, "cpu": 0, "memory": 0, "runs": 1, "of": 0}
    for directory in directories:
        if total["wall"] > runner.patience:
            break
        wall, cpu, memory, code = runner.once([runner.programs[program], "build", directory], runner.patience)
        if code != 0:
            break
        total = {"wall": total["wall"] + wall, "cpu": total["cpu"] + cpu, "memory": max(total["memory"], memory),
                 "runs": 1, "of": total["of"] + 1}
    return total


def many_overlays(runner, where):
    """All overlays in one run, and one run for each."""
    directories = operations.make_many(where)
    record = {"work": "overlays", "n": len(directories), "bytes": 0, "same": None, "costs": {}}
    together = [runner.programs["kz"], "build"] + directories + ["-j", "2"]
    if runner.once(together, runner.patience)[3] == 0:
        record["costs"].update(runner.in_turns({"kz": together}, ("kz",)))
    loops = [loop(runner, "kz", directories) for _ in range(runner.runs)]
    record["costs"]["kz loop"] = dict(sorted(loops, key=lambda one: one["wall"])[len(loops) // 2], runs=len(loops))
    if "reference" in runner.programs:
        record["costs"]["reference loop"] = loop(runner, "reference", directories)
    yield record


def corpus(runner, where):
    """Each tree of a directory of public trees that takes the reference long.

    BUILDS.tsv in the directory WHERE has the columns "repo", a directory beside it, and "dir", what to
    build there.
    """
    with open(where / "BUILDS.tsv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        tree = where / row["repo"] / row["dir"]
        command = [runner.programs["reference"], "build", str(tree)]
        wall, _, _, code = runner.once(command, runner.patience)
        if code == 0 and wall > SLOW:
            yield runner.work(f"corpus {row['repo']}/{row['dir']}", None, tree, [])


def run(runner, options, where):
    """A record for each work that OPTIONS ask for, made below the directory WHERE."""
    if "example" in options.works:
        yield from example(runner)
    if "definitions" in options.works:
        yield from definitions(runner, where / "definitions")
    if "overlays" in options.works:
        yield from many_overlays(runner, where / "overlays")
    for n in options.sizes:
        yield from each_operation(runner, where / str(n), n, options.works)
    trees = os.environ.get("KZ_CORPUS")
    if "corpus" in options.works and trees:
        if "reference" in runner.programs:
            yield from corpus(runner, pathlib.Path(trees))
        else:
            print("the corpus is compared with the reference: set KZ_REFERENCE", file=sys.stderr)


NAMES = ["example", "definitions", "overlays", *operations.OPERATIONS, "corpus"]
