"""The plot of docs/PERFORMANCE.md: time by resources, both axes logarithmic, as an SVG."""

import math

from figures import number

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 50
STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #24292f; }
    .quiet { fill: #57606a; }
    .grid { stroke: #d0d7de; stroke-width: 1; }
    .line { fill: none; stroke-width: 2.2; }
    .a { stroke: #cf222e; } .b { stroke: #953800; } .c { stroke: #0969da; } .d { stroke: #1a7f37; }
    .e { stroke: #6e7781; stroke-dasharray: 5 4; }
    .dot { stroke: none; }
    .dot.a { fill: #cf222e; } .dot.b { fill: #953800; } .dot.c { fill: #0969da; } .dot.d { fill: #1a7f37; }
    .dot.e { fill: #6e7781; }
    .killed { stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .quiet { fill: #8d96a0; }
      .grid { stroke: #30363d; }
      .a { stroke: #ff7b72; } .b { stroke: #ffa657; } .c { stroke: #79c0ff; } .d { stroke: #56d364; }
      .e { stroke: #8d96a0; }
      .dot.a { fill: #ff7b72; } .dot.b { fill: #ffa657; } .dot.c { fill: #79c0ff; } .dot.d { fill: #56d364; }
      .dot.e { fill: #8d96a0; }
    }
"""
# Label, work, program, class.
SERIES = [
    ("kustomize, everything", "everything", "reference", "a"),
    ("kustomize, resources only", "resources only", "reference", "b"),
    ("kz, everything", "everything", "kz", "c"),
    ("kz, resources only", "resources only", "kz", "d"),
    ("the floor", "resources only", "floor", "e"),
]


class Axis:
    """A logarithmic one, from LOW to HIGH, drawn from pixel BEGIN to pixel END."""

    def __init__(self, low, high, begin, end):
        self.low, self.high = math.log10(low), math.log10(high)
        self.begin, self.end = begin, end

    def at(self, value):
        span = self.high - self.low or 1
        return self.begin + (math.log10(value) - self.low) / span * (self.end - self.begin)


def points_of(figures):
    """(Label, class, [(n, seconds, killed)]) of each series that has any."""
    out = []
    for label, work, program, style in SERIES:
        points = [(n, cost["wall"], cost.get("killed", False)) for n in figures.sizes()
                  if (cost := figures.cost(work, n, program))]
        if points:
            out.append((label, style, points))
    return out


def seconds(value):
    return f"{value:g} s" if value >= 1 else f"{value * 1000:g} ms"


def grid(x, y, sizes):
    out = []
    for n in sizes:
        at = x.at(n)
        out.append(f'<line class="grid" x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{HEIGHT - BOTTOM}"/>')
        out.append(f'<text class="quiet" x="{at:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{n:,}</text>')
    for power in range(round(y.low), round(y.high) + 1):
        at = y.at(10 ** power)
        out.append(f'<line class="grid" x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}"/>')
        out.append(f'<text class="quiet" x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{seconds(10 ** power)}</text>')
    return out


def line(x, y, style, points):
    way = " ".join(f"{x.at(n):.1f},{y.at(t):.1f}" for n, t, _ in points)
    out = [f'<polyline class="line {style}" points="{way}"/>']
    for n, t, killed in points:
        left, top = x.at(n), y.at(t)
        if killed:  # it took longer than that
            out.append(f'<path class="line killed {style}" d="M{left:.1f} {top - 3:.1f}v-16m-5 6l5 -6l5 6">'
                       f"<title>{n:,} resources: killed after {number(t)} s</title></path>")
        out.append(f'<circle class="dot {style}" cx="{left:.1f}" cy="{top:.1f}" r="3.5">'
                   f"<title>{n:,} resources: {number(t * 1000)} ms</title></circle>")
    return out


def labels(y, series):
    """A label at the end of each line, none upon another."""
    out, last = [], None
    for label, style, points in sorted(series, key=lambda one: y.at(one[2][-1][1])):
        at = y.at(points[-1][1])
        at = at if last is None else max(at, last + 17)
        last = at
        left = WIDTH - RIGHT + 12
        out.append(f'<circle class="dot {style}" cx="{left}" cy="{at:.1f}" r="4"/>')
        out.append(f'<text x="{left + 9}" y="{at + 4:.1f}">{label}</text>')
    return out


def svg(figures):
    """The plot as text, or None if there is nothing to plot."""
    series = points_of(figures)
    if not series or len(figures.sizes()) < 2:
        return None
    times = [t for _, _, points in series for _, t, _ in points]
    sizes = figures.sizes()
    x = Axis(sizes[0], sizes[-1], LEFT, WIDTH - RIGHT)
    y = Axis(10 ** math.floor(math.log10(min(times))), 10 ** math.ceil(math.log10(max(times))), HEIGHT - BOTTOM, TOP)
    body = grid(x, y, sizes)
    for _, style, points in series:
        body += line(x, y, style, points)
    body += labels(y, series)
    title = "Time of a build by resources; both axes are logarithmic"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">\n'
            f"  <title>{title}</title>\n  <style>{STYLE}  </style>\n"
            f'  <text x="{LEFT}" y="22">Time of a build, by the resources in it</text>\n'
            f'  <text class="quiet" x="{(LEFT + WIDTH - RIGHT) // 2}" y="{HEIGHT - 8}" text-anchor="middle">resources</text>\n'
            + "".join(f"  {one}\n" for one in body) + "</svg>\n")
