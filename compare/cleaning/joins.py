"""Join what page breaks, columns and photographs cut apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from compare.cleaning.noise import LineKind, SortedLine
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import CleanText
from compare.model.source import Source
from compare.text import TERMINALS, compact, letters_of
from compare.words import splits_word

# The dots that lead to the page in a table of contents are no stop.
_LEADER = re.compile(r"[.．·…•_][.．·…•_]+\d{1,3}$")
_CLOSING = '”’」』）)】》"'
# With these marks no line begins but one that goes on, and with those none ends that does not.
_GOING_ON = "，。、；：”’）》】〉！？,;:)%％"
_LEFT_OPEN = "“‘《〈（("
_OPEN_END = "，、；：,;:（(“‘《—"
# A line this long that ends without a stop is running text, not a heading.
_LONGEST_HEADING = 44
# Headings seldom have more than two clauses.
_CLAUSES_OF_TEXT = 3
# A text set in lines: most lines are as long as the column is wide, give or take a mark, and go on.
_FEWEST_LINES = 8
_WIDEST_COLUMN = 60
_LONGEST_SHARE = 0.8
_RAGGED = 2
_WRAPPED_SHARE = 0.5
# Where a program cut the lines, minding no marks, so many are equally long; print never has that.
_CUT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Joined:
    """Hold one paragraph put together from lines; `joins` are the raw gaps that were closed.

    `continued` tells that its beginning stands on another page; `cut_start` and `cut_end` tell
    that a part of its first or last sentence is lost.
    """

    text: CleanText
    kind: LineKind
    gap: int
    joins: tuple[tuple[int, int], ...]
    continued: bool
    cut_start: bool
    cut_end: bool


def join_lines(lines: Sequence[SortedLine], lexicon: Lexicon) -> list[Joined]:
    """Return paragraphs: each line that ends within a sentence is joined with its continuation.

    A line is continued unless the next one can only be a beginning: a heading with a number, a
    byline, a title above a byline, or a paragraph that opens with words of opening.
    """
    rules = lexicon.table("structure")
    width = _wrapped_width(lines)
    paragraphs: list[Joined] = []
    index = 0
    while index < len(lines):
        group = [lines[index]]
        while _continues(lines, index, rules, width):
            index += 1
            group.append(lines[index])
        paragraphs.append(_paragraph(group))
        index += 1
    return paragraphs


def _wrapped_width(lines: Sequence[SortedLine]) -> float:
    """Return the length from which a line fills its column, where the text was set in lines.

    It is infinite where lines are paragraphs: then few are as long as the longest, and most of
    these end with a stop.
    """
    flat = [compact(each.line.text.text) for each in lines if each.kind is LineKind.CONTENT]
    if len(flat) < _FEWEST_LINES:
        return inf
    longest = sorted(map(len, flat))[int(len(flat) * _LONGEST_SHARE)]
    full = [line for line in flat if longest - _RAGGED <= len(line) <= longest + _RAGGED]
    open_ended = sum(not _is_complete(line) for line in full)
    if longest > _WIDEST_COLUMN or open_ended < _WRAPPED_SHARE * len(flat):
        return inf
    return longest - _RAGGED


def is_cut_by_count(source: Source, groups: Sequence[Joined]) -> bool:
    """Tell whether the joined lines were cut at a number of letters, or of half-width columns.

    A line of such a text may begin with any mark, as no line of print does.
    """
    lines = [_raw_line(source, end) for joined in groups for end, _ in joined.joins]
    if len(lines) < _FEWEST_LINES:
        return False
    letters = Counter(map(len, lines))
    columns = Counter(sum(1 if mark.isascii() else 2 for mark in line) for line in lines)
    # A full-width character that finds one column left goes to the next line.
    fullest = max(*letters.values(), *(count + columns[n - 1] for n, count in columns.items()))
    return fullest >= _CUT_SHARE * len(lines)


def _raw_line(source: Source, end: int) -> str:
    """Return the raw line that ends at an offset, with the blanks before it."""
    return source.text[source.line_starts[bisect_right(source.line_starts, end) - 1] : end]


def _paragraph(group: Sequence[SortedLine]) -> Joined:
    text = group[0].line.text
    for part in group[1:]:
        text = text.joined(part.line.text)
    gaps = tuple((a.line.end, b.line.start) for a, b in pairwise(group))
    last = compact(group[-1].line.text.text)
    running = _is_running(compact(text.text))
    return Joined(
        text=text,
        kind=group[0].kind,
        gap=group[0].line.gap,
        joins=gaps,
        continued=group[0].continues,
        cut_start=group[0].cut,
        cut_end=group[-1].goes_on
        or (group[0].kind is LineKind.CONTENT and running and not _is_complete(last)),
    )


def _is_complete(flat: str) -> bool:
    core = flat.rstrip(_CLOSING)
    return not core or core[-1] in TERMINALS + "；;：:" or flat[-1] in "）)"


def _is_running(flat: str) -> bool:
    """Tell whether a line is running text: with a stop inside, many clauses, or too long."""
    flat = _LEADER.sub("", flat)
    clauses = flat.count("，") + flat.count(",") + 1
    return (
        clauses >= _CLAUSES_OF_TEXT
        or len(letters_of(flat)) > _LONGEST_HEADING
        or any(mark in flat[:-1] for mark in TERMINALS)
    )


def _continues(lines: Sequence[SortedLine], index: int, rules: Table, width: float) -> bool:
    """Tell whether the line after `index` continues it."""
    if not _may_continue(lines, index):
        return False
    here, following = lines[index], lines[index + 1]
    flat = compact(here.line.text.text)
    behind = compact(following.line.text.text)
    # A figure alone on a line that is not the number of a page was torn out of its sentence.
    if flat[-1] in _LEFT_OPEN or behind[0] in _GOING_ON or behind.isdecimal():
        return True
    fills_column = len(flat) >= width and not following.line.indented
    if not (
        _is_running(flat) or fills_column or (index and _continues(lines, index - 1, rules, width))
    ):
        return False
    return not _begins(lines, index + 1, flat, rules)


def _may_continue(lines: Sequence[SortedLine], index: int) -> bool:
    """Tell whether a line is open at its end and another follows that has nothing of its own."""
    if index + 1 >= len(lines):
        return False
    here, following = lines[index], lines[index + 1]
    if here.kind is not LineKind.CONTENT or following.kind is not LineKind.CONTENT:
        return False
    if following.continues or here.goes_on or _is_complete(compact(here.line.text.text)):
        return False
    # What stands before the end of a line, in a column beside it, cannot continue it.
    return following.line.start >= here.line.end


def _begins(lines: Sequence[SortedLine], index: int, before: str, rules: Table) -> bool:
    """Tell whether the line at `index` can only be a beginning."""
    line = lines[index]
    text = line.line.text.text
    flat = compact(text)
    if any(pattern(rule["pattern"]).match(text) for rule in rules["numbering"]):
        return True
    if pattern(rules["part"]["pattern"]).match(flat) or any(
        pattern(rule["pattern"]).search(flat) and len(flat) <= 24
        for rule in rules["heading_role"]
        if not _is_running(flat)
    ):
        return True
    if _is_title(lines, index):
        return True
    if before[-1] in _OPEN_END or splits_word(before, flat):
        return False
    return bool(pattern(rules["paragraph"]["opener"]).match(flat))


def _is_title(lines: Sequence[SortedLine], index: int) -> bool:
    """Tell whether a line stands above a byline or subtitle, as titles do."""
    return index + 1 < len(lines) and lines[index + 1].kind in (
        LineKind.BYLINE,
        LineKind.SUBTITLE,
        LineKind.NOTE_LABEL,
    )
