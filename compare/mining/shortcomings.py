"""Find the shortcomings that a text admits, item by item; never where it admits none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.lexicon import Lexicon, pattern
from compare.model.findings import Shortcoming
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.segmenting.themes import theme_of
from compare.text import letters_of

_SHORTEST_ITEM = 4
_ENDS = "，；。、：！"


def find_shortcomings(
    documents: Sequence[Document], sources: dict[str, Source], lexicon: Lexicon
) -> tuple[Shortcoming, ...]:
    """Return the items of the self-criticism sections of comparable documents, in order."""
    return tuple(
        _shortcoming(sentence, span, document, sources, lexicon)
        for document in documents
        if document.comparable
        for sentence in document.sentences
        if document.section(sentence.section).role is Role.SELF_CRITICISM
        and sentence.usable
        and not sentence.is_heading
        for span in _items(sentence.text, lexicon)
    )


def _items(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the spans of the items of one sentence: what stands behind the colon, or all of it."""
    rules = lexicon.table("shortcomings")
    lead, begin = _lead(text, rules["lead"])
    if pattern(rules["mending"]).search(text) or pattern(rules["announcing"]).search(text):
        return
    separator = "；" if "；" in text[begin:] else "，"
    parts = list(_split(text, begin, separator))
    lacking = [pattern(rules["lack"]).search(text[low:high]) is not None for low, high in parts]
    if not lead and not any(lacking):
        return
    if not lead and separator == "，":
        parts, lacking = [(begin, len(text))], [True]
    if lead and 2 * sum(lacking) >= len(lacking):
        # What stands in an announced row is an item, whatever its words.
        lacking = [True] * len(parts)
    for (low, high), lacks in zip(parts, lacking, strict=True):
        words = text[low:high]
        is_tail = pattern(rules["tail"]).match(words) is not None
        if lacks and not is_tail and len(letters_of(words)) >= _SHORTEST_ITEM:
            yield low, high


def _lead(text: str, leading: str) -> tuple[str, int]:
    """Return what announces the items and where they begin; ("", 0) without an announcement."""
    colon = text.find("：")
    if colon >= 0:
        return text[:colon], colon + 1
    found = pattern(leading).search(text)
    return (text[: found.end()], found.end()) if found else ("", 0)


def _split(text: str, begin: int, separator: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between separators, without the marks at their edges."""
    for found in re.finditer(f"[^{separator}]+", text[begin:]):
        low, high = begin + found.start(), begin + found.end()
        while high > low and text[high - 1] in _ENDS:
            high -= 1
        if high > low:
            yield low, high


def _shortcoming(
    sentence: Sentence,
    span: tuple[int, int],
    document: Document,
    sources: dict[str, Source],
    lexicon: Lexicon,
) -> Shortcoming:
    words = sentence.text[span[0] : span[1]]
    theme = theme_of(words, words, document.identity.body, lexicon)
    answers = tuple(
        section.id
        for section in document.sections
        if theme and section.role is Role.PLAN and section.theme == theme and section.heading
    )
    return Shortcoming(
        passage=passage_of(sentence.clean, document, sources, *span),
        section=sentence.section,
        theme=theme,
        answered_by=answers,
    )
