"""Compare districts role by role; never as wholes, across roles, or as a ranking."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from compare.aligning.matches import SentenceMatch, spoken_sentences
from compare.aligning.means import mean_of_best
from compare.model.findings import RoleSimilarity
from compare.model.report import Document, Role
from compare.settings import SimilaritySettings

_ROLES = (Role.REVIEW, Role.PLAN)
# Letters of sentences by id, and scored links of sentences.
Letters = dict[str, str]
Links = list[tuple[str, str, float]]


def compare_roles(
    documents: Sequence[Document], matches: Sequence[SentenceMatch], settings: SimilaritySettings
) -> tuple[RoleSimilarity, ...]:
    """Return the district × district scores of the review and of the plan.

    A score is the mean, over the letters of both texts, of each sentence's best related partner in
    the other text, 0 where it has none, so that long and short texts count alike and what is alike
    by chance counts for nothing.
    """
    return tuple(
        similarity
        for role in _ROLES
        if (similarity := _compare(documents, matches, role, settings)) is not None
    )


def _compare(
    documents: Sequence[Document],
    matches: Sequence[SentenceMatch],
    role: Role,
    settings: SimilaritySettings,
) -> RoleSimilarity | None:
    texts = _texts(documents, role, settings)
    if len(texts) < 2:
        return None
    owners = {sentence: speaker for speaker, letters in texts.items() for sentence in letters}
    links: dict[tuple[str, str], Links] = {}
    for match in matches:
        if match.a.id in owners and match.b.id in owners:
            a, b = owners[match.a.id], owners[match.b.id]
            links.setdefault((a, b), []).append((match.a.id, match.b.id, match.score))
    # The score does not depend on the order, so each pair is worked out once.
    known: dict[tuple[str, str], float] = {}
    for a, b in combinations(texts, 2):
        turned = [(one, other, score) for other, one, score in links.get((b, a), [])]
        known[a, b] = mean_of_best(texts[a], texts[b], [*links.get((a, b), []), *turned])
    districts = tuple(texts)
    return RoleSimilarity(
        role,
        districts,
        tuple(tuple(known.get((a, b), known.get((b, a))) for b in districts) for a in districts),
    )


def _texts(
    documents: Sequence[Document], role: Role, settings: SimilaritySettings
) -> dict[str, Letters]:
    """Return the letters of each speaker's sentences in a role, speakers in order of documents."""
    texts: dict[str, Letters] = {}
    for document in documents:
        roles = {section.id: section.role for section in document.sections}
        spoken = [s for s in spoken_sentences(document, settings) if roles[s.section] is role]
        if document.comparable and spoken:
            texts.setdefault(document.speaker, {}).update({s.id: s.letters for s in spoken})
    return texts
