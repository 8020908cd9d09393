#!/usr/bin/env python3
"""The benchmark itself: what it makes, how it counts, what it concludes.

    tests/bench/selftest.py path/to/kz path/to/floor path/to/measure
"""

import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
import instructions  # noqa: E402  (the folder of this file is where they lie)
import operations  # noqa: E402
import plot  # noqa: E402
import resources  # noqa: E402
import schemas  # noqa: E402
import tables  # noqa: E402
from figures import Figures  # noqa: E402
from runner import Failure, Runner, input_bytes  # noqa: E402
from targets import MET, MISSED, UNDECIDED, UNKNOWN, targets  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def cost(seconds, memory=10 ** 7, **more):
    return {"wall": seconds, "cpu": seconds, "memory": memory, "runs": 5, **more}


def run_of(*records):
    return Figures({"records": [{"bytes": 10 ** 6, "same": None, **r} for r in records], "runs": 5})


def verdict(figures, beginning):
    return next(t.verdict for t in targets(figures) if t.what.startswith(beginning))


class Inputs(unittest.TestCase):
    def test_resources_have_the_size_of_real_ones(self):
        size = sum(len(text) for _, text in resources.files(2000)) / 2000
        self.assertTrue(1000 < size < 1250, size)

    def test_definitions_have_the_size_of_real_ones(self):
        size = sum(len(text) for _, text in schemas.files())
        self.assertTrue(4.3e6 < size < 4.7e6, size)

    def test_inputs_are_the_same_each_time(self):
        self.assertEqual(list(resources.files(200)), list(resources.files(200)))
        self.assertEqual(schemas.definition(3), schemas.definition(3))

    def test_every_operation_can_be_built(self):
        with tempfile.TemporaryDirectory() as where:
            where = pathlib.Path(where)
            operations.make_base(where / "base", 40)
            outputs = set()
            for i, name in enumerate(operations.OPERATIONS):
                directory = operations.make_overlay(where / f"o{i}", where / "base", name, 40)
                outputs.add(subprocess.run([KZ, "build", directory], check=True, stdout=subprocess.PIPE,
                                           stderr=subprocess.DEVNULL).stdout)
            self.assertEqual(len(outputs), len(operations.OPERATIONS), "two operations do the same")


    def test_all_that_is_read_is_input(self):
        with tempfile.TemporaryDirectory() as where:
            where = pathlib.Path(where)
            files = operations.make_base(where / "base", 40)
            overlay = operations.make_overlay(where / "overlay", where / "base", "N/3 patches", 40)
            read = [path for path in where.rglob("*") if path.is_file()]
            self.assertGreater(len(read), len(files) + 40 / 3)
            self.assertEqual(input_bytes(overlay, files), sum(path.stat().st_size for path in read))
            self.assertEqual(input_bytes(overlay, []), 0)

    def test_the_base_itself_is_counted_once(self):
        with tempfile.TemporaryDirectory() as where:
            files = operations.make_base(pathlib.Path(where), 40)
            size = sum(path.stat().st_size for path in pathlib.Path(where).iterdir())
            self.assertEqual(input_bytes(where, files), size)


