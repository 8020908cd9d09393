"""The targets that kz has set itself, and whether a run meets them."""

from figures import Ratio, number

MET, MISSED, UNKNOWN = "met", "not met", "not measured"
UNDECIDED = "undecided: stopped too early"


class Target:
    def __init__(self, what, wanted, measured, verdict):
        self.what = what
        self.wanted = wanted
        self.measured = measured
        self.verdict = verdict

    def row(self):
        return [self.what, self.wanted, self.measured, self.verdict]


def at_least(what, least, ratios):
    """The worst of RATIOS, which are (name, Ratio or None), must be LEAST."""
    known = [(name, ratio) for name, ratio in ratios if ratio is not None]
    wanted = f"≥ {least:,} ×"
    if not known:
        return Target(what, wanted, "–", UNKNOWN)
    # The least of several is "at least", too, if it is itself.
    name, worst = min(known, key=lambda one: one[1].value)
    verdict = MET if worst.value >= least else UNDECIDED if worst.at_least else MISSED
    return Target(what, wanted, f"{worst} ×" + (f" ({name})" if name else ""), verdict)


def at_most(what, most, values, unit=""):
    """The worst of VALUES, which are (name, number or None), must be MOST."""
    known = [(name, value) for name, value in values if value is not None]
    wanted = f"≤ {most}{unit}"
    if not known:
        return Target(what, wanted, "–", UNKNOWN)
    name, worst = max(known, key=lambda one: one[1])
    return Target(what, wanted, number(worst) + unit + (f" ({name})" if name else ""), MET if worst <= most else MISSED)


def against(figures, n, program="reference"):
    return [(work, figures.times(work, n, program)) for work in figures.operations()]


def from_floor(figures, work):
    return [("", figures.to_floor(work, 10000))]


def example(figures):
    static = figures.cost("example", None, "static") is not None
    ratio = figures.times("example", None, "reference", "static" if static else "kz")
    return [("" if static else "not the static build", ratio)]


def scanner(figures, what):
    """Instructions of the YAML library for one of the scanner's."""
    counts = figures.run.get("scanner", {}).get(what)
    return [("", Ratio(counts["libyaml"] / counts["scanner"], False) if counts else None)]


def trees(figures):
    """Of public size."""
    return [(work.removeprefix("corpus "), figures.times(work, None, "reference"))
            for work, _ in figures.records if work.startswith("corpus ")]


def memory(figures):
    return [(work, figures.bytes_per_byte(work, 10000)) for work in figures.operations()]


def memory_against(figures):
    """Peak of kz to peak of the reference. One that was killed had at least that peak."""
    out = []
    for work, n in figures.records:
        mine, other = figures.cost(work, n), figures.cost(work, n, "reference")
        if mine and other:
            out.append((f"{work}, {n:,}" if n else work, mine["memory"] / other["memory"]))
    return out


def overlays(figures, program):
    """The time of a loop, an overlay, to that of one run, an overlay."""
    record = next((r for r in figures.run["records"] if r["work"] == "overlays"), None)
    if record is None or "kz" not in record["costs"]:
        return [("", None)]
    slow = record["costs"].get(program)
    if slow is None or not slow.get("of"):
        return [("", None)]
    each = slow["wall"] / slow["of"]
    note = "" if slow["of"] == record["n"] else f"the loop over {slow['of']} of {record['n']}"
    return [(note, Ratio(each * record["n"] / record["costs"]["kz"]["wall"], False))]


def targets(figures):
    """All of them, in order."""
    span = [(work, figures.growth(work, 1000, 50000)) for work in figures.operations()]
    rust = against(figures, 1000, "rust") + [("example", figures.times("example", None, "rust"))]
    return [
        at_least("the example's production overlay, static build, to kustomize", 80, example(figures)),
        at_least("1,000 resources, each operation, to kustomize", 200, against(figures, 1000)),
        at_least("3,000 resources, each operation, to kustomize", 1000, against(figures, 3000)),
        at_most("10,000 resources: combination, to the floor", 1.8, from_floor(figures, "combination"), " ×"),
        at_most("10,000 resources: resources only, to the floor", 1.25, from_floor(figures, "resources only"), " ×"),
        at_most("exponent of growth, 1,000 to 50,000, each operation", 1.08, span),
        at_least("instructions of libyaml to those of the scanner, manifests", 4, scanner(figures, "manifests")),
        at_least("the same, definitions", 5, scanner(figures, "definitions")),
        at_least("4.5 MB of custom resource definitions, to kustomize", 100,
                 [("", figures.times("definitions", None, "reference"))]),
        at_least("public trees that take kustomize over 500 ms, each", 60, trees(figures)),
        at_least("a Rust implementation of the same job", 3, rust),
        at_most("peak memory at 10,000 resources, each operation, for a byte of input", 8, memory(figures)),
        at_most("peak memory to that of kustomize, everywhere", 1, memory_against(figures)),
        at_least("200 overlays of one base at once, to a loop of kz", 10, overlays(figures, "kz loop")),
        at_least("200 overlays of one base at once, to a loop of kustomize", 300, overlays(figures, "reference loop")),
    ]
