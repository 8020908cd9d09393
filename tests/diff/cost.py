#!/usr/bin/env python3
"""Fail where the time of kz diff grows with the square of its input, or is long beside rendering.

    tests/diff/cost.py path/to/kz [--renderings N] [CASE...]

As tests/growth.py does: each case is compared with few and with eight times as many elements, and the bound
of the exponent is generous, since time is a rough measure.
"""

import argparse
import math
import os
import pathlib
import sys
import tempfile

FEW, TIMES, BOUND, RUNS = 1000, 8, 1.4, 3
RESOURCES = 3000  # that comparing them takes no more than N times what rendering them does

SAME = "2456789bcd"


def objects(row, value=None):
    """Documents, with another VALUE after."""
    def make(n, after):
        return "---\n".join(row.format(i, value if after and value else "x") for i in range(n))
    return make


def wide(kind, head, row, other=None, order=lambda rows: rows):
    """One object with n rows; after, they are OTHER, and in another ORDER."""
    def make(n, after):
        rows = [(other if after and other else row).format(i) for i in range(n)]
        return f"apiVersion: v1\nkind: {kind}\nmetadata: {{name: wide}}\n{head}" + "".join(order(rows) if after else rows)
    return make


CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m-{0}}}\ndata: {{a: {1}}}\n"
HASHED = ("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m{0}-{1}}}\ndata: {{a: b}}\n---\n"
          "apiVersion: v1\nkind: Pod\nmetadata: {{name: p{0}}}\nspec:\n  containers:\n  - name: c\n"
          "    envFrom: [{{configMapRef: {{name: m{0}-{1}}}}}]\n")
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata: {{name: web-{0}, labels: {{app: web-{0}, env: {1}}}}}
spec:
  replicas: 1
  selector: {{matchLabels: {{app: web-{0}}}}}
  template:
    metadata: {{labels: {{app: web-{0}, env: {1}}}}}
    spec:
      containers:
      - name: main
        image: nginx:1
        ports: [{{containerPort: 80, name: http}}]
        env: [{{name: A, value: b}}, {{name: C, value: {1}}}]
        resources: {{limits: {{cpu: 100m, memory: 1Gi}}}}
"""


def turned(rows):
    return rows[::-1]


CASES = {
    "objects": objects(CONFIG_MAP, "y"),
    "new objects": lambda n, after: objects(CONFIG_MAP)(n if after else 1, after),
    "other namespaces": objects("apiVersion: v1\nkind: Pod\nmetadata: {{name: p{0}, namespace: {1}}}\n", "y"),
    "hashes": lambda n, after: objects(HASHED, "fghkmt2456")(n // 2, after).replace("-x", "-" + SAME),
    "keys": wide("ConfigMap", "data:\n", "  k{0}: a\n", "  l{0}: a\n"),
    "secrets": wide("Secret", "data:\n", "  k{0}: YQ==\n", "  k{0}: Yg==\n"),
    "elements": wide("Service", "spec:\n  ports:\n", "  - {{port: {0}}}\n", "  - {{port: {0}, name: x}}\n", turned),
    "turned": wide("Things", "list:\n", "- {{name: n{0}}}\n", None, turned),
    "other elements": wide("Things", "list:\n", "- {0}\n", "- x{0}\n"),
    "some other lines": wide("ConfigMap", "data:\n  f: |\n", "    line {0}\n",
                             None, lambda rows: ["    x\n" if i % 10 == 0 else row for i, row in enumerate(rows)]),
    "other lines": wide("ConfigMap", "data:\n  f: |\n", "    line {0}\n", "    other {0}\n"),
}


def seconds(*command):
    """Of processor time: the least of some runs."""
    least = math.inf
    for _ in range(RUNS):
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)])
        _, status, usage = os.wait4(pid, 0)
        if status != 0:
            raise SystemExit(f"{' '.join(map(str, command))} failed")
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least


def write_pair(where, make, n):
    for name in "ab":
        (where / name).mkdir(parents=True, exist_ok=True)
        (where / name / "all.yaml").write_text(make(n, name == "b"))
        (where / name / "kustomization.yaml").write_text("resources: [all.yaml]\n")
    return where / "a/all.yaml", where / "b/all.yaml"


def exponent(kz, make):
    times = []
    for n in (FEW, FEW * TIMES):
        with tempfile.TemporaryDirectory() as work:
            times.append(seconds(kz, "diff", *write_pair(pathlib.Path(work), make, n), "--exit-zero"))
    return math.log(times[1] / max(times[0], 0.001)) / math.log(TIMES)


def renderings(kz):
    """How many times rendering both takes to compare two renders in which every resource is another."""
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        write_pair(work, objects(DEPLOYMENT, "y"), RESOURCES)
        both = sum(seconds(kz, "build", work / one, "-o", work / f"{one}.yaml") for one in "ab")
        return seconds(kz, "diff", work / "a.yaml", work / "b.yaml", "--exit-zero") / both


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kz", type=os.path.abspath)
    parser.add_argument("--renderings", type=float, default=1.5)
    parser.add_argument("case", nargs="*")
    given = parser.parse_args()
    failed = False
    for name in given.case or CASES:
        found = exponent(given.kz, CASES[name])
        if found > BOUND:
            found = min(found, exponent(given.kz, CASES[name]))  # once more: the machine may have been busy
        failed |= found > BOUND
        print(f"{name:24}{found:6.2f}{'  too much' if found > BOUND else ''}")
    if not given.case:
        found = min(renderings(given.kz) for _ in range(3))
        failed |= found > given.renderings
        print(f"{'renderings':24}{found:6.2f}{'  too much' if found > given.renderings else ''}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
