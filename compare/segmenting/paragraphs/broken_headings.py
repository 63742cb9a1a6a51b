"""Join headings that go on in a second line; part headings that were joined with their text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from compare.cleaning import CleanSource, Paragraph, ParagraphKind
from compare.lexicon import Lexicon, Table
from compare.segmenting.numbering import counting_of, is_part, number_level, numbering_of
from compare.segmenting.paragraphs.fixed_width import LineWidth, joined, raw_line
from compare.segmenting.roles import heading_role
from compare.text import TERMINALS, compact, is_han, letters_of
from compare.words import splits_word

# A heading that goes on in the next line leaves only a few words for it.
_LONGEST_TAIL = 20
# Headings of one row begin with the same characters.
_SISTER = 3
_LONGEST_SISTER = 44


def joined_headings(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Paragraph]:
    """Join headings that go on in a second line."""
    result: list[Paragraph] = []
    skip = False
    for index, paragraph in enumerate(paragraphs):
        if skip:
            skip = False
        elif _goes_on(paragraphs, index, lexicon):
            result.append(joined(paragraph, paragraphs[index + 1]))
            skip = True
        else:
            result.append(paragraph)
    return result


def _goes_on(paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a numbered heading goes on in the next line, which is short and has no text."""
    rules = lexicon.table("structure")
    if index + 2 >= len(paragraphs) or not all(map(_is_whole, paragraphs[index : index + 2])):
        return False
    # A column beside another stands before the end of that one.
    if paragraphs[index + 1].start < paragraphs[index].end:
        return False
    here, tail = compact(paragraphs[index].text), compact(paragraphs[index + 1].text)
    longest = rules["heading"]["longest"]
    if len(letters_of(here + tail)) > longest or not _may_be_tail(here, tail, rules):
        return False
    if here[-1] in rules["heading"]["open_ends"] or splits_word(here, tail):
        return True
    named = is_part(here, rules) or heading_role(here, lexicon) or heading_role(tail, lexicon)
    before_text = len(letters_of(paragraphs[index + 2].text)) > longest
    return not named and before_text and _is_alone(paragraphs, index + 1, rules)


def _is_whole(paragraph: Paragraph) -> bool:
    cut = paragraph.cut_start or paragraph.cut_end
    return paragraph.kind is ParagraphKind.CONTENT and not cut


def _may_be_tail(here: str, tail: str, rules: Table) -> bool:
    """Tell whether a line is a heading that is left open, and the next has no number or stop."""
    if not number_level(here, rules) or here[-1] in TERMINALS + "；：":
        return False
    if tail[-1] in TERMINALS + "，；：、" or len(letters_of(tail)) > _LONGEST_TAIL:
        return False
    return numbering_of(tail, rules) is None and not is_part(tail, rules)


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


def torn(
    paragraph: Paragraph, clean: CleanSource, width: LineWidth | None, lexicon: Lexicon
) -> list[Paragraph]:
    """Return a heading and its text apart, where several clauses made it look like text."""
    rules = lexicon.table("structure")
    positions = paragraph.clean.positions
    line_end = clean.source.text.find("\n", paragraph.start, paragraph.end)
    if line_end < 0 or paragraph.kind is not ParagraphKind.CONTENT or paragraph.cut_start:
        return [paragraph]
    if width and width.fills(raw_line(clean, paragraph.start)):
        return [paragraph]
    place = bisect_left(positions, line_end)
    head, rest = paragraph.clean.slice(0, place), paragraph.clean.slice(place, len(positions))
    here, behind = compact(head.text), compact(rest.text)
    if (
        not here
        or not behind
        or here[-1] in rules["heading"]["open_ends"] + "；："
        or splits_word(here, behind)
    ):
        return [paragraph]
    if any(mark in here for mark in TERMINALS) or any(c.isdigit() for c in here[-4:]):
        return [paragraph]
    short = len(letters_of(here)) <= rules["heading"]["longest"] < len(letters_of(paragraph.text))
    # A line cut by a page or a photograph looks the same, but has neither number nor sister.
    if not short or not (number_level(here, rules) or _has_sister(here, clean, rules)):
        return [paragraph]
    first = replace(paragraph, clean=head, cut_end=False)
    return [first, replace(paragraph, clean=rest, gap=0, continued=False)]


def _has_sister(line: str, clean: CleanSource, rules: Table) -> bool:
    """Tell whether another short line without a stop begins alike: in words, or counting too."""
    begin = line[:_SISTER]
    counting = counting_of(line, rules)
    if counting is None and not all(map(is_han, begin)):
        return False
    lines = (compact(other) for other in clean.source.text.split("\n"))
    return any(
        (counting_of(other, rules) == counting if counting else other.startswith(begin))
        and other != line
        and len(letters_of(other)) <= _LONGEST_SISTER
        and other[-1] not in TERMINALS + "；：，、"
        for other in lines
        if other
    )
