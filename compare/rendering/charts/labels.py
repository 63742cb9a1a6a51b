"""Fit labels into the room they have: wrap, shrink or shorten them, never cut them."""

from __future__ import annotations

from compare.rendering.charts.shapes import ASCENT, Anchor, Text
from compare.rendering.fonts import Face, FaceSet

FACE = Face.HEI
"""Charts are set in the face that stays legible when it is small."""
ELLIPSIS = "…"
NOT_FIRST = frozenset("，。、；：？！”’）》」』】〕…—·％,.;:?!)]}%")
LINE = 1.25
"""The distance of base lines in em."""
SMALLEST = 3.5


def shorten(text: str, width: float, size: float, faces: FaceSet) -> str:
    """Return `text`, or as much of its beginning as fits together with an ellipsis."""
    if faces.measure(text, FACE, size) <= width:
        return text
    kept = text
    while kept and faces.measure(kept + ELLIPSIS, FACE, size) > width:
        kept = kept[:-1]
    return kept + ELLIPSIS


def wrap(text: str, width: float, size: float, lines: int, faces: FaceSet) -> list[str]:
    """Break `text` into at most `lines` lines of `width`, of about the same length.

    The last is shortened if it must be.
    """
    broken = _broken(text, width, size, lines, faces)
    if len(broken) < 2 or "".join(broken) != text:
        return broken
    low, high = width / 2, width
    while high - low > size / 4:
        middle = (low + high) / 2
        trial = _broken(text, middle, size, len(broken), faces)
        if "".join(trial) == text:
            high, broken = middle, trial
        else:
            low = middle
    return broken


def _broken(text: str, width: float, size: float, lines: int, faces: FaceSet) -> list[str]:
    result: list[str] = []
    rest = text
    while rest:
        if len(result) == lines - 1:
            result.append(shorten(rest, width, size, faces))
            break
        end = _fitting(rest, width, size, faces)
        result.append(rest[:end])
        rest = rest[end:]
    return result or [""]


def _fitting(text: str, width: float, size: float, faces: FaceSet) -> int:
    """Return how many characters the line takes without leaving a stop to the next line."""
    used = 0.0
    end = 0
    while end < len(text):
        used += faces.width(text[end], FACE) * size
        if used > width:
            break
        end += 1
    if end == len(text):
        return end
    end = max(end, 1)
    while end > 1 and text[end] in NOT_FIRST:
        end -= 1
    return end


def fitting_size(text: str, width: float, largest: float, faces: FaceSet) -> float:
    """Return the largest size up to `largest` at which `text` fits `width`."""
    natural = faces.measure(text, FACE, 1.0)
    if natural <= 0:
        return largest
    return max(min(largest, width / natural), SMALLEST)


def block(
    lines: list[str], place: tuple[float, float], size: float, anchor: Anchor, role: str
) -> list[Text]:
    """Return the lines of a label; `place` is its x and the y around which it is centred."""
    x, middle = place
    top = middle - (len(lines) - 1) * size * LINE / 2
    return [
        Text(x, top + index * size * LINE + size * ASCENT, line, size, anchor, role=role)
        for index, line in enumerate(lines)
    ]
