"""Tell content from what only surrounds it: page heads, captions, credits, phones, marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from compare.cleaning.lines import Line
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import CleanText, Removal
from compare.model.source import Source
from compare.text import TERMINALS, compact, letters_of

# Digits of the number of a page, at most.
_LONGEST_PAGE_NUMBER = 4


class LineKind(StrEnum):
    """Name what a line is."""

    CONTENT = "content"
    BYLINE = "byline"
    AUTHOR_NOTE = "author_note"
    SUBTITLE = "subtitle"
    OCCASION = "occasion"
    NOTE_LABEL = "note_label"


# Lines that tell of a document and are logged as removed, since they are no part of its text.
_NO_CONTENT = frozenset(
    {LineKind.BYLINE, LineKind.AUTHOR_NOTE, LineKind.OCCASION, LineKind.NOTE_LABEL}
)


@dataclass(frozen=True, slots=True)
class SortedLine:
    """Hold a line that stays and its kind.

    `continues` tells that a mark before it said that its beginning stands on another page, `cut`
    that this mark stood in the line itself, so that the first sentence lacks its beginning, and
    `goes_on` that a mark behind it says that the rest stands on another page.
    """

    line: Line
    kind: LineKind
    continues: bool = False
    cut: bool = False
    goes_on: bool = False


def sort_lines(
    source: Source, lines: Sequence[Line], lexicon: Lexicon
) -> tuple[list[SortedLine], list[Removal]]:
    """Return the lines that stay, in order, and the log of what was removed and why."""
    noise = lexicon.table("noise")
    kept: list[SortedLine] = []
    removed: list[Removal] = []
    usual = _usual_gap(lines)
    masthead_end = _masthead_end(lines, noise)
    torn = _torn_figures(lines)
    crumbs = _crumbs(lines, noise["crumb"])
    marked = False
    for index, line in enumerate(lines):
        reason = "page_head" if index < masthead_end else _reason(line, usual, noise)
        reason = "page_frame" if index in crumbs else reason
        if reason and index not in torn:
            removed.append(_removal(source, line.start, line.end, reason))
            continue
        sorted_line = _without_marks(source, line, noise, removed)
        if sorted_line is None:
            marked = True
            continue
        kept.append(replace(sorted_line, continues=True) if marked else sorted_line)
        marked = False
        if sorted_line.kind in _NO_CONTENT:
            start, end = sorted_line.line.start, sorted_line.line.end
            removed.append(_removal(source, start, end, sorted_line.kind.value))
    return kept, removed


def _usual_gap(lines: Sequence[Line]) -> float:
    return median([line.gap for line in lines[1:]]) if len(lines) > 2 else 0


def _masthead_end(lines: Sequence[Line], noise: Table) -> int:
    """Return how many lines at the top belong to the page head.

    Where a newspaper's date line stands among the first lines, the short lines above it name the
    page, not the report.
    """
    for index, line in enumerate(lines[:6]):
        flat = compact(line.text.text)
        if any(
            rule["reason"] == "masthead" and pattern(rule["pattern"]).match(flat)
            for rule in noise["line"]
        ):
            return index
        if len(flat) > 24:
            return 0
    return 0


def _reason(line: Line, usual_gap: float, noise: Table) -> str | None:
    flat = compact(line.text.text)
    for rule in noise["line"]:
        if pattern(rule["pattern"]).match(flat):
            return str(rule["reason"])
    return "caption" if _is_bare_caption(line, flat, usual_gap, noise["caption"]) else None


def _crumbs(lines: Sequence[Line], rule: Table) -> set[int]:
    """Return the lines of the path to a web page, and those that say its last step again."""
    flats = [compact(line.text.text) for line in lines]
    found = {
        index
        for index in range(1, len(flats))
        if pattern(rule["mark"]).match(flats[index - 1])
        and len(flats[index]) <= rule["longest"]
        and flats[index][-1] not in TERMINALS
    }
    again = {i + 1 for i in found if i + 1 < len(flats) and flats[i + 1] == flats[i]}
    return found | again


def _torn_figures(lines: Sequence[Line]) -> set[int]:
    """Return the lines that look like the number of a page and are a figure torn from its sentence.

    The numbers of pages go up by one from one to the next; the 2 of M2 does not, and the line
    before it has no stop.
    """
    flats = [compact(line.text.text) for line in lines]
    numbers = {index: int(flat) for index, flat in enumerate(flats) if _is_bare_number(flat)}
    values = {(number, index) for index, number in numbers.items()}
    torn = set()
    for index, number in numbers.items():
        before = any(other == number - 1 and place < index for other, place in values)
        behind = any(other == number + 1 and place > index for other, place in values)
        if not (before or behind) and index and flats[index - 1][-1] not in TERMINALS:
            torn.add(index)
    return torn


def _is_bare_number(flat: str) -> bool:
    return flat.isascii() and flat.isdigit() and len(flat) <= _LONGEST_PAGE_NUMBER


def _is_bare_caption(line: Line, flat: str, usual_gap: float, rule: Table) -> bool:
    """Tell whether a line is one short sentence in the gap that a photograph left."""
    if line.gap < rule["gap"] or usual_gap > rule["usual_gap"] or len(flat) > rule["longest"]:
        return False
    if pattern(rule["unless"]).search(flat):
        return False
    return flat[-1] in TERMINALS and not any(mark in flat[:-1] for mark in TERMINALS)


def _without_marks(
    source: Source, line: Line, noise: Table, removed: list[Removal]
) -> SortedLine | None:
    """Cut continuation marks off a line; return None where nothing else stood in it."""
    text = line.text
    marks = {"prefix": False, "suffix": False}
    for side in ("prefix", "suffix"):
        for rule in noise[side]:
            found = pattern(rule["pattern"]).search(text.text)
            if found is None or found.start() == found.end():
                continue
            removed.append(_removal(source, *text.raw_span(*found.span()), str(rule["reason"])))
            text = _rest(text, found.span(), side)
            marks[side] = True
            if not text.text:
                return None
    kind = _kind(compact(text.text), text.text, noise["structure"])
    return SortedLine(
        Line(text, line.gap, line.indented),
        kind,
        continues=marks["prefix"],
        cut=marks["prefix"],
        goes_on=marks["suffix"],
    )


def _rest(text: CleanText, mark: tuple[int, int], side: str) -> CleanText:
    """Return what is left of a line without a mark at its beginning or end, and its blanks."""
    start, end = (mark[1], len(text)) if side == "prefix" else (0, mark[0])
    while start < end and text.text[start].isspace():
        start += 1
    while start < end and text.text[end - 1].isspace():
        end -= 1
    return text.slice(start, end)


def _kind(flat: str, text: str, rules: Table) -> LineKind:
    named = pattern(rules["byline"]).match(flat) or pattern(rules["speaker"]).match(text)
    if named or name_of_office(flat, rules) is not None:
        return LineKind.BYLINE
    if pattern(rules["author_note"]).match(flat):
        return LineKind.AUTHOR_NOTE
    if pattern(rules["occasion"]).match(flat.lstrip("—―–-")):
        return LineKind.OCCASION
    if (
        pattern(rules["subtitle"]).match(flat)
        and len(letters_of(flat)) > 3
        and flat[-1] not in TERMINALS + "；;，,：:"
        and not any(mark in flat for mark in TERMINALS)
    ):
        return LineKind.SUBTITLE
    if pattern(rules["note_label"]).match(flat):
        return LineKind.NOTE_LABEL
    return LineKind.CONTENT


def name_of_office(flat: str, rules: Table) -> str | None:
    """Return who is named behind an office in a line of its own, "" for nobody, None if no such."""
    office = pattern(rules["office"]).match(flat)
    if office is None:
        return None
    name = flat[office.end() :]
    return name if not name or pattern(rules["name_line"]).match(name) else None


def _removal(source: Source, start: int, end: int, reason: str) -> Removal:
    return Removal(start, end, reason, source.quote(start, end))
