"""Find headings and split the rest into sentences."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.cleaning import Paragraph
from compare.lexicon import Lexicon, Table
from compare.model.report import CleanText, HeadingKind
from compare.segmenting.headings.own_line import (
    lines_of_contents,
    own_line_levels,
)
from compare.segmenting.headings.run_in import paragraphs_with_heading, phrases
from compare.segmenting.numbering import counted_rest, number_level
from compare.segmenting.sentences import sentence_spans, sentences_of
from compare.text import letters_of

_RUN_IN_LEVEL = 6
_PHRASE_LEVEL = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a heading or a body sentence of a document, in order.

    `level` is 0 for body text; `paragraph` is the number of its paragraph; `complete` is false for
    a sentence that lacks its beginning or end.
    """

    text: CleanText
    level: int
    kind: HeadingKind
    paragraph: int
    complete: bool = True
    certainty: float = 1.0

    @property
    def is_heading(self) -> bool:
        """Tell whether this is a heading."""
        return self.level > 0


def find_pieces(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Piece]:
    """Return the headings and sentences of a document's body, in order."""
    rules = lexicon.table("structure")
    contents = lines_of_contents(paragraphs, rules)
    levels = own_line_levels(paragraphs, contents, lexicon)
    run_in = paragraphs_with_heading(paragraphs, levels.keys(), rules)
    items = _items_of_lists(paragraphs, levels.keys(), rules)
    pieces: list[Piece] = []
    for index, paragraph in enumerate(paragraphs):
        level = levels.get(index, 0)
        if level:
            certainty = 0.95 if number_level(paragraph.text, rules) else 0.85
            piece = Piece(paragraph.clean, level, HeadingKind.OWN_LINE, index, True, certainty)
            pieces.append(piece)
        elif index in contents:
            pieces.append(Piece(paragraph.clean, 0, HeadingKind.NONE, index))
        else:
            number = 0 if index in items else number_level(paragraph.text, rules)
            opens = index in run_in and index not in items
            pieces.extend(_paragraph_pieces(paragraph, index, rules, (number, opens)))
    return pieces


def _items_of_lists(
    paragraphs: Sequence[Paragraph], headings: Container[int], rules: Table
) -> set[int]:
    """Return the numbered paragraphs, one behind the other, that are a list of single sentences.

    Where most of a row have no text behind their first sentence, it heads nothing in the others.
    """

    def level_of(index: int) -> int:
        return 0 if index in headings else number_level(paragraphs[index].text, rules)

    items: set[int] = set()
    for level, group in groupby(range(len(paragraphs)), level_of):
        row = list(group)
        bare = sum(len(sentence_spans(paragraphs[index].text)) < 2 for index in row)
        if level and 2 * bare > len(row):
            items.update(row)
    return items


def _paragraph_pieces(
    paragraph: Paragraph, index: int, rules: Table, heading: tuple[int, bool]
) -> list[Piece]:
    """Return the headings and sentences of one paragraph of running text.

    `heading` holds the level of its number and whether it opens with a heading.
    """
    number, opens_with_heading = heading
    sentences = _before_counting(sentences_of(paragraph.clean), rules)
    pieces: list[Piece] = []
    rest = 0
    if (
        len(sentences) > 1
        and not paragraph.cut_start
        and (
            opens_with_heading
            or (number and len(letters_of(sentences[0].text)) <= rules["heading"]["longest"])
        )
    ):
        level = number or _RUN_IN_LEVEL
        certainty = 0.9 if number else 0.75
        pieces.append(Piece(sentences[0], level, HeadingKind.RUN_IN, index, True, certainty))
        rest = 1
    headings = phrases(sentences, rest, rules)
    last = len(sentences) - 1
    for place in range(rest, len(sentences)):
        cut = (paragraph.cut_start and place == 0) or (paragraph.cut_end and place == last)
        if place in headings:
            kind = HeadingKind.RUN_IN
            pieces.append(Piece(sentences[place], _PHRASE_LEVEL, kind, index, True, 0.65))
        else:
            pieces.append(Piece(sentences[place], 0, HeadingKind.NONE, index, not cut))
    return pieces


def _before_counting(sentences: list[CleanText], rules: Table) -> list[CleanText]:
    """Return the sentences with what announces a count set apart from its first item."""
    counted = sum(counted_rest(sentence.text, rules) is not None for sentence in sentences)
    if not counted:
        return sentences
    parted: list[CleanText] = []
    for sentence in sentences:
        place = next(
            (
                found.end()
                for found in re.finditer("：", sentence.text)
                if counted_rest(sentence.text[found.end() :], rules) is not None
            ),
            0,
        )
        if place:
            parted.append(sentence.slice(0, place))
        parted.append(sentence.slice(place, len(sentence)))
    return parted
