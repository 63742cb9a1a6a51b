"""Find the shortcomings that a text admits, item by item; never where it admits none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.answers import Answer, Plan, matters_of
from compare.model.findings import Shortcoming
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source
from compare.passages import passage_of, sentence_passage
from compare.segmenting.numbering import numbering_of
from compare.segmenting.themes import theme_of
from compare.text import letters_of

_SHORTEST_ITEM = 4
_ENDS = "，；。、：！ \u3000"
# A single semicolon between at least so many clauses divides no list.
_CLAUSES_OF_ROW = 5
# A row that nothing announces has at least so many.
_CLAUSES_OF_BARE_ROW = 3

Span = tuple[int, int]


def find_shortcomings(
    documents: Sequence[Document], sources: dict[str, Source], lexicon: Lexicon
) -> tuple[Shortcoming, ...]:
    """Return the items of the self-criticism sections of comparable documents, in order."""
    return tuple(
        item
        for document in documents
        if document.comparable
        for item in _of_document(document, sources, lexicon)
    )


def _of_document(
    document: Document, sources: dict[str, Source], lexicon: Lexicon
) -> Iterator[Shortcoming]:
    plan = Plan(document, lexicon)
    for admission in _admissions(document):
        for sentence, span in _items_of(admission, lexicon):
            yield _shortcoming(sentence, span, plan, sources, lexicon)


def _admissions(document: Document) -> Iterator[list[Sentence]]:
    """Yield the sentences of each stretch of self-criticism."""
    admitting = {s.id for s in document.sections if s.role is Role.SELF_CRITICISM}
    for inside, sentences in groupby(document.sentences, lambda s: s.section in admitting):
        if inside:
            yield list(sentences)


def _items_of(admission: Sequence[Sentence], lexicon: Lexicon) -> Iterator[tuple[Sentence, Span]]:
    """Yield the items of one stretch: those of an announced row, counted ones, or bare ones.

    What follows a counted item or a heading without a number of its own only details it.
    """
    rules = lexicon.table("shortcomings")
    structure = lexicon.table("structure")
    announced = counted = False
    for sentence in admission:
        text = sentence.text
        number = numbering_of(text, structure)
        if sentence.is_heading:
            names_all = pattern(rules["announcing_heading"]).search(text) is not None
            announced, counted = True, counted or not names_all
            spans = [] if names_all else [_trimmed(text, 0, len(text), rules)]
        elif number is None and counted:
            continue
        elif number is not None and (announced or _lacks(text, rules)):
            announced = counted = True
            spans = _counted_items(text, structure, rules)
        elif not announced and _announces(text, rules):
            announced, spans = True, []
        else:
            spans = list(_items(text, announced, structure, rules))
            announced = announced or _lead(text, rules["lead"])[1] > 0
        if sentence.usable:
            yield from ((sentence, span) for span in spans)


def _announces(text: str, rules: Table) -> bool:
    # What stands behind a colon is named, whatever the sentence ends with.
    if "：" in text:
        return text.endswith("：")
    return pattern(rules["announcing"]).search(text) is not None


def _counted_items(text: str, structure: Table, rules: Table) -> list[Span]:
    """Return the spans of counted items, of which a sentence may hold several."""
    starts = [
        found.start()
        for found in re.finditer("(?<![^；：，])[^；：，]", text)
        if numbering_of(text[found.start() :], structure) is not None
    ]
    spans: list[Span] = []
    for low, high in zip(starts, [*starts[1:], len(text)], strict=True):
        number = numbering_of(text[low:], structure)
        begin = low + (number[1].end() if number else 0)
        span = _trimmed(text, begin, _before_mending(text, begin, high, rules), rules)
        if span[1] - span[0] >= _SHORTEST_ITEM:
            spans.append(span)
    return spans


def _items(text: str, announced: bool, structure: Table, rules: Table) -> Iterator[Span]:
    """Yield the spans of the items of one sentence: what stands behind the colon, or all of it."""
    _, begin = _lead(text, rules["lead"])
    end = _before_mending(text, begin, len(text), rules)
    in_row = announced or begin > 0 or _is_row(text, end, rules)
    if end <= begin or (not in_row and _announces(text, rules)):
        return
    parts = _row(text, begin, end, rules) or _parts(text, (begin, end), rules, in_row=in_row)
    lacking = [_lacks(text[low:high], rules) for low, high in parts]
    if not any(lacking):
        return
    if in_row and 2 * sum(lacking) >= len(lacking):
        # What stands in an announced row is an item, whatever its words; but of clauses between
        # commas those that name no lack are the causes of the one behind.
        if "；" not in text[begin:end]:
            parts = _with_causes(parts, lacking)
        lacking = [True] * len(parts)
    for span, lacks in zip(parts, lacking, strict=True):
        low, high = _trimmed(text, *span, rules)
        number = numbering_of(text[low:high], structure)
        low += number[1].end() if number else 0
        words = text[low:high]
        situation = pattern(rules["situation"]).search(words.rstrip(_ENDS)) is not None
        if lacks and not situation and len(letters_of(words)) >= _SHORTEST_ITEM:
            yield low, high


def _is_row(text: str, end: int, rules: Table) -> bool:
    """Tell whether most clauses of a sentence admit something of their own."""
    clauses = list(_split(text, 0, end, "；，"))
    lacking = sum(_lacks(text[low:high], rules) for low, high in clauses)
    return len(clauses) >= _CLAUSES_OF_BARE_ROW and 3 * lacking >= 2 * len(clauses)


def _with_causes(parts: Sequence[Span], lacking: Sequence[bool]) -> list[Span]:
    """Join each part that names no lack with the next that does, the last ones with that before."""
    joined: list[Span] = []
    begin: int | None = None
    for (low, high), lacks in zip(parts, lacking, strict=True):
        begin = low if begin is None else begin
        if lacks:
            joined.append((begin, high))
            begin = None
    if begin is not None:
        joined[-1] = (joined[-1][0], parts[-1][1])
    return joined


def _lacks(text: str, rules: Table) -> bool:
    return pattern(rules["lack"]).search(text) is not None


def _before_mending(text: str, begin: int, end: int, rules: Table) -> int:
    """Return where the clauses end that admit, before those that only promise to mend."""
    found = pattern(rules["mending"]).search(text, begin, end)
    if found is None:
        return end
    clause = max(text.rfind(mark, begin, found.start()) for mark in "，；：")
    admitted = text[begin : max(clause, begin)]
    return clause if clause > begin and _lacks(admitted, rules) else begin


def _parts(text: str, bounds: Span, rules: Table, *, in_row: bool) -> list[Span]:
    """Return the spans that may be items: between semicolons, or the clauses of a row."""
    begin, end = bounds
    between = list(_split(text, begin, end, "；"))
    if pattern(rules["frame"]).match(text[begin:end]):
        return between
    clauses = list(_split(text, begin, end, "；，"))
    pair_in_row = begin == 0 and len(between) <= 2 and len(clauses) >= _CLAUSES_OF_ROW
    if in_row and (len(between) == 1 or pair_in_row):
        return _joined(text, clauses, rules)
    return between


def _row(text: str, begin: int, end: int, rules: Table) -> list[Span]:
    """Return the spans of a row such as 存在甲不足、乙不强等问题, empty where there is none."""
    found = pattern(rules["row"]).search(text, begin, end)
    if found is None:
        return []
    spans = list(_split(text, *found.span(1), "、"))
    lacking = [span for span in spans if _lacks(text[span[0] : span[1]], rules)]
    return spans if len(spans) > 1 and len(lacking) == len(spans) else []


def _joined(text: str, clauses: Sequence[Span], rules: Table) -> list[Span]:
    """Join clauses that cannot stand alone with the one before or behind them."""
    joined: list[Span] = []
    opening = False
    for low, high in clauses:
        words = text[low:high]
        if joined and (opening or pattern(rules["goes_on"]).match(words)):
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
        opening = pattern(rules["opens"]).match(words) is not None
    return joined


def _lead(text: str, leading: str) -> tuple[str, int]:
    """Return what announces the items and where they begin; ("", 0) without an announcement."""
    colon = text.find("：")
    if colon >= 0:
        return text[:colon], colon + 1
    found = pattern(leading).search(text)
    return (text[: found.end()], found.end()) if found else ("", 0)


def _split(text: str, begin: int, end: int, separators: str) -> Iterator[Span]:
    """Yield the spans between separators, without the marks at their edges."""
    for found in re.finditer(f"[^{separators}]+", text[begin:end]):
        low, high = begin + found.start(), begin + found.end()
        if letters_of(text[low:high]):
            yield low, high


def _trimmed(text: str, low: int, high: int, rules: Table) -> Span:
    """Return a span without the marks at its edges, the 同时 at its front, the 等等 at its end."""
    while low < high and text[low] in _ENDS:
        low += 1
    while high > low and text[high - 1] in _ENDS:
        high -= 1
    joining = pattern(rules["joining"]).match(text[low:high])
    low += joining.end() if joining else 0
    tail = pattern(rules["tail"]).search(text[low:high])
    return (low, high) if tail is None else (low, low + tail.start())


def _shortcoming(
    sentence: Sentence,
    span: Span,
    plan: Plan,
    sources: dict[str, Source],
    lexicon: Lexicon,
) -> Shortcoming:
    document = plan.document
    words = sentence.text[span[0] : span[1]]
    answers = plan.answers(words)
    related = None if answers else plan.related(words)
    return Shortcoming(
        passage=passage_of(sentence.clean, document, sources, *span),
        section=sentence.section,
        theme=_theme(words, answers, document, lexicon),
        answered_by=tuple(answer.section.id for answer in answers),
        answers=tuple(sentence_passage(a.sentence, document, sources) for a in answers),
        answer_words=tuple(answer.word for answer in answers),
        related=sentence_passage(related, document, sources) if related else None,
    )


def _theme(
    words: str, answers: Sequence[Answer], document: Document, lexicon: Lexicon
) -> str | None:
    """Return the theme of an item's words, else that of its matters, else that of its answer."""
    body = document.identity.body
    theme = theme_of(words, words, body, lexicon)
    if theme is None:
        rules = lexicon.table("shortcomings")
        matters = "，".join(matter["done"] for matter in matters_of(words, rules))
        theme = theme_of(matters, matters, body, lexicon) if matters else None
    best = max(answers, key=lambda answer: answer.score, default=None)
    return theme or (best.section.theme if best else None)
