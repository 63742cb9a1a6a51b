"""The table of contents says less of annexes where two pages cannot hold all of it."""

from __future__ import annotations

from compare.briefing.contents import inner_entries
from compare.briefing.document import Heading, Part, PartKind
from tests.rendering.pdf.support import simple


def annex(number: int, heads: int) -> Part:
    blocks = tuple(Heading(1, "一、", "标题", f"a{number}-h{n}") for n in range(heads))
    return Part(PartKind.ANNEX, f"附件{number}", f"第{number}份", blocks, f"a{number}")


def test_all_entries_stand_while_there_is_room():
    assert len(inner_entries(simple(annexes=(annex(1, 5), annex(2, 4))))) == 9


def test_too_many_are_told_by_their_annex():
    assert inner_entries(simple(annexes=(annex(1, 50), annex(2, 40)))) == frozenset()
