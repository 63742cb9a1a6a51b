"""Tell which wordings of the upper level's report each lower district has, section by section.

What is said is that a wording stands in both: not who had it first, nor that one took it over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from compare.aligning.matches import SentenceMatch
from compare.checking.upper_level import is_below, upper_documents
from compare.model.checks import UpperWording
from compare.model.findings import Formula, Grade
from compare.model.passage import Passage
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import sentence_passage
from compare.settings import CheckingSettings
from compare.text import letters_of

_SHORTEST = 6
_ALIKE = (Grade.VERBATIM, Grade.VARIANT)


def upper_wordings(
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    matches: Sequence[SentenceMatch],
    sources: Mapping[str, Source],
    settings: CheckingSettings,
) -> tuple[UpperWording, ...]:
    """Return each place of a lower district that has a wording of the upper level, in its order.

    Wordings are the formulas that both have and the sentences that are the same or nearly; a
    formula inside such a sentence is not told again.
    """
    upper = upper_documents(documents, settings.upper)
    finder = _Finder(documents, upper, dict(sources))
    found = [*finder.sentences(matches), *finder.formulas(formulas)]
    order = {document.id: place for place, document in enumerate(documents)}
    return tuple(
        sorted(_outermost(found), key=lambda w: (order[w.passage.document], w.passage.start))
    )


class _Finder:
    def __init__(
        self,
        documents: Sequence[Document],
        upper: Sequence[Document],
        sources: dict[str, Source],
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._upper = {document.id for document in upper}
        self._bodies = {document.id: document.identity.body for document in documents}
        self._below = {
            document.id
            for document in documents
            if any(is_below(document, above) for above in upper)
        }
        self._sources = sources
        self._sentences = {
            document.id: sorted(document.sentences, key=lambda s: s.start)
            for document in documents
            if document.id in self._upper | self._below
        }

    def sentences(self, matches: Sequence[SentenceMatch]) -> Iterator[UpperWording]:
        for match in matches:
            if match.grade not in _ALIKE or not match.is_best:
                continue
            for own, above in ((match.a, match.b), (match.b, match.a)):
                if self._is_told(own.document, above.document):
                    places = self._passage(own), self._passage(above)
                    yield self._wording(*places, match.grade)

    def formulas(self, formulas: Sequence[Formula]) -> Iterator[UpperWording]:
        for formula in formulas:
            places = [place for variant in formula.variants for place in variant.occurrences]
            above = [place for place in places if place.document in self._upper]
            for own in places if above else ():
                same = [p for p in above if self._is_told(own.document, p.document)]
                if same and len(letters_of(own.text)) >= _SHORTEST:
                    letters = letters_of(own.text)
                    exact = [p for p in same if letters_of(p.text) == letters]
                    grade = Grade.VERBATIM if exact else Grade.VARIANT
                    yield self._wording(own, (exact or same)[0], grade)

    def _is_told(self, own: str, above: str) -> bool:
        is_pair = own in self._below and above in self._upper
        return is_pair and self._bodies[own] == self._bodies[above]

    def _passage(self, sentence: Sentence) -> Passage:
        return sentence_passage(sentence, self._documents[sentence.document], self._sources)

    def _wording(self, own: Passage, above: Passage, grade: Grade) -> UpperWording:
        return UpperWording(own, self._section(own), above, self._section(above), grade.value)

    def _section(self, passage: Passage) -> str:
        sentences = self._sentences[passage.document]
        index = bisect_right(sentences, passage.start, key=lambda s: s.start) - 1
        return sentences[max(index, 0)].section


def _outermost(wordings: Sequence[UpperWording]) -> Iterator[UpperWording]:
    """Yield wordings that do not lie within one that was told before, longest first."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for wording in sorted(wordings, key=lambda w: w.passage.start - w.passage.end):
        place = wording.passage
        spans = taken.setdefault(place.document, [])
        if not any(start <= place.start and place.end <= end for start, end in spans):
            spans.append((place.start, place.end))
            yield wording
