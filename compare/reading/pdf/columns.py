"""Cut a page into columns, recursively, so that its pieces come in reading order.

A page is cut where nothing is written: first from top to bottom, which parts columns, and only
where that is not possible from left to right, which takes off headlines and other pieces that
reach across columns (a recursive XY-cut). The order of the content stream plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median

from compare.reading.pdf.regions import Kind, Region
from compare.reading.pdf.segments import Segment

Interval = tuple[float, float]

# Marks of punctuation whose right half, in em, is empty.
_HANGING = frozenset("，。、；：！？”’）》】」』")
_HANG = 0.5
# The room between two columns, in em of the usual size, is at least this wide.
_GUTTER = 0.9
# Few lines may leave room at the same place by chance; then a gutter must be wider.
_WIDE_GUTTER = 1.4
_FEW_LINES = 4
# A column has this many lines, or lines of this many characters.
_LINES_OF_COLUMN = 2
_LINE_OF_COLUMN = 8
# Aligned pieces shorter than this, in characters, are the cells of a table, to be read by rows.
_LONGEST_CELL = 7
_ALIGNED = 0.7
# A headline is larger than the text above it by this share.
_HEADLINE = 1.3
# A line this far below columns, in em, is no part of them if it reaches across.
_FAR = 2.5
# Pages are nested a few levels deep; a page that needs more is not laid out in columns.
_DEEPEST = 12
# More lines than any page holds would take minutes to group, and mean no layout.
_MOST_BANDS = 600


def groups_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the groups of a page, from the top, that reach over all of its width."""
    bands = _bands(segments)
    return _groups(bands) if len(bands) <= _MOST_BANDS else [list(segments)]


def regions_of(segments: Sequence[Segment], depth: int = 0) -> list[Region]:
    """Return the pieces of a page in reading order."""
    if not segments:
        return []
    if depth >= _DEEPEST:
        return [Region(tuple(segments))]
    groups = groups_of(segments)
    if len(groups) > 1:
        return [region for group in groups for region in regions_of(group, depth + 1)]
    return _cut_columns(segments, depth)


def _cut_columns(segments: Sequence[Segment], depth: int) -> list[Region]:
    gutters = gutters_of(segments)
    if not gutters:
        return [Region(tuple(segments))]
    if _is_table(segments, gutters):
        return [Region(tuple(segments), Kind.TABLE)]
    columns = columns_by(segments, gutters)
    return [region for column in columns for region in regions_of(column, depth + 1)]


