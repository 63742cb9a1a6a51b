"""Join the lines of texts that were broken at a fixed width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.cleaning import CleanSource, Paragraph, ParagraphKind
from compare.lexicon import Lexicon, Table
from compare.segmenting.numbering import numbering_of
from compare.text import TERMINALS

# Lines are set to a width where many of them are this near to it.
_SLACK = 3
_WIDEST_LINE = 80
_LEAST_LINES = 12
_FULL_SHARE = 0.25
_INDENTED_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class LineWidth:
    """Hold the width to which lines are set, in letters or in pairs of half-width columns."""

    width: int
    in_columns: bool

    def fills(self, line: str) -> bool:
        """Tell whether a line is as wide as the others, give or take a mark."""
        return _length(line.rstrip(), in_columns=self.in_columns) >= self.width - _SLACK


def _length(line: str, *, in_columns: bool) -> int:
    if not in_columns:
        return len(line)
    return (2 * len(line) - len(line.encode("ascii", "ignore")) + 1) // 2


def joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Return one paragraph made of two."""
    text = first.clean.joined(second.clean)
    return replace(first, clean=text, kind=ParagraphKind.CONTENT, cut_end=second.cut_end)


def joined_lines(
    paragraphs: Sequence[Paragraph], clean: CleanSource, width: LineWidth, lexicon: Lexicon
) -> list[Paragraph]:
    """Join lines that were broken at a fixed width."""
    rules = lexicon.table("structure")
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        if result and _runs_on(result[-1], paragraph, width, clean, rules):
            result[-1] = joined(result[-1], paragraph)
        else:
            result.append(paragraph)
    return result


def line_width(clean: CleanSource) -> LineWidth | None:
    """Return the width to which the lines of a text are set, None where they are not.

    A program may have counted letters or columns; what makes more lines equal is taken.
    """
    lines = [line.rstrip() for line in clean.source.text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES:
        return None
    counts = [(_full(lines, in_columns=columns), columns) for columns in (False, True)]
    (full, width), in_columns = max(counts, key=lambda item: item[0][0])
    set_to = width <= _WIDEST_LINE and full >= _FULL_SHARE * len(lines)
    return LineWidth(width, in_columns) if set_to else None


def _full(lines: Sequence[str], *, in_columns: bool) -> tuple[int, int]:
    """Return how many lines are as long as nearly the longest, and how long that is."""
    lengths = sorted(_length(line, in_columns=in_columns) for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    return sum(length >= width - _SLACK for length in lengths), width


def _runs_on(
    first: Paragraph, second: Paragraph, width: LineWidth, clean: CleanSource, rules: Table
) -> bool:
    """Tell whether a paragraph goes on in the next one: its last line is full."""
    # The first line of a paragraph that begins with a dash looks like a subtitle.
    running = (ParagraphKind.CONTENT, ParagraphKind.SUBTITLE)
    if first.kind not in running or second.kind is not running[0] or second.continued:
        return False
    # A column beside another stands before the end of that one.
    if second.start < first.end:
        return False
    if not width.fills(raw_line(clean, first.end - 1)):
        return False
    if numbering_of(second.text, rules) or second.gap > first.gap + 1:
        return False
    following = raw_line(clean, second.start)
    if first.text[-1] not in TERMINALS:
        return not _is_indented(following)
    return _indents(clean) and not _is_indented(following)


def raw_line(clean: CleanSource, place: int) -> str:
    """Return the raw line around a place."""
    text = clean.source.text
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _is_indented(line: str) -> bool:
    return line[:1].isspace()


def _indents(clean: CleanSource) -> bool:
    """Tell whether the paragraphs of a text begin with an indent, so that other lines go on."""
    lines = [line for line in clean.source.text.split("\n") if line.strip()]
    return sum(map(_is_indented, lines)) >= _INDENTED_SHARE * len(lines)
