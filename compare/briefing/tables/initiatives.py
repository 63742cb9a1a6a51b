"""Make the tables of distinctive initiatives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.briefing.document import (
    Cell,
    Mark,
    Quotation,
    Row,
    Run,
    Table,
)
from compare.briefing.sources import Desk, Marked, displayed, formula_marks
from compare.briefing.tables.parts import Heads, cell, columns_of, folded
from compare.model.findings import Initiative
from compare.model.report import CleanText
from compare.passages import passage_of
from compare.settings import Settings

# Letters of a quotation of a neighbour in the annex.
_NEIGHBOUR = 64
_WHOLE = 10_000
# With more districts, names with few words around them stand in two columns; the annex has all.
_FEW_ITEMS = 18
_SHORTEST_QUOTATION = 30
# Up to so many stand in one column however little room there is.
_SINGLE = 8
# With fewer letters a quotation has no room for a reason beside it.
_ROOM_FOR_REASON = 40
_QUOTED = re.compile("“([^“”]+)”")
# A reason that more of the items share is left to the words before the table.
_MOST = 0.6
# The reasons get a column where at least this share of the items has one of its own.
_COLUMN = 0.5


def initiative_table(
    items: Sequence[Initiative], desk: Desk, number: str, *, caption: str, heads: Heads, none: str
) -> Table:
    """Return initiatives with reason and nearest neighbour, `none` where nothing is near enough."""
    least = Settings.model_validate(desk.findings.settings).initiatives.least_near
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(desk.document(item.passage.document).speaker))),
                Cell(((initiative_quotation(item, desk),),)),
                cell(Run(item.reason)),
                _nearest_cell(item, desk, none, least),
            ),
            anchor=f"initiative-{index}",
        )
        for index, item in enumerate(items, 1)
    )
    columns = columns_of(heads, (1.2, 4.8, 2.6, 3.8), (0,))
    return Table(number, caption, columns, rows, "table-initiatives")


def highlight_table(
    items: Sequence[Initiative],
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Heads,
    longest: int,
) -> Table:
    """Return chosen initiatives with about `longest` letters around the name, by district.

    With two heads the reasons are left out, and so is what most reasons have in common: the
    words before the table say it.
    """
    if len(items) > _FEW_ITEMS or (len(items) > _SINGLE and longest < _SHORTEST_QUOTATION):
        return _folded_highlights(
            items, desk, number, caption=caption, heads=heads, longest=longest
        )
    reasons = _reasons_beside(items) if longest >= _ROOM_FOR_REASON else [""] * len(items)
    with_reasons = len(heads)
    if sum(map(bool, reasons)) < _COLUMN * len(reasons):
        heads = heads[:2]
    rows = []
    last = ""
    for item, reason in zip(items, reasons, strict=True):
        speaker = desk.document(item.passage.document).speaker
        quotation = initiative_quotation(item, desk, longest)
        beside = (Run(f"（{reason}）", Mark.MUTED),) if reason and len(heads) < with_reasons else ()
        cells = (
            cell(Run(desk.short(speaker) if speaker != last else "")),
            Cell(((quotation, *beside),)),
            cell(Run(reason or "—")),
        )
        rows.append(Row(cells[: len(heads)]))
        last = speaker
    columns = columns_of(heads, (1.2, 8.0, 2.8)[: len(heads)], (0,))
    return Table(number, caption, columns, tuple(rows), "table-highlights")


def _folded_highlights(
    items: Sequence[Initiative],
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Heads,
    longest: int,
) -> Table:
    rows = [
        Row(
            (
                cell(Run(desk.short(desk.document(item.passage.document).speaker))),
                Cell(((_shortest(item, desk, longest),),)),
            )
        )
        for item in items
    ]
    columns, paired = folded(columns_of(heads[:2], (1.2, 4.8), (0,)), rows)
    return Table(number, caption, tuple(columns), tuple(paired), "table-highlights")


def _shortest(item: Initiative, desk: Desk, longest: int) -> Quotation:
    """Return the name in few words around it, alone where there is no room for them."""
    if longest < _SHORTEST_QUOTATION:
        return name_quotation(item, desk)
    return initiative_quotation(item, desk, _SHORTEST_QUOTATION)


def _reasons_beside(items: Sequence[Initiative]) -> list[str]:
    """Return the reasons without the name, which stands marked in the quotation beside it.

    What is said of most of the items is said of none.
    """
    parted = [_reason_parts(item) for item in items]
    counts = Counter(part for parts in parted for part in parts)
    usual = {part for part, count in counts.items() if count > _MOST * len(items)}
    return ["；".join(part for part in parts if part not in usual) for parts in parted]


def _reason_parts(item: Initiative) -> list[str]:
    """Return the reasons one by one, without those that only quote what stands beside them."""
    name = f"“{displayed(item.name)}”"
    parts = [part.removeprefix("以").removeprefix(name) for part in re.split("[；，]", item.reason)]
    told = displayed(item.passage.text)
    own = (part for part in parts if not _QUOTED.search(part) or _quoted(part) not in told)
    return list(dict.fromkeys(part for part in own if part))


def _quoted(words: str) -> str:
    found = _QUOTED.search(words)
    return found.group(1) if found else ""


def initiative_quotation(item: Initiative, desk: Desk, longest: int = _WHOLE) -> Quotation:
    """Return an initiative's passage with its name and the formulas inside it marked."""
    passage = desk.excerpt(item.passage, item.name, longest)
    text = passage.text
    place = text.find(item.name)
    own: list[Marked] = []
    if place >= 0:
        own.append((place, place + len(item.name), Mark.INITIATIVE, None))
    common = formula_marks(desk, passage.document, desk.positions(passage))
    return desk.quotation(passage, [*own, *common])


def name_quotation(item: Initiative, desk: Desk) -> Quotation:
    """Return an initiative's name as it stands in the text, or the clauses around it."""
    positions = desk.positions(item.passage)
    place = item.passage.text.find(item.name)
    if place < 0 or not positions:
        return desk.quotation(desk.excerpt(item.passage, item.name, _SHORTEST_QUOTATION))
    document = desk.document(item.passage.document)
    sources = {document.source: desk.source(document)}
    clean = CleanText(item.passage.text, positions)
    return desk.quotation(passage_of(clean, document, sources, place, place + len(item.name)))


def _nearest_cell(item: Initiative, desk: Desk, none: str, least: float) -> Cell:
    if item.nearest is None or item.nearest.score < least:
        return cell(Run(none, Mark.MUTED))
    document = desk.document(item.nearest.passage.document)
    return Cell(
        (
            (
                Run(f"{desk.short(document.speaker)}（{item.nearest.score:.0f}）：", Mark.MUTED),
                desk.quotation(desk.excerpt(item.nearest.passage, item.name, _NEIGHBOUR)),
            ),
        )
    )