def _bands(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return groups of segments, from the top, between which nothing is written."""
    bands: list[list[Segment]] = []
    floor = 0.0
    for segment in sorted(segments, key=lambda one: -one.top):
        if bands and segment.top > floor:
            bands[-1].append(segment)
            floor = min(floor, segment.bottom)
        else:
            bands.append([segment])
            floor = segment.bottom
    return bands


def _groups(bands: Sequence[list[Segment]]) -> list[list[Segment]]:
    """Return runs of bands that either share a gutter or have none."""
    groups: list[list[list[Segment]]] = []
    parted = False
    for number, band in enumerate(bands):
        above = [*chain(*groups[-1])] if groups else []
        together = bool(above) and bool(gutters_of([*above, *band]))
        if parted and together and not _is_across(above, band, bands[number + 1 :]):
            groups[-1].append(band)
        elif groups and not parted and together and all(map(_is_parted, groups[-1])):
            groups[-1].append(band)
            parted = True
        elif groups and not parted and not gutters_of(band):
            groups[-1].append(band)
        else:
            heads = _heads(groups[-1], band) if groups and not parted else []
            groups.append([*heads, band])
            parted = bool(gutters_of(band))
    return [list(chain(*group)) for group in groups if group]


def _is_across(
    group: Sequence[Segment], band: Sequence[Segment], below: Iterable[Sequence[Segment]]
) -> bool:
    """Tell whether a band alone below columns belongs to none of them.

    Such are headlines, which need not be wider than a column, and what stands far below.
    """
    size = median(segment.size for segment in group)
    large = all(segment.size >= _HEADLINE * size for segment in band)
    far = min(one.bottom for one in group) - max(one.top for one in band) > _FAR * size
    if not large and (not far or _is_parted(band)):
        return False
    columns = columns_by(group, gutters_of(group))
    edges = [(min(c.left for c in one), max(c.right for c in one)) for one in columns if one]
    over = [(left, right) for left, right in edges if _covers(band, left, right)]
    if any(not _fits(one, edges, size) for one in band):
        return True
    others = [edge for edge in edges if edge not in over]
    return large and any(_covers(one, left, right) for one in below for left, right in others)


def _covers(segments: Sequence[Segment], left: float, right: float) -> bool:
    return any(one.left < right and one.right > left for one in segments)


def _fits(segment: Segment, edges: Sequence[Interval], room: float) -> bool:
    """Tell whether a segment lies within one of several columns."""
    return any(
        left - room <= segment.left and segment.right <= right + room for left, right in edges
    )


def _heads(group: list[list[Segment]], band: list[Segment]) -> list[list[Segment]]:
    """Take from the end of a group the bands that are first lines of columns below."""
    start = len(group)
    below = list(band)
    for index in range(len(group) - 1, -1, -1):
        below.extend(group[index])
        if not gutters_of(below):
            break
        if _is_parted(group[index]):
            start = index
    heads = group[start:]
    del group[start:]
    return heads


def _is_parted(band: Sequence[Segment]) -> bool:
    """Tell whether pieces stand side by side in a band."""
    row = sorted(band, key=lambda one: one.left)
    return any(
        one.right <= other.left and min(one.top, other.top) > max(one.bottom, other.bottom)
        for one, other in pairwise(row)
    )


def gutters_of(segments: Sequence[Segment]) -> list[Interval]:
    """Return the empty stretches, from left to right, that part columns."""
    size = median(segment.size for segment in segments)
    return [
        (left, right)
        for left, right in free_between(segments, _GUTTER * size)
        if _parts_columns(segments, (left, right), size)
    ]


def free_between(segments: Sequence[Segment], least: float) -> Iterator[Interval]:
    """Yield the stretches, from the left, of at least so many points that no segment covers."""
    edge: float | None = None
    for left, right in sorted((segment.left, _ink_right(segment)) for segment in segments):
        if edge is not None and left - edge >= least:
            yield edge, left
        edge = right if edge is None else max(edge, right)


def _ink_right(segment: Segment) -> float:
    """Return where a segment ends; a mark of punctuation at its end may hang over the edge."""
    hangs = segment.text[-1] in _HANGING
    return segment.right - (_HANG * segment.size if hangs else 0.0)


def _parts_columns(segments: Sequence[Segment], gutter: Interval, size: float) -> bool:
    """Tell whether what stands on both sides of an empty stretch are columns."""
    middle = sum(gutter) / 2
    left = [segment for segment in segments if _ink_right(segment) <= middle]
    right = [segment for segment in segments if segment.left >= middle]
    if not _side_by_side(left, right):
        return False
    if min(_length(left), _length(right)) >= _LINE_OF_COLUMN:
        return True
    lines = min(_line_count(left), _line_count(right))
    wide = gutter[1] - gutter[0] >= _WIDE_GUTTER * size
    return lines >= (_LINES_OF_COLUMN if wide else _FEW_LINES)


def _side_by_side(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Tell whether both sides share some height; else one stands above the other."""
    top = min(max(one.top for one in side) for side in (left, right))
    bottom = max(min(one.bottom for one in side) for side in (left, right))
    return top > bottom


def _line_count(segments: Sequence[Segment]) -> int:
    return len({round(segment.base) for segment in segments})


def _length(segments: Sequence[Segment]) -> float:
    return median(len(segment.text) for segment in segments)


def columns_by(segments: Sequence[Segment], gutters: Sequence[Interval]) -> list[list[Segment]]:
    """Return the segments between gutters, from the left."""
    columns: list[list[Segment]] = [[] for _ in range(len(gutters) + 1)]
    for segment in segments:
        middle = (segment.left + segment.right) / 2
        columns[sum(middle > right for _, right in gutters)].append(segment)
    return columns


def _is_table(segments: Sequence[Segment], gutters: Sequence[Interval]) -> bool:
    """Tell whether the columns are those of a table: short pieces that line up in rows."""
    columns = columns_by(segments, gutters)
    if sum(_length(column) <= _LONGEST_CELL for column in columns) * 2 < len(columns):
        return False
    bases = [{round(segment.base) for segment in column} for column in columns]
    fewest, most = min(bases, key=len), max(bases, key=len)
    shared = sum(any(base + step in most for step in (-1, 0, 1)) for base in fewest)
    return shared >= _ALIGNED * len(fewest)
