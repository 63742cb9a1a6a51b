"""Find headings and split the rest into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.cleaning import Paragraph
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import CleanText, HeadingKind
from compare.segmenting.numbering import counted_rest, is_part, number_level, without_number
from compare.segmenting.run_in import paragraphs_with_heading, phrases
from compare.segmenting.sentences import sentences_of
from compare.text import TERMINALS, compact, letters_of

__all__ = ["FIGURE_LEVEL", "PART_LEVEL", "Piece", "find_pieces", "without_number"]

PART_LEVEL = 1
_PLAIN_LEVEL = 2
_RUN_IN_LEVEL = 6
_PHRASE_LEVEL = 7
FIGURE_LEVEL = 8


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
    levels = _own_line_levels(paragraphs, rules)
    run_in = paragraphs_with_heading(paragraphs, levels.keys(), rules)
    pieces: list[Piece] = []
    for index, paragraph in enumerate(paragraphs):
        level = levels.get(index, 0)
        if level:
            certainty = 0.95 if number_level(paragraph.text, rules) else 0.85
            piece = Piece(paragraph.clean, level, HeadingKind.OWN_LINE, index, True, certainty)
            pieces.append(piece)
        else:
            pieces.extend(_paragraph_pieces(paragraph, index, rules, index in run_in))
    return pieces


def _own_line_levels(paragraphs: Sequence[Paragraph], rules: Table) -> dict[int, int]:
    """Return the levels of the headings on lines of their own, by paragraph."""
    contents = _contents(paragraphs, rules)
    rest = [paragraph for i, paragraph in enumerate(paragraphs) if i not in contents]
    numbered_part = _numbering_of_parts(rest, rules)
    address = _address(paragraphs, rules)
    levels: dict[int, int] = {}
    for index in range(len(paragraphs)):
        level = _own_line_level(paragraphs, index, rules, numbered_part)
        # Above the address stand speaker, date and source, which head nothing.
        above = index < address and not number_level(paragraphs[index].text, rules)
        if level and index not in contents and not above:
            levels[index] = level
    return levels


def _address(paragraphs: Sequence[Paragraph], rules: Table) -> int:
    """Return the paragraph that addresses the meeting at the top, 0 where none does."""
    address = pattern(rules["preamble"]["address"])
    top = paragraphs[: rules["preamble"]["top"]]
    return next((index for index, p in enumerate(top) if address.match(compact(p.text))), 0)


def _contents(paragraphs: Sequence[Paragraph], rules: Table) -> set[int]:
    """Return the lines of a table of contents, whose headings are none of the text's."""
    flat = [compact(paragraph.text) for paragraph in paragraphs]
    entry = pattern(rules["contents"]["entry"])
    found = {index for index, text in enumerate(flat) if entry.search(text)}
    for index, text in enumerate(flat):
        if not pattern(rules["contents"]["title"]).match(text):
            continue
        found.add(index)
        for place in range(index + 1, len(flat)):
            repeated = flat[place] in flat[place + 1 :]
            if place not in found and not (repeated and _is_short(paragraphs[place], rules)):
                break
            found.add(place)
    return found


def _numbering_of_parts(paragraphs: Sequence[Paragraph], rules: Table) -> int:
    """Return the numbering level that the parts of this document carry, 0 where they have none."""
    short = [paragraph.text for paragraph in paragraphs if _is_short(paragraph, rules)]
    for text in short:
        if is_part(text, rules):
            return number_level(text, rules)
    # Where no heading says that it is a part, those with the highest numbers are the parts.
    numbers = [number for text in short if (number := number_level(text, rules))]
    best = min(numbers, default=0)
    return best if numbers.count(best) > 1 else 0


def _is_short(paragraph: Paragraph, rules: Table) -> bool:
    flat = compact(paragraph.text)
    size = len(letters_of(flat))
    return 0 < size <= rules["heading"]["longest"] and flat[-1] not in TERMINALS + "，；、,;"


def _own_line_level(
    paragraphs: Sequence[Paragraph], index: int, rules: Table, numbered_part: int
) -> int:
    """Return the level of an own-line heading, 0 where the paragraph is none."""
    paragraph = paragraphs[index]
    number = number_level(paragraph.text, rules)
    if paragraph.cut_start or paragraph.cut_end:
        return 0
    if not _is_short(paragraph, rules):
        return number if number and _stands_alone(paragraphs, index, rules) else 0
    if is_part(paragraph.text, rules) or (number and number == numbered_part):
        return PART_LEVEL
    if number:
        return number
    if _announces_appendix(paragraph.text, rules):
        return _PLAIN_LEVEL
    label = pattern(rules["heading"]["label"]).match(paragraph.text)
    if label or paragraph.text[-1] in "：:" or index + 1 >= len(paragraphs):
        return 0
    if pattern(rules["heading"]["figure"]).match(paragraph.text):
        return FIGURE_LEVEL
    return _PLAIN_LEVEL


def _stands_alone(paragraphs: Sequence[Paragraph], index: int, rules: Table) -> bool:
    """Tell whether a numbered line that ends with a stop heads the text that follows it."""
    if index + 1 >= len(paragraphs):
        return False
    text, following = paragraphs[index].text, paragraphs[index + 1].text
    size = len(letters_of(text))
    return (
        size <= rules["heading"]["longest"]
        and text[-1] == "。"
        and len(sentences_of(paragraphs[index].clean)) == 1
        and not any(character.isdigit() for character in text)
        and len(letters_of(following)) > 2 * size
        and not number_level(following, rules)
    )


def _announces_appendix(text: str, rules: Table) -> bool:
    """Tell whether a short line says that notes or lists follow, be it with a colon."""
    flat = compact(text)
    return any(
        rule["role"] == "appendix" and pattern(rule["pattern"]).search(flat)
        for rule in rules["heading_role"]
    )


def _paragraph_pieces(
    paragraph: Paragraph, index: int, rules: Table, opens_with_heading: bool
) -> list[Piece]:
    """Return the headings and sentences of one paragraph of running text."""
    sentences = _before_counting(sentences_of(paragraph.clean), rules)
    number = number_level(paragraph.text, rules)
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
