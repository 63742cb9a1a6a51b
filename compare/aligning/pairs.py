"""Score pairs of aligned sections, with and without the common stock of formulas."""

from __future__ import annotations

from collections.abc import Sequence

from compare.aligning.matches import SentenceMatch, spoken_sentences
from compare.aligning.means import mean_of_best
from compare.aligning.rest import Rest
from compare.model.findings import Alignment, Formula, Grade, SectionPair
from compare.model.report import Document, Sentence
from compare.scoring.grading import Grader

# The letters of the sentences of two sections, by sentence.
Sides = tuple[dict[str, str], dict[str, str]]


def pair_sections(
    alignments: Sequence[Alignment],
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    matches: Sequence[SentenceMatch],
    grader: Grader,
) -> tuple[SectionPair, ...]:
    """Return the scores of all aligned sections of different districts.

    A score is the mean, over the letters of a section, of each sentence's best related partner in
    the other section, 0 where it has none; the mean of both directions is taken, so that long and
    short sections count alike. The second score leaves formulas out on both sides.
    """
    sides = _Sides(documents, matches, grader)
    rest = _OwnWording(Rest.of(formulas), matches, grader)
    pairs: dict[tuple[str, str], SectionPair] = {}
    for alignment in alignments:
        members = [(d, s) for d, ids in alignment.sections.items() for s in ids]
        for index, (document, section) in enumerate(members):
            for other, other_section in members[index + 1 :]:
                key = section, other_section
                if key in pairs or sides.one_speaker(document, other):
                    continue
                found = sides.matches(document, section, other, other_section)
                a, b = sides.sentences(document, section), sides.sentences(other, other_section)
                whole = ({s.id: s.letters for s in a}, {s.id: s.letters for s in b})
                score = mean_of_best(*whole, [(m.a.id, m.b.id, m.score) for m in found])
                without = rest.score(found, a, b)
                grade = _grade(score, *whole, grader)
                pairs[key] = SectionPair(section, other_section, score, without, grade)
    return tuple(pairs.values())


class _Sides:
    """Give what sections hold, their subsections included, each worked out once."""

    def __init__(
        self, documents: Sequence[Document], matches: Sequence[SentenceMatch], grader: Grader
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._grader = grader
        self._covered: dict[str, frozenset[str]] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        self._spoken: dict[str, dict[str, list[Sentence]]] = {}
        self._matches: dict[str, dict[str, list[SentenceMatch]]] = {}
        for match in matches:
            others = self._matches.setdefault(match.a.section, {})
            others.setdefault(match.b.section, []).append(match)

    def one_speaker(self, document: str, other: str) -> bool:
        """Tell whether two documents are of one speaker."""
        return self._documents[document].speaker == self._documents[other].speaker

    def sentences(self, document: str, section: str) -> list[Sentence]:
        """Return the sentences of a section that are compared, in order."""
        if section not in self._sentences:
            inside = self._inside(document, section)
            self._sentences[section] = [
                s
                for part in self._parts(document)
                if part in inside
                for s in self._spoken[document][part]
            ]
        return self._sentences[section]

    def _parts(self, document: str) -> dict[str, list[Sentence]]:
        if document not in self._spoken:
            parts = self._spoken.setdefault(document, {})
            for sentence in spoken_sentences(self._documents[document], self._grader.settings):
                parts.setdefault(sentence.section, []).append(sentence)
        return self._spoken[document]

    def matches(
        self, document: str, section: str, other: str, other_section: str
    ) -> list[SentenceMatch]:
        """Return the related sentences of two sections.

        Matches run from the earlier document to the later one, as the alignments do.
        """
        theirs = self._inside(other, other_section)
        return [
            match
            for part in sorted(self._inside(document, section))
            for opposite, found in self._matches.get(part, {}).items()
            if opposite in theirs
            for match in found
        ]

    def _inside(self, document: str, section: str) -> frozenset[str]:
        if section not in self._covered:
            self._covered[section] = self._documents[document].covered([section])
        return self._covered[section]


class _OwnWording:
    """Score sections by what stands outside formulas, each match worked out once."""

    def __init__(self, rest: Rest, matches: Sequence[SentenceMatch], grader: Grader) -> None:
        self._rest = rest
        self._least = grader.settings.related
        both = [(m, rest.letters(m.a), rest.letters(m.b)) for m in matches]
        left = [(m, a, b) for m, a, b in both if a and b]
        scores = grader.scores_of_pairs([a for _, a, _ in left], [b for _, _, b in left])
        self._scores = {
            (match.a.id, match.b.id): score
            for (match, _, _), score in zip(left, scores, strict=True)
        }

    def score(
        self, matches: Sequence[SentenceMatch], a: Sequence[Sentence], b: Sequence[Sentence]
    ) -> float | None:
        """Return the score of the sentences of two sections without formulas, None if none is."""
        own = self._own(a), self._own(b)
        if not own[0] or not own[1]:
            return None
        scored = [
            (*pair, score)
            for match in matches
            for pair in [(match.a.id, match.b.id)]
            if (score := self._scores.get(pair)) is not None and score >= self._least
        ]
        return mean_of_best(*own, scored)

    def _own(self, sentences: Sequence[Sentence]) -> dict[str, str]:
        """Return the letters of sentences outside formulas, without those that hold hardly any."""
        return {s.id: letters for s in sentences if (letters := self._rest.letters(s))}


def _grade(score: float, left: dict[str, str], right: dict[str, str], grader: Grader) -> Grade:
    if left and list(left.values()) == list(right.values()):
        return Grade.VERBATIM
    if score >= grader.settings.variant:
        return Grade.VARIANT
    return Grade.RELATED if score >= grader.settings.section_related else Grade.UNRELATED
