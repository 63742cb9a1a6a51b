"""Draw the measured times over the number of texts, both axes logarithmic, as SVG."""

from __future__ import annotations

import math
from itertools import pairwise

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 720, 420, 70, 50
_COLOURS = {
    "memory": "#0b6e4f",
    "duckdb": "#1f5fa8",
    "spark": "#d1750b",
    "brute force": "#a4243b",
    "previous": "#7a7a7a",
    "datasketch": "#7b4fa3",
}


def draw(rows: list[dict], threshold: float = 0.8) -> str:
    """Return a chart of the sentences measured at one threshold; a dashed line is extrapolated."""
    chosen = [
        r for r in rows
        if r["kind"] == "sentences" and r["threshold"] == threshold and r.get("seconds")
    ]  # fmt: skip
    if not chosen:
        return '<svg xmlns="http://www.w3.org/2000/svg"/>'
    xs = [math.log10(r["texts"]) for r in chosen]
    ys = [math.log10(r["seconds"]) for r in chosen]
    low, high = (math.floor(min(xs)), math.floor(min(ys))), (math.ceil(max(xs)), math.ceil(max(ys)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (x - low[0]) / max(1, high[0] - low[0]) * (_WIDTH - _LEFT - 130)
        up = (y - low[1]) / max(1, high[1] - low[1]) * (_HEIGHT - _BOTTOM - 20)
        return round(_LEFT + across, 1), round(_HEIGHT - _BOTTOM - up, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for power in range(low[0], high[0] + 1):
        x, y = at(power, low[1])
        parts.append(f'<path d="M{x} {y}V{at(power, high[1])[1]}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{y + 20}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low[1], high[1] + 1):
        x, y = at(low[0], power)
        parts.append(f'<path d="M{x} {y}H{at(high[0], power)[0]}" stroke="#ddd"/>')
        name = f"{10.0**power:,.2f}" if power < 0 else f"{10**power:,}"
        parts.append(f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{name} s</text>')
    labels = []
    for way, colour in _COLOURS.items():
        points = sorted(
            (math.log10(r["texts"]), math.log10(r["seconds"]), r["extrapolated"])
            for r in chosen
            if r["way"] == way
        )
        for one, other in pairwise(points):
            dashes = ' stroke-dasharray="5 4"' if other[2] else ""
            (x, y), (to_x, to_y) = at(*one[:2]), at(*other[:2])
            parts.append(
                f'<path d="M{x} {y}L{to_x} {to_y}" stroke="{colour}" stroke-width="2"{dashes}/>'
            )
        for point in points:
            x, y = at(*point[:2])
            parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        if points:
            labels.append((at(*points[-1][:2]), way, colour))
    taken: list[float] = []
    for (x, y), way, colour in sorted(labels, key=lambda label: label[0][1]):
        place = max([y + 4, *(other + 15 for other in taken[-1:])])
        taken.append(place)
        parts.append(f'<text x="{x + 8}" y="{place}" fill="{colour}">{way}</text>')
    middle = (_LEFT + _WIDTH - 130) / 2
    parts.append(f'<text x="{middle}" y="{_HEIGHT - 8}" text-anchor="middle">distinct texts</text>')
    return "\n".join([*parts, "</svg>", ""])
