#!/usr/bin/env python3
"""Measure kz: time, memory, growth, the distance from the floor and from other programs.

    cmake --preset release && cmake --build --preset release       # and the preset static, for its start
    [KZ_REFERENCE=kustomize] tests/bench/run.py [--quick] [--json FILE] [--write docs]

It makes its inputs itself, the same each time, and runs every program on each of them in turns. Without
KZ_REFERENCE, which names a kustomize 5.8.1, kz is compared with the floor alone. KZ_RUST names another
program that takes "build DIR". KZ_CORPUS names a directory of public trees (see corpus() in workloads.py).
Exit status: 0 if kz printed what the reference printed wherever both were run.
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
import time

sys.dont_write_bytecode = True
import instructions  # noqa: E402  (the folder of this file is where they lie)
import operations  # noqa: E402
import plot  # noqa: E402
import tables  # noqa: E402
import workloads  # noqa: E402
from figures import Figures, duration, megabytes  # noqa: E402
from runner import Failure, Runner  # noqa: E402
from targets import targets  # noqa: E402

ROOT = workloads.ROOT
SIZES = [100, 1000, 3000, 10000, 50000]
QUICK_SIZES = [100, 1000]
TITLES = {"kz": "kz", "static": "static", "floor": "floor", "reference": "kustomize", "rust": "rust",
          "kz loop": "loop of kz", "reference loop": "loop of kustomize"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--quick", action="store_true", help=f"N = {QUICK_SIZES} only, three runs, ten seconds for the reference")
    add("--sizes", metavar="N,N", type=lambda text: sorted(map(int, text.split(","))), help=f"N, by default {SIZES}")
    add("--works", metavar="NAME,NAME", type=lambda text: text.split(","),
        help=f"what to run, by default all of: {', '.join(workloads.NAMES)}")
    add("--runs", type=int, help="of each program on each work (5)")
    add("--reference-seconds", type=float, dest="patience", metavar="S",
        help="that a program other than kz may take for one work before it is stopped (30)")
    add("--kz", type=pathlib.Path, default=ROOT / "build/kz", help="the program (build/kz)")
    add("--static", type=pathlib.Path, default=ROOT / "build/static/kz", help="its static build (build/static/kz)")
    add("--tools", type=pathlib.Path, help="where floor and measure are (tests/ beside the program)")
    add("--json", type=pathlib.Path, metavar="FILE", help="save the numbers")
    add("--from", type=pathlib.Path, dest="saved", metavar="FILE", help="run nothing: take the numbers saved there")
    add("--write", type=pathlib.Path, metavar="DIR", help="write the tables in DIR/PERFORMANCE.md and DIR/performance.svg")
    options = parser.parse_args()
    options.sizes = options.sizes or (QUICK_SIZES if options.quick else SIZES)
    options.runs = options.runs or (3 if options.quick else 5)
    options.patience = options.patience or (10 if options.quick else 30)
    options.works = options.works or workloads.NAMES
    unknown = set(options.works) - set(workloads.NAMES)
    if unknown:
        parser.error(f"there is no work named {', '.join(sorted(unknown))}")
    return options


def programs_of(options):
    """The paths of all programs there are, by name."""
    tools = options.tools or options.kz.parent / "tests"
    found = {"kz": options.kz, "floor": tools / "floor", "measure": tools / "measure"}
    for name, path in found.items():
        if not path.exists():
            sys.exit(f"run.py: there is no {path}; build the preset release, or say where it is")
    if options.static.exists():
        found["static"] = options.static
    for name, variable in (("reference", "KZ_REFERENCE"), ("rust", "KZ_RUST")):
        if os.environ.get(variable):
            path = shutil.which(os.environ[variable])
            if path is None:
                sys.exit(f"run.py: {variable} names {os.environ[variable]}, which is no program")
            found[name] = path
    return {name: str(pathlib.Path(path).resolve()) for name, path in found.items()}


def processor():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        text = ""
    found = re.search(r"model name\s*: (.*)", text)
    return found[1] if found else platform.machine()


def machine(programs):
    out = {"processor": processor(), "cores": os.cpu_count(), "system": f"{platform.system()} {platform.release()}",
           "compiler": instructions.compiler_of(programs["kz"])[1], "libc": instructions.libc()}
    if "reference" in programs:
        out["reference"] = subprocess.run([programs["reference"], "version"], check=True, text=True,
                                          stdout=subprocess.PIPE).stdout.strip()
    return out


def scanner(programs, where):
    """Instructions of parsing, with the scanner and with the YAML library alone; {} if they cannot be counted."""
    if not shutil.which("valgrind"):
        return {}
    out = {}
    for name, files in (("manifests", operations.make_base(where / "manifests", 1000)),
                        ("definitions", operations.make_definitions(where / "definitions"))):
        out[name] = {parser: instructions.count([programs["floor"], option, *files], where)
                     for parser, option in (("scanner", "--parse"), ("libyaml", "--libyaml"))}
    return out


def measure(options):
    programs = programs_of(options)
    run = {"date": time.strftime("%Y-%m-%d"), "machine": machine(programs), "runs": options.runs,
           "patience": options.patience, "records": []}
    with tempfile.TemporaryDirectory(prefix="kz-bench-") as where:
        where = pathlib.Path(where)
        (where / "outputs").mkdir()
        runner = Runner(programs, options.runs, options.patience, where / "outputs")
        for record in workloads.run(runner, options, where):
            run["records"].append(record)
            print(describe(record), flush=True)
        run["scanner"] = scanner(programs, where) if "definitions" in options.works else {}
    return run


def describe(record):
    """A record in one line."""
    size = f"{record['n']:,}" if record["n"] else ""
    text = f"{record['work'][:40]:20} {size:>7}"
    for name, cost in record["costs"].items():
        text += f"   {TITLES[name]} {duration(cost)} (cpu {cost['cpu'] * 1000:.1f} ms, {megabytes(cost)})"
        if "of" in cost and cost["of"] != record["n"]:
            text += f" for {cost['of']} of them"
    return text + {True: "   same", False: "   DIFFERENT OUTPUT", None: ""}[record["same"]]


def sections(run):
    """The tables, by the name of their place in PERFORMANCE.md."""
    figures = Figures(run)
    return {"machine": tables.made(figures), "compare": tables.compare(figures), "growth": tables.growth(figures),
            "limits": tables.limits(figures), "others": tables.others(figures),
            "targets": tables.table(["what", "target", "measured", ""], [t.row() for t in targets(figures)])}


def write(run, where):
    page = where / "PERFORMANCE.md"
    text = page.read_text(encoding="utf-8")
    for name, content in sections(run).items():
        text = tables.update(text, name, content)
    page.write_text(text, encoding="utf-8")
    drawn = plot.svg(Figures(run))
    if drawn is not None:
        (where / "performance.svg").write_text(drawn, encoding="utf-8")


def main():
    options = arguments()
    if options.saved:
        run = json.loads(options.saved.read_text(encoding="utf-8"))
    else:
        try:
            run = measure(options)
        except Failure as failure:
            sys.exit(f"run.py: {failure}")
    if options.json:
        options.json.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    for name, content in sections(run).items():
        if content:
            print(f"\n{name}\n{content}", end="")
    if options.write:
        write(run, options.write)
    return 1 if any(record["same"] is False for record in run["records"]) else 0


if __name__ == "__main__":
    sys.exit(main())
