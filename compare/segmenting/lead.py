"""Find the lead of a plan: what stands between its heading and its first task."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import PART_LEVEL, Piece
from compare.segmenting.numbering import counted_rest
from compare.segmenting.roles import is_guidance, passage_role


def end_of_lead(
    pieces: Sequence[Piece], start: int, end: int, lexicon: Lexicon, *, named: bool
) -> int:
    """Return the index behind the last piece of the lead that begins at `start`.

    The lead says what the coming year demands; where it does not, it is empty. It ends before the
    first task or the sentence that announces the tasks; without either it ends with the last
    paragraph that demands something, or, where the heading has `named` the demands, at `end`.
    """
    rules = lexicon.table("structure")["lead"]
    stop = next((i for i in range(start, end) if _ends(pieces, start, i, lexicon)), None)
    lead = range(start, end if stop is None else stop)
    demanding = [i for i in lead if named or _demands(pieces[i].text.text, lexicon)]
    if not demanding:
        return start
    if stop is not None or named:
        return lead.stop
    last = pieces[max(i for i in lead if _holds(pieces[i].text.text, rules, lexicon))].paragraph
    return next((i for i in lead if pieces[i].paragraph > last), lead.stop)


def next_part(pieces: Sequence[Piece], start: int, level: int) -> int:
    """Return the index of the next own-line heading of a level or above it."""
    for index in range(start, len(pieces)):
        piece = pieces[index]
        own_line = piece.kind is HeadingKind.OWN_LINE
        if own_line and piece.level <= max(level, PART_LEVEL):
            return index
    return len(pieces)


def _ends(pieces: Sequence[Piece], start: int, index: int, lexicon: Lexicon) -> bool:
    """Tell whether the first task stands or is announced at `index`."""
    piece = pieces[index]
    table = lexicon.table("structure")
    text = piece.text.text
    counted = counted_rest(text, table) is not None
    if not piece.is_heading and not counted:
        return pattern(table["lead"]["tasks"]).search(text) is not None
    inside = index > start and pieces[index - 1].paragraph == piece.paragraph
    if piece.kind is HeadingKind.RUN_IN and inside and not counted:
        return False
    return not (counted and _demanded(pieces, start, index, table))


def _demanded(pieces: Sequence[Piece], start: int, index: int, table: Table) -> bool:
    """Tell whether a counted item belongs to a list of what is demanded, not of tasks."""
    for before in range(index - 1, start - 1, -1):
        text = pieces[before].text.text
        if pattern(table["lead"]["tasks"]).search(text):
            return False
        if pattern(table["lead"]["demands"]).search(text):
            return True
    return False


def _demands(text: str, lexicon: Lexicon) -> bool:
    return is_guidance(text, lexicon) or passage_role(text, lexicon) is Role.OVERALL_REQUIREMENT


def _holds(text: str, rules: Table, lexicon: Lexicon) -> bool:
    """Tell whether a sentence demands, sets targets or says what reaching them takes."""
    return (
        _demands(text, lexicon)
        or passage_role(text, lexicon) is Role.TARGETS
        or pattern(rules["demands"]).search(text) is not None
    )
