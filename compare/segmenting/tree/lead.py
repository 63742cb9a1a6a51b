"""Find the lead of a plan: what stands between its heading and its first task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import PART_LEVEL, Piece
from compare.segmenting.numbering import counted_rest
from compare.segmenting.roles import is_guidance, passage_role

_QUOTED = re.compile("“[^”]*”")
# Characters behind the words of an announcement that still are its end.
_NEAR_END = 6


def end_of_lead(
    pieces: Sequence[Piece], start: int, end: int, lexicon: Lexicon, *, named: bool
) -> int:
    """Return the index behind the last piece of the lead that begins at `start`.

    The lead says what the coming year demands; where it does not, it is empty. It ends before the
    first task or the sentence that announces the tasks; without either it ends with the last
    paragraph that demands something, or, where the heading has `named` demands, at `end`.
    """
    rules = lexicon.table("structure")["lead"]
    stop = _stop(pieces, start, end, lexicon, plainly=named)
    lead = range(start, end if stop is None else stop)
    if not named and not any(_shows_lead(pieces[i].text.text, lexicon) for i in lead):
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


def _stop(
    pieces: Sequence[Piece], start: int, end: int, lexicon: Lexicon, *, plainly: bool
) -> int | None:
    """Return the index of the first task, or of the sentence that announces the tasks.

    Below a heading that names demands, tasks must be announced `plainly` as such.
    """
    for index in range(start, end):
        text = pieces[index].text.text
        if _is_task(pieces, start, index, lexicon, plainly=plainly):
            return index
        if not pieces[index].is_heading and _announces_tasks(text, lexicon, plainly=plainly):
            # A sentence that demands and announces in one breath belongs to the demands.
            return index + 1 if _demands(text, lexicon) else index
    return None


def _is_task(
    pieces: Sequence[Piece], start: int, index: int, lexicon: Lexicon, *, plainly: bool
) -> bool:
    """Tell whether a heading or a counted item begins with the tasks."""
    piece = pieces[index]
    table = lexicon.table("structure")
    counted = counted_rest(piece.text.text, table) is not None
    if counted:
        return not _demanded(pieces, start, index, lexicon, plainly=plainly)
    inside = index > start and pieces[index - 1].paragraph == piece.paragraph
    return piece.is_heading and not (piece.kind is HeadingKind.RUN_IN and inside)


def _announces_tasks(text: str, lexicon: Lexicon, *, plainly: bool = False) -> bool:
    rules = lexicon.table("structure")["lead"]
    own = _QUOTED.sub("", text)
    found = pattern(rules["tasks"]).search(own)
    if found is None or (plainly and not pattern(rules["plainly"]).search(found.group())):
        return False
    near_end = len(own) - found.end() <= _NEAR_END
    return near_end or len(own) <= rules["longest_announcement"]


def _demanded(
    pieces: Sequence[Piece], start: int, index: int, lexicon: Lexicon, *, plainly: bool
) -> bool:
    """Tell whether a counted item belongs to a list of what is demanded, not of tasks."""
    for before in range(index - 1, start - 1, -1):
        text = pieces[before].text.text
        if _announces_tasks(text, lexicon, plainly=plainly):
            return False
        if pattern(lexicon.table("structure")["lead"]["demands"]).search(text):
            return True
    return False


def _shows_lead(text: str, lexicon: Lexicon) -> bool:
    return _demands(text, lexicon) or passage_role(text, lexicon) is Role.TARGETS


def _demands(text: str, lexicon: Lexicon) -> bool:
    return is_guidance(text, lexicon) or passage_role(text, lexicon) is Role.OVERALL_REQUIREMENT


def _holds(text: str, rules: Table, lexicon: Lexicon) -> bool:
    """Tell whether a sentence demands, sets targets or says what reaching them takes."""
    said = pattern(rules["demands"]).search(text) is not None
    return said or _shows_lead(text, lexicon)
