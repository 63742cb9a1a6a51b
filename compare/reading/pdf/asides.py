"""Find what stands beside the running text: footnotes, captions of pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import takewhile

from compare.reading.pdf.frame import Bounds
from compare.reading.pdf.lines import rows_of_segments
from compare.reading.pdf.regions import bounds_of, holds
from compare.reading.pdf.segments import Segment

# Notes are smaller than the text by this share, and begin with a mark.
_SMALLER = 0.95
_NOTE = re.compile(r"[①-⑳⑴-⒇*＊※]|[\[［〔【(（]\d{1,3}[\])）〕】］]|\d{1,2}[“‘《]|注[：:]|注释")
# The rule above notes is at least so long, in points, and no longer than this share of the text.
_SHORTEST_RULE = 30.0
_LONGEST_RULE = 0.6
# A caption stands no further below its picture than this, in em, and has no more lines.
_BELOW_PICTURE = 2.2
_CAPTION_LINES = 5
_PITCH = 2.0
# A picture with more stretches of text on it lies behind the text.
_ON_PICTURE = 3


def notes_in(segments: Sequence[Segment], rules: Sequence[Bounds], body: float) -> list[Segment]:
    """Return the footnotes: what is small at the foot, below a short rule or behind a mark."""
    for rule in sorted(rules, key=lambda one: one[1]):
        found = _below_rule(segments, rule, body)
        if found:
            return found
    rows = rows_of_segments(segments)
    foot = list(takewhile(lambda row: all(map(_is_smaller(body), row)), reversed(rows)))[::-1]
    if len(foot) == len(rows):
        return []
    while foot and not begins_note(foot[0][0].text):
        foot.pop(0)
    return [segment for row in foot for segment in row]


def begins_note(text: str) -> bool:
    """Tell whether a line begins with the mark of a footnote."""
    return _NOTE.match(text) is not None


def _is_smaller(body: float) -> Callable[[Segment], bool]:
    return lambda segment: segment.size < _SMALLER * body


def _below_rule(segments: Sequence[Segment], rule: Bounds, body: float) -> list[Segment]:
    left, bottom, right, top = rule
    text = bounds_of(segments)
    level = top - bottom < right - left
    if not level or not _SHORTEST_RULE <= right - left <= _LONGEST_RULE * (text[2] - text[0]):
        return []
    below = [one for one in segments if one.middle[1] < bottom and one.right > left]
    column = [one for one in below if one.left < right]
    if not column or abs(min(one.left for one in column) - left) > 3 * body:
        return []
    edge = max(one.right for one in column)
    found = [one for one in below if one.left < edge]
    if len(found) == len(segments) or not all(map(_is_smaller(body), found)):
        return []
    return found


def captions_in(
    segments: Sequence[Segment], pictures: Sequence[Bounds], body: float
) -> list[list[Segment]]:
    """Return the captions below pictures: small, or in another face than the text."""
    if not segments:
        return []
    faces: Counter[str] = Counter()
    for segment in segments:
        faces[segment.first_face] += len(segment.text)
    usual = faces.most_common(1)[0][0]
    found: list[list[Segment]] = []
    for picture in pictures:
        if sum(holds(picture, segment) for segment in segments) >= _ON_PICTURE:
            continue
        caption = _below(segments, picture)
        if caption and (caption[0].first_face != usual or caption[0].size < _SMALLER * body):
            found.append(caption)
    return found


def _below(segments: Sequence[Segment], picture: Bounds) -> list[Segment]:
    left, edge, right, _ = picture
    near = [
        one
        for one in segments
        if one.left < right and one.right > left and edge - 12 * one.size < one.middle[1] < edge
    ]
    caption: list[Segment] = []
    for row in rows_of_segments(near)[:_CAPTION_LINES]:
        first = row[0]
        room = _BELOW_PICTURE if not caption else _PITCH
        inside = all(one.left >= left - one.size and one.right <= right + one.size for one in row)
        alike = not caption or (
            first.first_face == caption[0].first_face and abs(first.size - caption[0].size) < 0.3
        )
        if not (inside and alike and edge - first.base <= room * first.size):
            break
        caption.extend(row)
        edge = first.base
    return caption
