"""Find headings: on their own line, run in at the head of a paragraph, or phrases inside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.cleaning import Paragraph
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import CleanText, HeadingKind
from compare.segmenting.sentences import sentences_of
from compare.text import TERMINALS, compact, letters_of

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
    numbered_part = _numbering_of_parts(paragraphs, rules)
    run_in = _run_in_paragraphs(paragraphs, rules)
    pieces: list[Piece] = []
    for index, paragraph in enumerate(paragraphs):
        level = _own_line_level(paragraphs, index, rules, numbered_part)
        if level:
            certainty = 0.95 if _number(paragraph.text, rules) else 0.85
            piece = Piece(paragraph.clean, level, HeadingKind.OWN_LINE, index, True, certainty)
            pieces.append(piece)
        else:
            pieces.extend(_paragraph_pieces(paragraph, index, rules, index in run_in))
    return pieces


def _number(text: str, rules: Table) -> int:
    """Return the level of a text's numbering, 0 where it has none that proves a heading."""
    for rule in rules["numbering"]:
        if pattern(rule["pattern"]).match(text):
            return 0 if rule.get("soft") else int(rule["level"])
    return 0


def _counts(sentence: str, rules: Table) -> bool:
    """Tell whether a sentence begins with a counting word or a dash and heads its paragraph."""
    for rule in rules["numbering"]:
        found = pattern(rule["pattern"]).match(sentence)
        if found and rule.get("soft"):
            longest = rules["heading"]["longest_run_in"]
            return _is_phrase(sentence[found.end() :].lstrip(), rules, longest)
    return False


def without_number(text: str, lexicon: Lexicon) -> str:
    """Return a heading's words without its number."""
    for rule in lexicon.table("structure")["numbering"]:
        found = pattern(rule["pattern"]).match(text)
        if found:
            return text[found.end() :].strip()
    return text


def _is_part(text: str, rules: Table) -> bool:
    flat = compact(text)
    number = next(
        (found for rule in rules["numbering"] if (found := pattern(rule["pattern"]).match(flat))),
        None,
    )
    return (
        pattern(rules["part"]["pattern"]).match(flat[number.end() :] if number else flat)
        is not None
    )


def _numbering_of_parts(paragraphs: Sequence[Paragraph], rules: Table) -> int:
    """Return the numbering level that the parts of this document carry, 0 where they have none."""
    short = [paragraph.text for paragraph in paragraphs if _is_short(paragraph, rules)]
    for text in short:
        if _is_part(text, rules):
            return _number(text, rules)
    # Where no heading says that it is a part, those with the highest numbers are the parts.
    numbers = [number for text in short if (number := _number(text, rules))]
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
    number = _number(paragraph.text, rules)
    if paragraph.cut_start or paragraph.cut_end or not _is_short(paragraph, rules):
        return 0
    if _is_part(paragraph.text, rules) or (number and number == numbered_part):
        return PART_LEVEL
    if number:
        return number
    label = pattern(rules["heading"]["label"]).match(paragraph.text)
    if label or paragraph.text[-1] in "：:" or index + 1 >= len(paragraphs):
        return 0
    if pattern(rules["heading"]["figure"]).match(paragraph.text):
        return FIGURE_LEVEL
    return _PLAIN_LEVEL


def _run_in_paragraphs(paragraphs: Sequence[Paragraph], rules: Table) -> set[int]:
    """Return the paragraphs that open with a heading.

    One short opening sentence proves little; a neighbour of the same form makes it a heading.
    """
    candidates = set()
    for index, paragraph in enumerate(paragraphs):
        sentences = sentences_of(paragraph.clean)
        if len(sentences) > 1 and not paragraph.cut_start:
            first = sentences[0].text
            size = 3 * len(letters_of(first))
            if _counts(first, rules) or (
                _is_phrase(first, rules, rules["heading"]["longest_run_in"])
                and len(letters_of(paragraph.text)) > size
            ):
                candidates.add(index)
    return {
        index
        for index in candidates
        if any(
            near in candidates and not _heading_between(paragraphs, index, near, rules)
            for near in (index - 2, index - 1, index + 1, index + 2)
        )
    }


def _heading_between(
    paragraphs: Sequence[Paragraph], first: int, second: int, rules: Table
) -> bool:
    """Tell whether an own-line heading stands between two paragraphs."""
    low, high = sorted((first, second))
    return any(_is_short(paragraph, rules) for paragraph in paragraphs[low + 1 : high])


def _is_phrase(sentence: str, rules: Table, longest: int) -> bool:
    """Tell whether a sentence has the form of a heading: short, no statement, no figures."""
    heading = rules["heading"]
    if not heading["shortest"] <= len(letters_of(sentence)) <= longest or sentence[-1] != "。":
        return False
    if any(character.isdigit() for character in sentence):
        return False
    if pattern(heading["statement_start"]).match(sentence) or _has_role(sentence, rules):
        return False
    return pattern(heading["statement_word"]).search(sentence) is None


def _has_role(sentence: str, rules: Table) -> bool:
    """Tell whether a sentence admits, thanks or sets a target, which no heading does."""
    return any(pattern(rule["pattern"]).search(sentence) for rule in rules["passage_role"])


def _paragraph_pieces(
    paragraph: Paragraph, index: int, rules: Table, opens_with_heading: bool
) -> list[Piece]:
    """Return the headings and sentences of one paragraph of running text."""
    sentences = sentences_of(paragraph.clean)
    number = _number(paragraph.text, rules)
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
    phrases = _phrases(sentences, rest, rules)
    last = len(sentences) - 1
    for place in range(rest, len(sentences)):
        cut = (paragraph.cut_start and place == 0) or (paragraph.cut_end and place == last)
        if place in phrases:
            kind = HeadingKind.RUN_IN
            pieces.append(Piece(sentences[place], _PHRASE_LEVEL, kind, index, True, 0.65))
        else:
            pieces.append(Piece(sentences[place], 0, HeadingKind.NONE, index, not cut))
    return pieces


def _phrases(sentences: Sequence[CleanText], first: int, rules: Table) -> set[int]:
    """Return the sentences of a paragraph that are phrase headings: at least two before text."""
    longest = rules["heading"]["longest_phrase"]
    if not sentences or _has_role(sentences[0].text, rules):
        return set()
    found = {
        place
        for place in range(first, len(sentences) - 1)
        if _is_phrase(sentences[place].text, rules, longest)
        and len(letters_of(sentences[place + 1].text)) > len(letters_of(sentences[place].text))
    }
    # Of two short sentences in a row only the first is a heading, the second is its text.
    alone = sorted(place for place in found if place - 1 not in found)
    sizes = [len(letters_of(sentence.text)) for sentence in sentences]
    headed = {
        place
        for place, following in pairwise([*alone, len(sentences)])
        if sum(sizes[place + 1 : following]) >= rules["heading"]["phrase_text"] * sizes[place]
    }
    # Where many short sentences head next to nothing the paragraph is a list of measures.
    if len(headed) < 2 or len(headed) < rules["heading"]["phrase_share"] * len(alone):
        return set()
    return headed if min(headed) <= first + rules["heading"]["phrase_lead"] else set()
