"""The tables of docs/PERFORMANCE.md, in Markdown, out of the numbers of a run."""

import re

from figures import duration, megabytes, number

# Wall time in processor time. kz waits for nothing but the disk.
MUCH_WAITING = 1.3
NAMES = {"example": "`examples/webapp`, production", "definitions": "4.5 MB of custom resource definitions"}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def made(figures):
    """Where the numbers come from."""
    run = figures.run
    m = run["machine"]
    text = f"{run['date']}: {m['processor']}, {m['cores']} cores, {m['system']}, {m['compiler']}, {m['libc']}. "
    text += f"Each figure is the median of {run['runs']} run{'s' * (run['runs'] > 1)}"
    if m.get("reference"):
        text += f"; kustomize {m['reference']} had {run['patience']:g} s for each row"
    busy = figures.busy()
    if busy > MUCH_WAITING:
        text += f". **The machine was busy**: the wall time of kz was {number(busy)} times its processor time"
    return text + ".\n"


def ratio(value):
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else f"{value}"


def compare(figures):
    """kz and the reference, by operation and N."""
    sizes = [n for n in figures.sizes() if any(figures.cost(w, n, "reference") for w in figures.operations())]
    if not sizes:
        return ""
    rows = []
    for work in figures.operations():
        row = [work]
        for n in sizes:
            row += [duration(figures.cost(work, n)), duration(figures.cost(work, n, "reference")),
                    ratio(figures.times(work, n, "reference"))]
        rows.append(row)
    head = ["operation"]
    for n in sizes:
        head += [f"{n:,}: kz", "kustomize", "ratio"]
    same = [r["same"] for r in figures.run["records"] if r["same"] is not None]
    verdict = f"The outputs were compared {len(same)} times; {same.count(False) or 'none'} differed.\n"
    return table(head, rows) + "\n" + verdict


def growth(figures):
    """What each operation costs by N, and how that grows."""
    sizes = figures.sizes()
    if not sizes:
        return ""
    low, high = (1000 if 1000 in sizes else sizes[0]), sizes[-1]
    rows = [[work] + [duration(figures.cost(work, n)) for n in sizes] + [exponent(figures, work, low, high)]
            for work in figures.operations()]
    rows.append(["the floor"] + [duration(figures.cost(figures.operations()[0], n, "floor")) for n in sizes] + [""])
    head = ["operation"] + [f"{n:,}" for n in sizes] + [f"exponent, {low:,} to {high:,}"]
    return table(head, rows)


def exponent(figures, work, low, high):
    value = figures.growth(work, low, high)
    return "–" if value is None else f"{value:.2f}"


def limits(figures):
    """The distance from the floor, and memory, at the N that the targets are about."""
    sizes = figures.sizes()
    if not sizes:
        return ""
    n = 10000 if 10000 in sizes else sizes[-1]
    rows = []
    for work in figures.operations():
        per_byte = figures.bytes_per_byte(work, n)
        rows.append([work, ratio(figures.to_floor(work, n)), ratio(figures.to_floor(work, n, "cpu")), megabytes(figures.cost(work, n)),
                     "–" if per_byte is None else number(per_byte), megabytes(figures.cost(work, n, "reference"))])
    return table([f"{n:,} resources", "time / floor", "processor time / floor", "peak memory", "for a byte of input", "kustomize"], rows)


def others(figures):
    """What has no N, or one of its own."""
    rows = []
    for (work, _), record in figures.records.items():
        costs = record["costs"]
        if work in NAMES or work.startswith("corpus "):
            rows.append([NAMES.get(work, work), duration(costs.get("kz")), duration(costs.get("reference")),
                         ratio(figures.times(work, record["n"], "reference"))])
        if "static" in costs:
            rows.append([NAMES[work] + ", static", duration(costs["static"]), duration(costs.get("reference")),
                         ratio(figures.times(work, None, "reference", "static"))])
        if work == "overlays":
            rows += overlays(record)
    return table(["work", "kz", "kustomize", "ratio"], rows) if rows else ""


def overlays(record):
    """Many overlays: the reference may have been stopped before the last."""
    n, costs = record["n"], record["costs"]
    slow = costs.get("reference loop")
    rows = []
    for name, what in (("kz loop", "a run for each"), ("kz", "one run, `-j 2`")):
        if name not in costs:
            continue
        row = [f"{n} overlays of one base, {what}", duration(costs[name]), "–", "–"]
        if slow and slow["of"]:
            each = slow["wall"] / slow["of"]
            row[2] = duration(slow) + ("" if slow["of"] == n else f" for {slow['of']} of them")
            row[3] = number(each * n / costs[name]["wall"]) + ("" if slow["of"] == n else ", overlay for overlay")
        rows.append(row)
    return rows


def update(text, name, content):
    """TEXT with what is between the markers of NAME replaced."""
    pattern = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"there is no place for the table '{name}'")
    return pattern.sub(lambda match: match[1] + (f"\n{content}\n" if content else "") + match[2], text)
