#!/usr/bin/env python3
"""The catalogue of mistakes in src/base/diag.h, what docs/DIAGNOSTICS.md says of each, and the tests.

    tests/lint/diagnostics.py --write   make src/cli/explain_data.c out of docs/DIAGNOSTICS.md
    tests/lint/diagnostics.py --check   fail if it is another; if an id has no explanation or an
                                        explanation no id; if no test makes an id happen
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "cli" / "explain_data.c"
DOC = ROOT / "docs" / "DIAGNOSTICS.md"

HEAD = """/*
 * What each id of a message means.
 *
 * Made by tests/lint/diagnostics.py from docs/DIAGNOSTICS.md: change that instead.
 */
#include "cli/explain.h"

const kz_explanation kz_explanations[] = {
"""

# "### KZ1001: title", an indented example, a paragraph.
ENTRY = re.compile(r"^### (KZ\d+): (.+)\n\n((?:    .*\n)+)\n((?:[^\n#].*\n)+)", re.M)


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def entries():
    for number, title, example, mend in ENTRY.findall(DOC.read_text()):
        example = "\n".join(line[4:] for line in example.rstrip("\n").split("\n"))
        yield number, title, example, " ".join(mend.split())


def made():
    rows = (f"    {{{', '.join(literal(cell) for cell in entry)}}},\n" for entry in entries())
    return HEAD + "".join(rows) + "    {NULL, NULL, NULL, NULL},\n};\n"


def tested():
    """Every id that a test names."""
    found = set()
    for pattern in ("golden/*/expect.err", "golden/*/expect.stderr", "mistakes/*", "unit/*.c", "*.sh", "*.py", "diff/*.py"):
        for path in (ROOT / "tests").glob(pattern):
            found.update(re.findall(r"KZ\d{4}", path.read_text(errors="replace")))
    return found


def check():
    catalogue = re.findall(r"X\(\w+, (\d+), \w+\)", (ROOT / "src/base/diag.h").read_text())
    ids = {"KZ" + number for number in catalogue}
    explained = [entry[0] for entry in entries()]
    wrong = []
    if len(ids) < 50 or len(ids) != len(catalogue) or len(set(explained)) != len(explained):
        wrong.append("an id is there twice, or the catalogue cannot be read")
    wrong += [f"docs/DIAGNOSTICS.md does not explain {i}" for i in sorted(ids - set(explained))]
    wrong += [f"docs/DIAGNOSTICS.md explains {i}, which there is not" for i in sorted(set(explained) - ids)]
    wrong += [f"no test makes {i} happen" for i in sorted(ids - tested())]
    if explained != sorted(explained):
        wrong.append("docs/DIAGNOSTICS.md is not in the order of the ids")
    if DATA.read_text() != made():
        wrong.append("src/cli/explain_data.c is old: tests/lint/diagnostics.py --write")
    return wrong


if sys.argv[1:] == ["--write"]:
    DATA.write_text(made())
elif sys.argv[1:] == ["--check"]:
    problems = check()
    print("\n".join(problems), file=sys.stderr)
    sys.exit(1 if problems else 0)
else:
    sys.exit(__doc__)
