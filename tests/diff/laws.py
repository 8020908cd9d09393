#!/usr/bin/env python3
"""What must hold for kz diff whatever it compares, tried on random pairs of rendered trees.

    tests/diff/laws.py path/to/kz [--count N] [--seed N]

    diff A A is empty
    diff A B and diff B A mirror each other
    the patches of diff A B make A's objects B's
    no value of a Secret is in any format, unless it is asked for
"""

import argparse
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from objects import Objects  # noqa: E402

MIRRORED = {"changed": "changed", "same": "same", "added": "removed", "removed": "added"}


def identity(one):
    meta = one["metadata"]
    return one["apiVersion"], one["kind"], meta.get("namespace"), meta["name"]


def named(document):
    return document and (document["apiVersion"], document["kind"], document["namespace"], document["name"])


def apply(value, patch):
    """The value that an RFC 6902 patch makes of another."""
    holder = [copy.deepcopy(value)]

    def find(pointer):
        """What holds the value, and its key."""
        parent, key = holder, 0
        for token in pointer.split("/")[1:]:
            parent = parent[key]
            token = token.replace("~1", "/").replace("~0", "~")
            key = int(token) if isinstance(parent, list) else token
        return parent, key

    def take(pointer):
        parent, key = find(pointer)
        return parent.pop(key)

    def put(pointer, new):
        parent, key = find(pointer)
        if isinstance(parent, list) and parent is not holder:
            assert key <= len(parent)
            parent.insert(key, new)
        else:
            parent[key] = new

    for step in patch:
        if step["op"] == "move":
            put(step["path"], take(step["from"]))
        elif step["op"] == "remove":
            take(step["path"])
        elif step["op"] == "add":
            put(step["path"], step["value"])
        else:
            parent, key = find(step["path"])
            parent[key]  # it must be there
            parent[key] = step["value"]
    return holder[0]


def applied(objects, pair):
    """What the diff makes of the objects: identity -> object."""
    trees = {identity(one): one for one in objects}
    done = dict(trees)
    for one in pair["objects"]:
        done.pop(named(one["before"]), None)
    for one in pair["objects"]:
        if one["after"]:
            done[named(one["after"])] = apply(trees.get(named(one["before"])), one["patch"])
    return done


def turned(pair, turn):
    """What the diff says, in an order of its own; TURN: as the diff of B and A would say it."""
    first, last = ("after", "before") if turn else ("before", "after")

    def path(text):
        return re.sub(r"\[(\d+)→(\d+)\]", r"[\2→\1]", text) if turn else text

    def what(word):
        return MIRRORED[word] if turn else word

    def change(one):
        return json.dumps([what(one["what"]), path(one["path"]), one.get(first), one.get(last)], sort_keys=True)

    objects = sorted(json.dumps([what(one["what"]), named(one[first]), named(one[last]),
                                 sorted(map(change, one["changes"]))]) for one in pair["objects"])
    renames = sorted(json.dumps([named(one[first]), named(one[last]), one["references"]])
                     for one in pair["renames"])
    return objects, renames


class Trial:
    def __init__(self, kz, work):
        self.kz, self.work = kz, work

    def run(self, before, after, *options):
        ran = subprocess.run([self.kz, "diff", before, after, *options], cwd=self.work,
                             capture_output=True, text=True)
        assert ran.returncode in (0, 1), f"exit code {ran.returncode}: {ran.stderr}"
        return ran

    def pair(self, before, after):
        return json.loads(self.run(before, after, "-o", "json", "--show-secrets").stdout)["pairs"][0]

    def check(self, a, b, secrets):
        for name, objects in ("a", a), ("b", b):
            (self.work / name).write_text("---\n".join(json.dumps(one) + "\n" for one in objects))
        same = self.run("a", "a")
        assert (same.returncode, same.stdout) == (0, ""), "a tree differs from itself"
        forth, back = self.pair("a", "b"), self.pair("b", "a")
        assert applied(a, forth) == {identity(one): one for one in b}, "the patches do not make B of A"
        assert turned(forth, False) == turned(back, True), "B A does not mirror A B"
        self.run("a", "b", "-o", "human=human", "-o", "path=path", "-o", "json=json", "-o", "markdown=markdown")
        for form in "human", "path", "json", "markdown":
            text = (self.work / form).read_text()
            shown = [value for value in secrets if value in text]
            assert not shown, f"a Secret's value is in {form}: {shown}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kz", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        trial = Trial(given.kz.resolve(), pathlib.Path(work))
        for seed in range(given.seed, given.seed + given.count):
            maker = Objects(random.Random(seed))
            a = maker.tree()
            b = maker.changed(a)
            try:
                trial.check(a, b, maker.secrets)
            except AssertionError as wrong:
                sys.exit(f"--seed {seed} --count 1: {wrong}")


if __name__ == "__main__":
    main()
