"""Find what only one district does: named doings, with the reason and the nearest neighbour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from compare.lexicon import Lexicon, Table, pattern
from compare.passages import passage_of, sentence_passage
from compare.model.findings import Formula, Initiative, Nearest
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.scoring.similarity import similarity_matrix
from compare.settings import InitiativeSettings
from compare.text import letters_of

_SHORTEST = 12
_LONGEST = 110
_QUOTED = re.compile("“([^“”]{2,22})”|《([^《》]{3,30})》")
_FORMULA_COST = 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a sentence that can stand alone, by its clean span."""

    document: Document
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the clean wording."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold one sign of a doing of one's own: its weight, its wording, the reason in words."""

    weight: float
    name: str
    reason: str


def find_initiatives(
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    sources: dict[str, Source],
    settings: InitiativeSettings,
    lexicon: Lexicon,
) -> tuple[Initiative, ...]:
    """Return the initiatives, document by document, the most telling first.

    A sentence counts if it names a doing that no other district names and if no sentence of another
    district comes near it. Names that stand in several districts' texts are common property.
    """
    taking_part = [document for document in documents if document.comparable]
    voices = _voices(taking_part)
    rules = lexicon.table("initiatives")
    found: list[Initiative] = []
    for document in taking_part:
        others = [s for d in taking_part if d.speaker != document.speaker for s in _spoken(d)]
        rest = "\n".join(text for speaker, text in voices.items() if speaker != document.speaker)
        scored = [
            initiative
            for part in _parts(document, rules)
            if (initiative := _score(part, rest, formulas, sources, rules)) is not None
        ]
        placed = _with_nearest(scored, others, taking_part, sources, settings)
        found.extend(_best(placed, settings))
    return tuple(found)


def _spoken(document: Document) -> list[Sentence]:
    return [s for s in document.sentences if s.usable and not s.is_heading]


def _voices(documents: Sequence[Document]) -> dict[str, str]:
    """Return all letters of each speaker, for the question whether a name stands elsewhere."""
    voices: dict[str, str] = {}
    for document in documents:
        letters = "\n".join(sentence.letters for sentence in document.sentences)
        voices[document.speaker] = voices.get(document.speaker, "") + "\n" + letters
    return voices


def _parts(document: Document, rules: Table) -> Iterator[Part]:
    """Yield the parts of the sentences in which a document tells of its doings."""
    roles = {section.id: section.role for section in document.sections}
    for sentence in _spoken(document):
        if roles[sentence.section] in rules["words"]["roles"]:
            for start, end in _spans(sentence.text):
                yield Part(document, sentence, start, end)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts between semicolons; long ones are cut at commas near the named doing."""
    for found in re.finditer("[^；]+", text):
        start, end = found.span()
        if end - start <= _LONGEST:
            yield start, end
        else:
            yield from _commas(text, start, end)


def _commas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield runs of comma clauses of a readable length; no cut falls inside quotation marks."""
    low = start
    depth = 0
    for index in range(start, end):
        depth += {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}.get(text[index], 0)
        if text[index] == "，" and depth <= 0 and index - low >= _LONGEST // 2:
            yield low, index
            low = index + 1
    if end - low > 1:
        yield low, end


def _score(
    part: Part, rest: str, formulas: Sequence[Formula], sources: dict[str, Source], rules: Table
) -> Initiative | None:
    """Return the initiative that a part may be, or None where no sign speaks for it."""
    text = part.text
    signs = list(_signs(text, rest, rules))
    if not any(sign.name for sign in signs) or len(letters_of(text)) < _SHORTEST:
        return None
    used, share = _formula_share(part, formulas)
    trimmed = _trimmed(part)
    return Initiative(
        passage=passage_of(
            part.sentence.clean, part.document, sources, trimmed.start, trimmed.end
        ),
        section=part.sentence.section,
        name=next(sign.name for sign in signs if sign.name),
        reason="；".join(dict.fromkeys(sign.reason for sign in signs)),
        score=round(sum(sign.weight for sign in signs) - _FORMULA_COST * share, 2),
        nearest=None,
        formulas=used,
    )


