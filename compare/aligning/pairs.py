"""Score pairs of aligned sections, with and without the common stock of formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.aligning.matches import SentenceMatch, spoken_sentences
from compare.aligning.rest import Rest
from compare.model.findings import Alignment, Formula, Grade, SectionPair
from compare.model.report import Document, Sentence
from compare.scoring.grading import Grader

Scored = tuple[str, str, float]
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
    speakers = {document.id: document.speaker for document in documents}
    sentences = _by_section(documents, grader)
    related = _by_sections(matches)
    rest = Rest.of(formulas)
    pairs: list[SectionPair] = []
    for alignment in alignments:
        members = [(d, s) for d, ids in alignment.sections.items() for s in ids]
        for index, (document, section) in enumerate(members):
            for other, other_section in members[index + 1 :]:
                if speakers[document] == speakers[other]:
                    continue
                # Matches run from the earlier document to the later one, as the alignments do.
                found = related.get((section, other_section), ())
                a, b = sentences.get(section, []), sentences.get(other_section, [])
                own = (_own(a, rest), _own(b, rest))
                whole = ({s.id: s.letters for s in a}, {s.id: s.letters for s in b})
                score, without = _scores(found, whole, own, grader)
                grade = _grade(score, *whole, grader)
                pairs.append(SectionPair(section, other_section, score, without, grade))
    return tuple(pairs)


def _by_section(documents: Sequence[Document], grader: Grader) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for document in documents:
        for sentence in spoken_sentences(document, grader.settings):
            found.setdefault(sentence.section, []).append(sentence)
    return found


def _by_sections(
    matches: Sequence[SentenceMatch],
) -> dict[tuple[str, str], list[SentenceMatch]]:
    found: dict[tuple[str, str], list[SentenceMatch]] = {}
    for match in matches:
        found.setdefault((match.a.section, match.b.section), []).append(match)
    return found


def _own(sentences: Sequence[Sentence], rest: Rest) -> dict[str, str]:
    """Return the letters of sentences outside formulas, without those that hold hardly any."""
    return {s.id: letters for s in sentences if (letters := rest.letters(s))}


def _scores(
    found: Sequence[SentenceMatch], whole: Sides, own: Sides, grader: Grader
) -> tuple[float, float | None]:
    """Return the score of two sections, and the one without formulas if anything is left."""
    score = _mean_of_best(*whole, [(m.a.id, m.b.id, m.score) for m in found])
    if not own[0] or not own[1]:
        return score, None
    scored = [
        (m.a.id, m.b.id, grader.score(own[0][m.a.id], own[1][m.b.id]))
        for m in found
        if m.a.id in own[0] and m.b.id in own[1]
    ]
    kept = [item for item in scored if item[2] >= grader.settings.related]
    return score, _mean_of_best(*own, kept)


def _mean_of_best(left: dict[str, str], right: dict[str, str], scored: Iterable[Scored]) -> float:
    """Return the mean, over the letters of each side, of the best scores."""
    best_left: dict[str, float] = {}
    best_right: dict[str, float] = {}
    for one, other, score in scored:
        best_left[one] = max(score, best_left.get(one, 0))
        best_right[other] = max(score, best_right.get(other, 0))
    means = [
        sum(score * len(letters[key]) for key, score in best.items())
        / max(1, sum(map(len, letters.values())))
        for letters, best in ((left, best_left), (right, best_right))
    ]
    return round(sum(means) / 2, 1)


def _grade(score: float, left: dict[str, str], right: dict[str, str], grader: Grader) -> Grade:
    if left and list(left.values()) == list(right.values()):
        return Grade.VERBATIM
    if score >= grader.settings.variant:
        return Grade.VARIANT
    return Grade.RELATED if score >= grader.settings.section_related else Grade.UNRELATED
