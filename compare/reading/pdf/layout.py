"""Bring all that stands on a page into the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.reading.pdf.asides import captions_in, notes_in
from compare.reading.pdf.columns import groups_of, regions_of
from compare.reading.pdf.frame import Bounds
from compare.reading.pdf.grids import grids_of, is_table, rows_in
from compare.reading.pdf.regions import Kind, Region, Sheet, bounds_of
from compare.reading.pdf.segments import Segment
from compare.reading.pdf.tables import parted_at_tables, ruled_rows, unruled_rows
from compare.reading.pdf.vertical import Block, turned_frame

# A box is read apart from the text around it if it holds so many characters, and no more than
# this share of the page; smaller ones frame headings, larger ones the page.
_FEWEST_IN_BOX = 60
_MOST_IN_BOX = 0.7
# What a table stands for among the segments: as long as a line of a column.
_STAND_IN = "\u25a6" * 20
_HEIGHT_OF_EM = 0.92
_DESCENT = 0.12


@dataclass(frozen=True, slots=True)
class _Aside:
    bounds: Bounds
    regions: list[Region]


def laid_out(sheet: Sheet, body: float) -> list[Region]:
    """Return the pieces of a page in reading order; `body` is the usual size of the report."""
    if not sheet.segments and not sheet.blocks:
        return []
    rest, tables, boxes = _framed(sheet)
    notes = notes_in(rest, sheet.graphics.rules, body) if rest else []
    rest = _without(rest, notes)
    captions = captions_in(rest, sheet.graphics.pictures, body)
    rest = _without(rest, (one for caption in captions for one in caption))
    asides = [_Aside(bounds_of(box), _apart(box)) for box in [*boxes, *captions]]
    stand_ins = {id(stand_in): rows for stand_in, rows in tables}
    groups = groups_of([*rest, *(stand_in for stand_in, _ in tables)])
    regions: list[Region] = []
    for index, group in enumerate(groups):
        for region in regions_of(group, 1):
            regions.extend(_with_tables(region, stand_ins))
        for aside in asides:
            if _group_of(aside, groups) == index:
                regions.extend(aside.regions)
    if not groups:
        regions = [region for aside in asides for region in aside.regions]
    if notes:
        regions.append(Region(tuple(notes), Kind.NOTE))
    placed = [replace(region, page=sheet.page, frame=sheet.frame) for region in regions]
    for block in sheet.blocks:
        _insert(placed, block, sheet)
    return placed


def _framed(
    sheet: Sheet,
) -> tuple[list[Segment], list[tuple[Segment, list[Region]]], list[list[Segment]]]:
    """Return what stands in no frame, the tables with what stands for them, and the boxes."""
    rest = list(sheet.segments)
    tables: list[tuple[Segment, list[Region]]] = []
    boxes: list[list[Segment]] = []
    characters = sum(len(one.text) for one in rest)
    for grid in grids_of(sheet.graphics.rules):
        rows = rows_in(grid, rest)
        inside = [one for row in rows for cell in row for one in cell]
        length = sum(len(one.text) for one in inside)
        if is_table(rows):
            tables.append((_stand_in(grid.bounds), ruled_rows(rows)))
        elif len(rows) == len(inside[:1]) == 1 and (
            _FEWEST_IN_BOX <= length <= _MOST_IN_BOX * characters
        ):
            boxes.append(inside)
        else:
            continue
        rest = _without(rest, inside)
    return rest, tables, boxes


def _stand_in(bounds: Bounds) -> Segment:
    left, bottom, right, top = bounds
    size = (top - bottom) / _HEIGHT_OF_EM
    return Segment(_STAND_IN, left, right, bottom + _DESCENT * size, size, "", "")


def _without(segments: Iterable[Segment], taken: Iterable[Segment]) -> list[Segment]:
    gone = {id(one) for one in taken}
    return [one for one in segments if id(one) not in gone]


def _apart(segments: Sequence[Segment]) -> list[Region]:
    return [
        replace(region, kind=Kind.APART) if region.kind is Kind.FLOW else region
        for region in regions_of(segments)
    ]


def _with_tables(region: Region, stand_ins: dict[int, list[Region]]) -> Iterator[Region]:
    """Yield a region, parted where tables stand in it, and the rows of tables."""
    held = sorted(
        (one for one in region.segments if id(one) in stand_ins), key=lambda one: -one.top
    )
    rest = _without(region.segments, held)
    for table in held:
        above = [one for one in rest if one.middle[1] > table.middle[1]]
        yield from _plain(replace(region, segments=tuple(above)))
        yield from stand_ins[id(table)]
        rest = _without(rest, above)
    yield from _plain(replace(region, segments=tuple(rest)))


def _plain(region: Region) -> Iterator[Region]:
    if not region.segments:
        return
    if region.kind is Kind.TABLE:
        yield from unruled_rows(region)
    elif region.kind is Kind.FLOW:
        yield from parted_at_tables(region)
    else:
        yield region


def _group_of(aside: _Aside, groups: Sequence[Sequence[Segment]]) -> int:
    """Return the group that an aside stands in, by height; else the last one above it."""
    best, most = 0, 0.0
    for index, group in enumerate(groups):
        _, bottom, _, top = bounds_of(group)
        shared = min(top, aside.bounds[3]) - max(bottom, aside.bounds[1])
        if shared > most:
            best, most = index, shared
        elif not most and bottom >= aside.bounds[3]:
            best = index
    return best


def _insert(regions: list[Region], block: Block, sheet: Sheet) -> None:
    """Put vertical lines before the text that begins on their right, or else on their left."""
    headline = Region(block.segments, Kind.HEADLINE, (), sheet.page, turned_frame(sheet.frame))
    left, bottom, right, top = block.bounds
    beside: dict[bool, int] = {}
    below = len(regions)
    for index, region in reversed(list(enumerate(regions))):
        if region.kind in (Kind.HEADLINE, Kind.NOTE):
            continue
        edges = bounds_of(region.segments)
        if min(top, edges[3]) - max(bottom, edges[1]) > 0.3 * min(
            top - bottom, edges[3] - edges[1]
        ):
            if edges[0] >= right - 1 or edges[2] <= left + 1:
                beside[edges[0] >= right - 1] = index
        elif edges[3] <= bottom:
            below = index
    regions.insert(beside.get(True, beside.get(False, below)), headline)
