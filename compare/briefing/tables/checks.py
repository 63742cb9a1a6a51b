"""Make the tables of what is to be checked: wording, closeness, copies, names, formula share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from compare.briefing.document import Cell, Inline, Inlines, Mark, Row, Run, Table
from compare.briefing.sources import Desk, displayed
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.checks import Closeness, Copy, ForeignName, WordingDoubt, WordingDoubtKind
from compare.model.findings import Passage
from compare.model.report import Role

# Letters of a sentence that are shown of the nearest one and of a long run.
_NEAREST = 48
_RUN = 120
# In a section of fewer letters a part in per cent says more than is known.
_FEW_LETTERS = 100
NOTHING = "—"


def wording_table(
    doubts: Sequence[WordingDoubt], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return doubted wordings with what is expected and why."""
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(desk.document(doubt.passage.document).speaker))),
                Cell(((_doubted(doubt, desk),),)),
                cell(Run(doubt.expected)),
                cell(Run(wording_reason(doubt, desk))),
            ),
            anchor=f"wording-{index}",
        )
        for index, doubt in enumerate(doubts, 1)
    )
    columns = columns_of(heads, (1.2, 4.6, 3.6, 3.0), (0,))
    return Table(number, caption, columns, rows, "table-wording")


def wording_reason(doubt: WordingDoubt, desk: Desk) -> str:
    """Return why a wording is doubted, in words, with the counts."""
    words = desk.word("wording_kind", doubt.kind)
    if doubt.since:
        words = desk.word("wording_basis", "since").format(kind=words, since=doubt.since)
    expected, found = doubt.differing
    if (expected or found) and doubt.kind is not WordingDoubtKind.ORDER:
        how = "other" if expected and found else "less" if expected else "more"
        words = desk.word("wording_basis", how).format(expected=expected, found=found)
    basis = desk.word("wording_basis", doubt.basis)
    if not doubt.expected_by:
        return f"{basis}{words}"
    counts = desk.word("wording_basis", "counts")
    return f"{basis}{words}" + counts.format(others=doubt.expected_by, found=doubt.found_by)


def _doubted(doubt: WordingDoubt, desk: Desk) -> Inline:
    """Return a wording as a quotation, wholly marked, with what is expected as a suggestion."""
    passage = doubt.passage
    quotation = desk.quotation(passage, [(0, len(passage.text), Mark.DOUBT, None)])
    expected = displayed(doubt.expected)
    runs = (
        replace(run, suggestion=expected) if run.mark is Mark.DOUBT else run
        for run in quotation.runs
    )
    return replace(quotation, runs=tuple(runs))


Shares = Mapping[str, Sequence[int]]
PARTS = ("verbatim", "variant", "related", "absent")


def closeness_table(
    counts: Shares, desk: Desk, number: str, *, caption: str, heads: Heads, note: Inlines
) -> Table:
    """Return each district's closeness to the upper level in parts of its letters."""
    rows = tuple(
        Row((cell(Run(desk.short(name))), *(cell(Run(text)) for text in _parts(count))))
        for name, count in counts.items()
    )
    columns = columns_of(heads, (2.0, 1.4, 1.6, 1.6, 1.6, 1.6), range(len(heads)))
    made = Table(number, caption, columns, rows, "table-closeness", note)
    return _without_empty(made, range(2, len(heads)))


