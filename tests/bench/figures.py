"""Asking the numbers of a run, and writing them for people."""

import math
import statistics


class Ratio:
    """How many times; AT_LEAST that many if what is divided was killed before it ended."""

    def __init__(self, value, at_least):
        self.value = value
        self.at_least = at_least

    def __str__(self):
        return ("≥ " if self.at_least else "") + number(self.value)


def number(value):
    """Two or three digits that count."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def duration(cost):
    if cost is None:
        return "–"
    text = f"{number(cost['wall'])} s" if cost["wall"] >= 1 else f"{number(cost['wall'] * 1000)} ms"
    return "> " + text if cost.get("killed") else text


def megabytes(cost):
    return "–" if cost is None else ("> " if cost.get("killed") else "") + f"{number(cost['memory'] / 1e6)} MB"


class Figures:
    def __init__(self, run):
        self.run = run
        self.records = {(r["work"], r["n"]): r for r in run["records"]}

    def record(self, work, n):
        return self.records.get((work, n))

    def cost(self, work, n, program="kz"):
        record = self.record(work, n)
        return record["costs"].get(program) if record else None

    def sizes(self):
        """Every N, in order."""
        return sorted({n for work, n in self.records if n is not None and work != "overlays"})

    def operations(self):
        """Those that were measured, in order."""
        out = []
        for work, n in self.records:
            if n is not None and work != "overlays" and work not in out:
                out.append(work)
        return out

    def times(self, work, n, slow, fast="kz"):
        """How many times as long SLOW takes as FAST, or None."""
        a, b = self.cost(work, n, slow), self.cost(work, n, fast)
        if a is None or b is None:
            return None
        return Ratio(a["wall"] / b["wall"], a.get("killed", False))

    def to_floor(self, work, n, what="wall"):
        """How many times the time of the floor, or its processor time ("cpu"), of all threads together; or None."""
        a, b = self.cost(work, n), self.cost(work, n, "floor")
        return a[what] / b[what] if a and b else None

    def busy(self):
        """How much longer than its processor time kz took, which tells what else the machine did."""
        costs = [record["costs"]["kz"] for record in self.run["records"] if record["n"] and "kz" in record["costs"]]
        return statistics.median(cost["wall"] / cost["cpu"] for cost in costs) if costs else 1

    def growth(self, work, low, high):
        """The exponent: processor time grows with that power of N between N = LOW and N = HIGH."""
        a, b = self.cost(work, low), self.cost(work, high)
        if a is None or b is None or low == high:
            return None
        return math.log(b["cpu"] / a["cpu"]) / math.log(high / low)

    def bytes_per_byte(self, work, n):
        """Peak memory for each byte of input."""
        cost, record = self.cost(work, n), self.record(work, n)
        return cost["memory"] / record["bytes"] if cost else None