class Measuring(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.runner = Runner({"measure": MEASURE}, 3, 0.3, scratch.name)

    def test_a_run_has_its_own_numbers(self):
        wall, cpu, memory, code = self.runner.once(["sh", "-c", "sleep 0.1; exit 3"], 10)
        self.assertEqual(code, 3)
        self.assertGreaterEqual(wall, 0.1)
        self.assertLess(cpu, wall)
        self.assertTrue(10 ** 5 < memory < 10 ** 7, f"{memory} bytes: not those of this interpreter")

    def test_what_takes_too_long_is_killed_and_says_so(self):
        costs = self.runner.in_turns({"slow": ["sleep", "20"], "kz": ["true"]}, ("kz",))
        self.assertTrue(costs["slow"]["killed"])
        self.assertEqual((costs["slow"]["runs"], costs["kz"]["runs"]), (1, 3))
        self.assertTrue(0.3 <= costs["slow"]["wall"] < 10)

    def test_what_is_not_ours_may_fail(self):
        self.assertEqual(list(self.runner.in_turns({"other": ["false"], "kz": ["true"]}, ("kz",))), ["kz"])
        with self.assertRaises(Failure):
            self.runner.in_turns({"kz": ["false"]}, ("kz",))
        with self.assertRaises(Failure):
            self.runner.once(["/nowhere/at/all"], 1)

    def test_the_floor_writes_what_it_reads(self):
        text = "b: 2\na: [1]\n---\nc: x\n"
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(text)
            file.flush()
            said = subprocess.run([FLOOR, file.name], check=True, stdout=subprocess.PIPE, text=True).stdout
            silent = [subprocess.run([FLOOR, option, file.name], check=True, stdout=subprocess.PIPE).stdout
                      for option in ("--parse", "--libyaml")]
        self.assertEqual((said, silent), ("a:\n- 1\nb: 2\n---\nc: x\n", [b"", b""]))
        self.assertNotEqual(subprocess.run([FLOOR, "/nowhere"], stderr=subprocess.DEVNULL, check=False).returncode, 0)


class Conclusions(unittest.TestCase):
    def test_growth_is_the_exponent_of_n(self):
        figures = run_of({"work": "x", "n": 10, "costs": {"kz": cost(1)}},
                         {"work": "x", "n": 1000, "costs": {"kz": cost(1000)}})
        self.assertTrue(math.isclose(figures.growth("x", 10, 1000), 1.5))

    def test_the_worst_operation_counts(self):
        fast = {"work": "namePrefix", "n": 1000, "costs": {"kz": cost(0.01), "reference": cost(9)}}
        slow = {"work": "labels", "n": 1000, "costs": {"kz": cost(0.01), "reference": cost(1.9)}}
        self.assertEqual(verdict(run_of(fast), "1,000 resources"), MET)
        self.assertEqual(verdict(run_of(fast, slow), "1,000 resources"), MISSED)
        self.assertEqual(verdict(run_of(), "1,000 resources"), UNKNOWN)

    def test_who_was_killed_took_at_least_that_long(self):
        for seconds, expected in ((30, MET), (1, UNDECIDED)):
            record = {"work": "labels", "n": 3000,
                      "costs": {"kz": cost(0.02), "reference": cost(seconds, killed=True)}}
            self.assertEqual(verdict(run_of(record), "3,000 resources"), expected)
            self.assertIn("> ", tables.compare(run_of(record)))

    def test_most_is_most(self):
        for seconds, expected in ((0.1, MET), (0.2, MISSED)):
            record = {"work": "combination", "n": 10000, "costs": {"kz": cost(seconds), "floor": cost(0.1)}}
            self.assertEqual(verdict(run_of(record), "10,000 resources: combination"), expected)

    def test_loops_are_compared_overlay_for_overlay(self):
        record = {"work": "overlays", "n": 200,
                  "costs": {"kz": cost(0.1), "kz loop": cost(1.5, of=200), "reference loop": cost(4, of=20)}}
        self.assertEqual(verdict(run_of(record), "200 overlays of one base at once, to a loop of kz"), MET)
        self.assertEqual(verdict(run_of(record), "200 overlays of one base at once, to a loop of kustomize"), MET)
        self.assertIn("for 20 of them", tables.others(run_of(record)))

    def test_a_busy_machine_is_told(self):
        machine = dict.fromkeys(["processor", "cores", "system", "compiler", "libc"], "x")
        for wall, expected in ((1.1, False), (2, True)):
            figures = run_of({"work": "labels", "n": 100, "costs": {"kz": {**cost(1), "wall": wall}}})
            figures.run.update(machine=machine, date="today")
            self.assertEqual("busy" in tables.made(figures), expected)

    def test_a_table_goes_to_its_place(self):
        text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n"
        self.assertEqual(tables.update(text, "x", "new\n"), "a\n<!-- begin x -->\n\nnew\n\n<!-- end x -->\nb\n")
        with self.assertRaises(ValueError):
            tables.update(text, "y", "new\n")

    def test_the_plot_is_xml(self):
        records = [{"work": "everything", "n": n, "costs": {"kz": cost(n / 1e5), "reference": cost(30, killed=n > 100)}}
                   for n in (100, 1000)]
        xml.etree.ElementTree.fromstring(plot.svg(run_of(*records)))
        self.assertIsNone(plot.svg(run_of()))


class Instructions(unittest.TestCase):
    def test_growth_beyond_five_percent_fails(self):
        self.assertFalse(instructions.judge({"w": 104}, {"w": 100})[1])
        self.assertTrue(instructions.judge({"w": 106}, {"w": 100})[1])
        self.assertFalse(instructions.judge({"w": 50}, {"w": 100})[1])
        self.assertTrue(instructions.judge({"new": 1}, {"w": 100})[1])

    def test_one_work_is_enough(self):
        self.assertTrue(instructions.judge({"a": 100, "b": 110}, {"a": 100, "b": 100})[1])

    def test_the_compiler_is_read_out_of_the_program(self):
        self.assertRegex(instructions.compiler_of(KZ)[0], r"^(gcc|clang) \d+$")


class Whole(unittest.TestCase):
    def test_a_run_leaves_numbers_tables_and_a_plot(self):
        with tempfile.TemporaryDirectory() as where:
            where = pathlib.Path(where)
            shutil.copy(HERE.parents[1] / "docs/PERFORMANCE.md", where)
            environment = {k: v for k, v in os.environ.items() if k not in ("KZ_REFERENCE", "KZ_RUST", "KZ_CORPUS")}
            command = [sys.executable, HERE / "run.py", "--kz", KZ, "--tools", pathlib.Path(MEASURE).parent]
            subprocess.run([*command, "--works", "example,resources only,everything", "--sizes", "20,40", "--runs", "1",
                            "--json", where / "run.json", "--write", where],
                           check=True, env=environment, stdout=subprocess.DEVNULL)
            saved = json.loads((where / "run.json").read_text())
            page = (where / "PERFORMANCE.md").read_text()
            xml.etree.ElementTree.parse(where / "performance.svg")
        self.assertEqual([(r["work"], r["n"]) for r in saved["records"]],
                         [("example", None), ("resources only", 20), ("everything", 20), ("resources only", 40),
                          ("everything", 40)])
        self.assertIn("| everything |", page)
        self.assertIn("the median of 1 run", page)


if __name__ == "__main__":
    KZ, FLOOR, MEASURE = (os.path.realpath(path) for path in sys.argv[1:4])
    unittest.main(argv=sys.argv[:1])