def _trimmed(part: Part) -> Part:
    """Return the part without marks at its edges, except the final stop."""
    start, end = part.start, part.end
    while start < end and part.sentence.text[start] in "，、；：":
        start += 1
    while end > start and part.sentence.text[end - 1] in "，、；：":
        end -= 1
    return replace(part, start=start, end=end)


def _signs(text: str, rest: str, rules: Table) -> Iterator[Sign]:
    """Yield the signs that a wording names a doing of its own."""
    weights = {sign["key"]: sign for sign in rules["sign"]}
    words = rules["words"]

    def sign(key: str, name: str, word: str = "") -> Sign:
        rule = weights[key]
        return Sign(float(rule["weight"]), name, rule["reason"].format(name=name, word=word))

    yield from _named(text, rest, words, sign)
    code = pattern(words["code"]).search(text)
    if code and letters_of(code.group(0)) not in rest:
        yield sign("code", code.group(0).strip("“”"))
    for key in ("first", "mechanism"):
        found = pattern(words[key]).search(text)
        if found:
            # A distinction or a mechanism supports a doing; by itself it names none but its own.
            name = found.group(0) if key == "mechanism" and found.group(0) not in rest else ""
            yield sign(key, name, found.group(0))


def _named(
    text: str, rest: str, words: Table, sign: Callable[[str, str], Sign]
) -> Iterator[Sign]:
    """Yield a sign for the first name in quotation marks that no other district uses."""
    for found in _QUOTED.finditer(text):
        name = found.group(1) or found.group(2)
        letters = letters_of(name)
        if letters in rest or pattern(words["common"]).match(letters):
            continue
        before = pattern(words["before"]).search(text[: found.start()])
        behind = pattern(words["behind"]).match(text[found.end() :])
        if found.group(1) and (behind or (before and len(letters) > 3)):
            yield sign("brand", name)
            return
        if found.group(2) and before:
            yield sign("document", name)
            return


def _formula_share(part: Part, formulas: Sequence[Formula]) -> tuple[tuple[str, ...], float]:
    """Return the formulas inside a part and the share of its letters that they cover."""
    clean = part.sentence.clean
    low, high = clean.positions[part.start], clean.positions[part.end - 1] + 1
    covered: set[int] = set()
    used: list[str] = []
    for formula in formulas:
        for variant in formula.variants:
            for place in variant.occurrences:
                if place.document != part.document.id or not low <= place.start < high:
                    continue
                covered.update(range(place.start, min(place.end, high)))
                if formula.id not in used:
                    used.append(formula.id)
    return tuple(used), len(covered) / max(1, high - low)


def _with_nearest(
    initiatives: Sequence[Initiative],
    others: Sequence[Sentence],
    documents: Sequence[Document],
    sources: dict[str, Source],
    settings: InitiativeSettings,
) -> list[Initiative]:
    """Return the initiatives with the nearest sentence of another district, near copies left out."""
    if not initiatives or not others:
        return list(initiatives)
    by_id = {document.id: document for document in documents}
    scores = similarity_matrix(
        [letters_of(initiative.passage.text) for initiative in initiatives],
        [sentence.letters for sentence in others],
    )
    placed = []
    for initiative, row in zip(initiatives, scores, strict=True):
        best = int(np.argmax(row))
        score = round(float(row[best]), 1)
        if score <= settings.most_similar:
            other = others[best]
            passage = sentence_passage(other, by_id[other.document], sources)
            placed.append(replace(initiative, nearest=Nearest(passage, score)))
    return placed


def _best(initiatives: Sequence[Initiative], settings: InitiativeSettings) -> list[Initiative]:
    """Return the strongest initiatives of a document, each name once."""
    ordered = sorted(initiatives, key=lambda item: (-item.score, item.passage.start))
    names: set[str] = set()
    best: list[Initiative] = []
    for initiative in ordered:
        if initiative.score >= settings.least_score and initiative.name not in names:
            names.add(initiative.name)
            best.append(initiative)
    return best[: settings.most_per_document]
