"""Make the tables of what the upper level's report and lower districts have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from compare.briefing.document import Cell, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.briefing.tables.years import anchor_of
from compare.model.checks import UpperWording

_NONE = Run("—", Mark.MUTED)
# With more districts the table of sections only counts them.
_FEW = 8
_VERBATIM = "verbatim"


Parts = Sequence[tuple[str, Sequence[UpperWording]]]


def upper_part_table(parts: Parts, desk: Desk, number: str, caption: str, heads: Heads) -> Table:
    """Return for each part of the upper level how many of its wordings each district has.

    Of few districts each has a column with those word for word and varied; of many their number.
    """
    districts = _lower(parts, desk)
    is_few = len(districts) <= _FEW
    rows = []
    for name, own in parts:
        words = _heading(own[0], desk) if name == own[0].upper_section else desk.word("role", name)
        told = len({w.upper.start for w in own})
        speakers = [[w for w in own if _speaker(w, desk) == district] for district in districts]
        cells = [cell(Run(words)), cell(Run(str(told)))]
        if is_few:
            cells += [cell(_counts(found, desk)) for found in speakers]
        else:
            cells += [cell(Run(str(sum(map(bool, speakers))))), cell(_counts(own, desk))]
        rows.append(Row(tuple(cells)))
    titles = [desk.short(d) for d in districts] if is_few else heads[2:]
    widths = (4.0, 1.2, *(1.5 for _ in titles))
    columns = columns_of((*heads[:2], *titles), widths, range(1, len(titles) + 2))
    return Table(number, caption, columns, tuple(rows), anchor_of("upper", number))


def _lower(parts: Parts, desk: Desk) -> list[str]:
    """Return the districts that have any of the wordings, in the order of the briefing."""
    found = {_speaker(wording, desk) for _, own in parts for wording in own}
    return [district for district in desk.districts if district in found]


def upper_wording_table(
    wordings: Sequence[UpperWording], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return the upper level's wordings with the districts that have each, and a varied form."""
    rows = []
    for _, group in groupby(wordings, lambda w: (w.upper.document, w.upper.start, w.upper.end)):
        own = list(group)
        varied = [w for w in own if w.grade != _VERBATIM]
        rows.append(
            Row(
                (
                    Cell(((desk.quotation(own[0].upper),),)),
                    cell(Run(_names([w for w in own if w.grade == _VERBATIM], desk))),
                    cell(Run(_names(varied, desk))),
                    Cell(((desk.quotation(varied[0].passage),),)) if varied else cell(_NONE),
                )
            )
        )
    columns = columns_of(heads, (4.2, 2.2, 2.2, 3.8))
    return Table(number, caption, columns, tuple(rows), "table-upper-wordings")


def by_section(wordings: Sequence[UpperWording]) -> list[tuple[str, list[UpperWording]]]:
    """Return wordings by the section of the upper level, in its order."""
    found: dict[str, list[UpperWording]] = {}
    for wording in sorted(wordings, key=lambda w: (w.upper.document, w.upper.start)):
        found.setdefault(wording.upper_section, []).append(wording)
    return list(found.items())


def by_role(wordings: Sequence[UpperWording], desk: Desk) -> list[tuple[str, list[UpperWording]]]:
    """Return wordings by the role of the upper level's section, in its order."""
    found: dict[str, list[UpperWording]] = {}
    for section, own in by_section(wordings):
        document = desk.document(own[0].upper.document)
        found.setdefault(document.section(section).role.value, []).extend(own)
    return list(found.items())


def _speaker(wording: UpperWording, desk: Desk) -> str:
    return desk.document(wording.passage.document).speaker


def _heading(wording: UpperWording, desk: Desk) -> str:
    """Return the heading above a wording, or what its section is there for."""
    document = desk.document(wording.upper.document)
    words = desk.section_words(document, wording.upper.start)
    return words or desk.word("role", document.section(wording.upper_section).role)


def _counts(wordings: Sequence[UpperWording], desk: Desk) -> Run:
    if not wordings:
        return _NONE
    exact = len({w.upper.start for w in wordings if w.grade == _VERBATIM})
    varied = len({w.upper.start for w in wordings if w.grade != _VERBATIM})
    return Run(desk.labels["upper"]["counts"].format(exact=exact, varied=varied))


def _names(wordings: Sequence[UpperWording], desk: Desk) -> str:
    names = dict.fromkeys(desk.short(_speaker(w, desk)) for w in wordings)
    return "、".join(names) or "—"