def section_closeness_table(
    items: Sequence[Closeness], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return the closeness of single sections, each with its nearest sentence."""
    rows = []
    last = ""
    for item in items:
        document = desk.document(item.document)
        section = document.section(item.section)
        name = (section.heading or desk.word("role", section.role)).rstrip("。")
        count = (item.letters, item.verbatim, item.variant, item.related, item.absent)
        rows.append(
            Row(
                (
                    cell(Run(desk.short(document.speaker) if document.speaker != last else "")),
                    cell(Run(name)),
                    *(cell(Run(text)) for text in _parts(count, _FEW_LETTERS)),
                    _nearest(item, desk),
                )
            )
        )
        last = document.speaker
    columns = columns_of(heads, (1.1, 2.6, 0.9, 1.0, 1.0, 1.0, 1.0, 3.8), (0, 2, 3, 4, 5, 6))
    made = Table(number, caption, columns, tuple(rows), "table-section-closeness")
    return _without_empty(made, range(3, 7))


def _without_empty(table: Table, places: Sequence[int]) -> Table:
    """Return a table without those of the columns at these places that say nothing."""
    empty = {
        place
        for place in places
        if all(row.cells[place].paragraphs == cell(Run(NOTHING)).paragraphs for row in table.rows)
    }
    kept = [place for place in range(len(table.columns)) if place not in empty]
    rows = (replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.rows)
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=tuple(rows))


def _parts(count: Sequence[int], least: int = 0) -> list[str]:
    """Return the number of letters, then the parts in per cent, — of fewer than `least` letters."""
    letters = count[0]
    if letters < least:
        return [str(letters), *(NOTHING for _ in count[1:])]
    return [str(letters), *(percent(part, letters) for part in count[1:])]


def percent(part: int, whole: int) -> str:
    """Return a part in whole per cent, — for none, less than one as such."""
    if not part or not whole:
        return NOTHING
    share = 100 * part / whole
    return "<1%" if share < 1 else f"{share:.0f}%"


def _nearest(item: Closeness, desk: Desk) -> Cell:
    if item.nearest is None:
        return cell(Run("—", Mark.MUTED))
    own, upper = item.nearest
    common = _common(own.text, upper.text)
    return Cell(
        tuple((desk.quotation(desk.excerpt(side, common, _NEAREST)),) for side in (own, upper))
    )


def _common(a: str, b: str) -> str:
    """Return the longest wording that two texts share."""
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return a[match.a : match.a + match.size]


def copy_table(
    copies: Sequence[Copy], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return long common runs with both places, the equal part, and that of both texts."""
    rows = tuple(
        Row(
            (
                _side(copy.a, desk),
                _side(copy.b, desk),
                cell(
                    Run(
                        desk.word("copy", "told").format(
                            letters=copy.letters,
                            share=round(100 * copy.share),
                            a=_per_cent(copy.shares[0]),
                            b=_per_cent(copy.shares[1]),
                        )
                    )
                ),
            )
        )
        for copy in copies
    )
    return Table(number, caption, columns_of(heads, (5.0, 5.0, 2.4)), rows, "table-copies")


def _per_cent(share: float) -> str:
    return f"{100 * share:.1f}"


def _side(passages: Sequence[Passage], desk: Desk) -> Cell:
    """Return one side of a run: the district, then its passages."""
    name = desk.short(desk.document(passages[0].document).speaker)
    quoted: list[Inlines] = []
    for index, passage in enumerate(passages):
        quotation = desk.quotation(desk.excerpt(passage, "", _RUN))
        head: Inlines = () if index else (Run(f"{name}：", Mark.STRONG),)
        quoted.append((*head, quotation))
    return Cell(tuple(quoted))


def foreign_name_table(
    names: Sequence[ForeignName], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return place names of elsewhere with their clauses."""
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(desk.document(name.passage.document).speaker))),
                cell(Run(name.place)),
                Cell(((desk.quotation(desk.clause(name.passage)),),)),
                cell(Run(desk.word("foreign_sign", name.sign))),
            )
        )
        for name in names
    )
    columns = columns_of(heads, (1.4, 1.8, 5.6, 3.4), (0, 1))
    return Table(number, caption, columns, rows, "table-foreign-names")


def formula_share_table(
    counts: Mapping[str, Mapping[Role | None, tuple[int, int]]],
    roles: Sequence[Role],
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Heads,
    note: Inlines,
) -> Table:
    """Return the share of common stock of each district: as a whole, its own part, by role."""
    rows = []
    for district, found in counts.items():
        letters, inside = found.get(None, (0, 0))
        cells = [
            percent(inside, letters),
            percent(letters - inside, letters),
            *(percent(*reversed(found[r])) if r in found else "" for r in roles),
        ]
        rows.append(Row((cell(Run(desk.short(district))), *(cell(Run(text)) for text in cells))))
    names = (*heads, *(desk.word("role", role) for role in roles))
    columns = columns_of(names, (1.6, *(1.2 for _ in names[1:])), range(len(names)))
    return Table(number, caption, columns, tuple(rows), "table-formula-shares", note)
