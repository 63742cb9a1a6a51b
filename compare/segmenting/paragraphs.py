"""Mend paragraphs before they are read: join what was broken within, part what runs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.cleaning import CleanSource, Paragraph, ParagraphKind
from compare.lexicon import Lexicon, Table
from compare.segmenting.numbering import is_part, number_level, numbering_of
from compare.segmenting.one_line import breaks_of
from compare.segmenting.roles import heading_role
from compare.text import TERMINALS, compact, letters_of
from compare.words import splits_word

# Lines are set to a width where most of many lines are this near to it.
_WIDEST_LINE = 80
_SLACK = 3
_LEAST_LINES = 12
_FULL_SHARE = 0.4
_INDENTED_SHARE = 0.08
# A heading that goes on in the next line leaves only a few words for it.
_LONGEST_TAIL = 20
_OPEN_ENDS = "，、与和及的之"


def mended(clean: CleanSource, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a source, mended; each character keeps its raw place."""
    paragraphs = _joined_lines(clean.paragraphs, clean, lexicon)
    paragraphs = _joined_headings(paragraphs, lexicon)
    return tuple(part for paragraph in paragraphs for part in _parted(paragraph, clean, lexicon))


def _parted(paragraph: Paragraph, clean: CleanSource, lexicon: Lexicon) -> list[Paragraph]:
    """Return the paragraphs that a text without line breaks holds."""
    places = [0, *breaks_of(paragraph, clean.source.text, lexicon), len(paragraph.clean)]
    parts = [
        replace(
            paragraph,
            clean=paragraph.clean.slice(low, high),
            gap=paragraph.gap if low == 0 else 0,
            continued=paragraph.continued and low == 0,
            cut_start=paragraph.cut_start and low == 0,
            cut_end=paragraph.cut_end and high == len(paragraph.clean),
        )
        for low, high in zip(places, places[1:], strict=False)
    ]
    return [part for part in parts if letters_of(part.text)]


def _join(first: Paragraph, second: Paragraph) -> Paragraph:
    return replace(first, clean=first.clean.joined(second.clean), cut_end=second.cut_end)


# Lines of a fixed width -----------------------------------------------------------------------


def _joined_lines(
    paragraphs: Sequence[Paragraph], clean: CleanSource, lexicon: Lexicon
) -> list[Paragraph]:
    """Join lines that were broken at a fixed width."""
    rules = lexicon.table("structure")
    width = _width(clean)
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        if width and joined and _runs_on(joined[-1], paragraph, width, clean, rules):
            joined[-1] = _join(joined[-1], paragraph)
        else:
            joined.append(paragraph)
    return joined


def _width(clean: CleanSource) -> int:
    """Return the width to which the lines of a text are set, 0 where they are not."""
    lines = [line.rstrip() for line in clean.source.text.split("\n") if line.strip()]
    if len(lines) < _LEAST_LINES:
        return 0
    lengths = sorted(map(len, lines))
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(length >= width - _SLACK for length in lengths)
    return width if width <= _WIDEST_LINE and full >= _FULL_SHARE * len(lines) else 0


def _runs_on(
    first: Paragraph, second: Paragraph, width: int, clean: CleanSource, rules: Table
) -> bool:
    """Tell whether a paragraph goes on in the next one: its last line is full."""
    content = ParagraphKind.CONTENT
    if first.kind is not content or second.kind is not content or second.continued:
        return False
    if len(_raw_line(clean, first.end - 1).rstrip()) < width - _SLACK:
        return False
    if numbering_of(second.text, rules) or second.gap > first.gap + 1:
        return False
    following = _raw_line(clean, second.start)
    if first.text[-1] not in TERMINALS:
        return not _is_indented(following)
    return _indents(clean) and not _is_indented(following)


def _raw_line(clean: CleanSource, place: int) -> str:
    text = clean.source.text
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


def _is_indented(line: str) -> bool:
    return line[:1].isspace()


def _indents(clean: CleanSource) -> bool:
    """Tell whether the paragraphs of a text begin with an indent, so that other lines go on."""
    lines = [line for line in clean.source.text.split("\n") if line.strip()]
    return sum(map(_is_indented, lines)) >= _INDENTED_SHARE * len(lines)


# Headings on two lines ------------------------------------------------------------------------


def _joined_headings(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Paragraph]:
    """Join headings that go on in a second line."""
    joined: list[Paragraph] = []
    skip = False
    for index, paragraph in enumerate(paragraphs):
        if skip:
            skip = False
        elif _goes_on(paragraphs, index, lexicon):
            joined.append(_join(paragraph, paragraphs[index + 1]))
            skip = True
        else:
            joined.append(paragraph)
    return joined


def _goes_on(paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a numbered heading goes on in the next line, which is short and has no text."""
    rules = lexicon.table("structure")
    if index + 2 >= len(paragraphs):
        return False
    first, second, third = paragraphs[index : index + 3]
    here, tail = compact(first.text), compact(second.text)
    if any(p.kind is not ParagraphKind.CONTENT or p.cut_start or p.cut_end for p in (first, second)):
        return False
    longest = rules["heading"]["longest"]
    if not number_level(here, rules) or len(letters_of(here + tail)) > longest:
        return False
    if here[-1] in TERMINALS + "；：" or tail[-1] in TERMINALS + "，；：、":
        return False
    if len(letters_of(tail)) > _LONGEST_TAIL or numbering_of(tail, rules) or is_part(tail, rules):
        return False
    if here[-1] in _OPEN_ENDS or splits_word(here, tail):
        return True
    if is_part(here, rules) or heading_role(here, lexicon) or heading_role(tail, lexicon):
        return False
    return _is_alone(paragraphs, index + 1, rules) and len(letters_of(third.text)) > longest


def _is_alone(paragraphs: Sequence[Paragraph], index: int, rules: Table) -> bool:
    """Tell whether no other short line without a number stands between two numbered headings."""
    level = number_level(paragraphs[index - 1].text, rules)
    for paragraph in paragraphs[index + 1 :]:
        flat = compact(paragraph.text)
        if not flat or len(letters_of(flat)) > rules["heading"]["longest"]:
            continue
        if flat[-1] in TERMINALS + "，；：、":
            continue
        number = number_level(flat, rules)
        if not number:
            return False
        if number <= level:
            return True
    return True
