"""Find the headings that stand on a line of their own, and their levels."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from compare.cleaning import Paragraph
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Role
from compare.segmenting.numbering import is_part, number_level
from compare.segmenting.roles import heading_role
from compare.segmenting.sentences import sentence_spans
from compare.text import TERMINALS, compact, is_han, letters_of

PART_LEVEL = 1
_PLAIN_LEVEL = 2
FIGURE_LEVEL = 8
_FEWEST_CELLS = 3
_FEWEST_OF_A_ROW, _SHORTEST_OPENING = 3, 3
# Roles that a heading without a number gives to a part, where parts carry none.
_PART_ROLES = (Role.REVIEW, Role.PLAN)


def own_line_levels(
    paragraphs: Sequence[Paragraph], contents: Collection[int], lexicon: Lexicon
) -> dict[int, int]:
    """Return the levels of the headings on lines of their own, by paragraph."""
    rules = lexicon.table("structure")
    rest = [paragraph for i, paragraph in enumerate(paragraphs) if i not in contents]
    numbered_part = _numbering_of_parts(rest, rules)
    address = _address(paragraphs, rules)
    levels: dict[int, int] = {}
    for index in range(len(paragraphs)):
        level = _own_line_level(paragraphs, index, lexicon, numbered_part)
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


def lines_of_contents(paragraphs: Sequence[Paragraph], rules: Table) -> set[int]:
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
    # What has only figures is the number of a page, or a figure on its own.
    if not any(is_han(mark) or mark.isalpha() for mark in flat):
        return False
    return 0 < size <= rules["heading"]["longest"] and flat[-1] not in TERMINALS + "，；、,;"


def _own_line_level(
    paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon, numbered_part: int
) -> int:
    """Return the level of an own-line heading, 0 where the paragraph is none."""
    rules = lexicon.table("structure")
    paragraph = paragraphs[index]
    number = number_level(paragraph.text, rules)
    note = pattern(rules["heading"]["note"]).match(paragraph.text)
    if paragraph.cut_start or paragraph.cut_end or note:
        return 0
    if not _is_short(paragraph, rules):
        if number:
            return number if _stands_alone(paragraphs, index, rules) else 0
        return _PLAIN_LEVEL if _is_one_of_a_row(paragraphs, index, rules) else 0
    if is_part(paragraph.text, rules) or (number and number == numbered_part):
        return PART_LEVEL
    last = index + 1 >= len(paragraphs)
    return number or _plain_level(paragraph.text, lexicon, numbered=numbered_part > 0, last=last)


def _plain_level(text: str, lexicon: Lexicon, *, numbered: bool, last: bool) -> int:
    """Return the level of a short line without a number; parts may be `numbered`."""
    rules = lexicon.table("structure")
    role = heading_role(text, lexicon)
    if not numbered and role in _PART_ROLES:
        return PART_LEVEL
    label = pattern(rules["heading"]["label"]).match(text)
    if role is not Role.APPENDIX and (label or text[-1] in "：:" or last):
        return 0
    if pattern(rules["heading"]["figure"]).match(text):
        return FIGURE_LEVEL
    return 0 if _is_row(text, rules) else _PLAIN_LEVEL


def _is_row(text: str, rules: Table) -> bool:
    """Tell whether a line is a row of a table: cells with a figure among them, or of any length.

    The letters of a heading may be set apart, and the phrases of one that are equally long.
    """
    cells = text.split("　")
    if any(pattern(rules["heading"]["cell"]).fullmatch(cell) for cell in cells[1:]):
        return True
    return len(cells) >= _FEWEST_CELLS and len(set(map(len, cells))) > 1


def _stands_alone(paragraphs: Sequence[Paragraph], index: int, rules: Table) -> bool:
    """Tell whether a numbered line that ends with a stop heads the text that follows it."""
    if index + 1 >= len(paragraphs):
        return False
    text, following = paragraphs[index].text, paragraphs[index + 1].text
    size = len(letters_of(text))
    return (
        size <= rules["heading"]["longest"]
        and text[-1] == "。"
        and len(sentence_spans(paragraphs[index].text)) == 1
        and not any(character.isdigit() for character in text)
        and not number_level(following, rules)
        and (len(letters_of(following)) > 2 * size or _has_sister(paragraphs, index, rules))
    )


def _is_one_of_a_row(paragraphs: Sequence[Paragraph], index: int, rules: Table) -> bool:
    """Tell whether a sentence on its own heads text, as others do that begin with its words."""
    opening = _opening_clause(paragraphs[index], rules)
    if not opening or index + 1 >= len(paragraphs):
        return False
    row = [paragraph for paragraph in paragraphs if _opening_clause(paragraph, rules) == opening]
    size = len(letters_of(paragraphs[index].text))
    return len(row) >= _FEWEST_OF_A_ROW and len(letters_of(paragraphs[index + 1].text)) > 2 * size


def _opening_clause(paragraph: Paragraph, rules: Table) -> str:
    """Return the first clause of a paragraph that is one short sentence of several, else ""."""
    text = compact(paragraph.text)
    if not text.endswith("。") or len(letters_of(text)) > rules["heading"]["longest"]:
        return ""
    clause, comma, _ = text.partition("，")
    whole = comma and len(sentence_spans(paragraph.text)) == 1 and "：" not in text
    return clause if whole and len(clause) >= _SHORTEST_OPENING else ""


def _has_sister(paragraphs: Sequence[Paragraph], index: int, rules: Table) -> bool:
    """Tell whether another line of one sentence has a number of the same level."""
    level = number_level(paragraphs[index].text, rules)
    longest = rules["heading"]["longest"]
    return any(
        number_level(paragraph.text, rules) == level
        and len(letters_of(paragraph.text)) <= longest
        and len(sentence_spans(paragraph.text)) == 1
        for place, paragraph in enumerate(paragraphs)
        if place != index
    )
