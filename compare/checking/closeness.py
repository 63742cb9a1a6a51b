"""Measure how close each section of the lower districts comes to the upper level's report.

What is said is closeness of wording alone: not who was first, nor that one comes from the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compare.aligning.matches import SentenceMatch
from compare.checking.lettering import BREAK, Lettering
from compare.checking.stock import Stock
from compare.checking.upper_level import is_below, upper_documents
from compare.model.checks import Closeness
from compare.model.findings import Grade
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import sentence_passage
from compare.settings import CheckingSettings

# A best match: grade, score, and the upper level's sentence.
Best = tuple[Grade, float, Sentence]


def closeness_of(
    letterings: Sequence[Lettering],
    matches: Sequence[SentenceMatch],
    stock: Stock,
    sources: Mapping[str, Source],
    settings: CheckingSettings,
) -> tuple[Closeness, ...]:
    """Return the closeness of each section of each lower district, in their order.

    A text is held against those of the same body alone: a government's against a government's.

    Counts are of a section's letters, so that long and short sections compare. Letters in runs that
    stand in the upper level's text count as word for word, wherever they stand; the rest of a
    sentence counts by the grade of its best match.
    """
    documents = [lettering.document for lettering in letterings]
    upper = upper_documents(documents, settings.upper)
    found: list[Closeness] = []
    for body in dict.fromkeys(document.identity.body for document in upper):
        names = {document.id: document for document in upper if document.identity.body == body}
        above = [lettering.text for lettering in letterings if lettering.document.id in names]
        runs, best = _runs_of(above, settings.run_letters), _best_matches(matches, names)
        for lettering in letterings:
            document = lettering.document
            if is_below(document, upper[0]) and document.identity.body == body:
                context = (names, dict(sources), settings)
                found.extend(_sections(lettering, runs, best, stock, context))
    return tuple(found)


def _runs_of(texts: Sequence[str], size: int) -> frozenset[str]:
    """Return all runs of so many letters of some texts."""
    return frozenset(
        text[place : place + size] for text in texts for place in range(len(text) - size + 1)
    )


def _best_matches(
    matches: Sequence[SentenceMatch], upper: Mapping[str, Document]
) -> dict[str, Best]:
    """Return the best match of each lower sentence in the upper level's documents."""
    best: dict[str, Best] = {}
    for match in matches:
        for own, other in ((match.a, match.b), (match.b, match.a)):
            if other.document in upper and own.document not in upper:
                held = best.get(own.id)
                if held is None or match.score > held[1]:
                    best[own.id] = (match.grade, match.score, other)
    return best


Context = tuple[Mapping[str, Document], dict[str, Source], CheckingSettings]


def _sections(
    lettering: Lettering,
    runs: frozenset[str],
    best: Mapping[str, Best],
    stock: Stock,
    context: Context,
) -> Iterator[Closeness]:
    upper, sources, settings = context
    document = lettering.document
    same = _equal_letters(lettering.text, runs, settings.run_letters)
    marks = stock.marks(lettering)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    nearest: dict[str, tuple[float, Sentence, Sentence]] = {}
    for sentence, start in zip(lettering.sentences, lettering.starts, strict=True):
        if sentence.is_heading:
            continue
        size = len(sentence.letters)
        equal = sum(same[start : start + size])
        count = counts[sentence.section]
        count["letters"] += size
        count[Grade.VERBATIM] += equal
        both = zip(same[start : start + size], marks[start : start + size], strict=True)
        count["in_formulas"] += sum(a & b for a, b in both)
        match = best.get(sentence.id)
        grade = match[0] if match else Grade.UNRELATED
        count[grade] += size - equal
        if match and match[1] > nearest.get(sentence.section, (0.0,))[0]:
            nearest[sentence.section] = (match[1], sentence, match[2])
    for section in document.sections:
        if section.id in counts:
            count = counts[section.id]
            near = nearest.get(section.id)
            yield Closeness(
                document=document.id,
                section=section.id,
                upper=next(iter(upper.values())).id if near is None else near[2].document,
                letters=count["letters"],
                verbatim=count[Grade.VERBATIM],
                variant=count[Grade.VARIANT],
                related=count[Grade.RELATED],
                absent=count[Grade.UNRELATED],
                in_formulas=count["in_formulas"],
                nearest=near
                and (
                    sentence_passage(near[1], document, sources),
                    sentence_passage(near[2], upper[near[2].document], sources),
                ),
            )


def _equal_letters(text: str, runs: frozenset[str], size: int) -> bytearray:
    """Return 1 for each letter inside a run that the upper level's text has too."""
    same = bytearray(len(text))
    for place in range(len(text) - size + 1):
        run = text[place : place + size]
        if run in runs and BREAK not in run:
            same[place : place + size] = b"\x01" * size
    return same
