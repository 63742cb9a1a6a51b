"""Find what only one district does: named doings, with the reason and the nearest neighbour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.lexicon import Lexicon, Table
from compare.mining.initiatives.choosing import Candidate, Rated, choose
from compare.mining.initiatives.clauses import clauses_of
from compare.mining.initiatives.dispersion import Dispersion, Voice
from compare.mining.initiatives.features import Described, describe
from compare.mining.initiatives.formula_places import FormulaPlaces
from compare.mining.initiatives.names import View
from compare.mining.initiatives.nearest import with_nearest
from compare.mining.initiatives.ranking import Ranking
from compare.mining.initiatives.reasons import name_in, reason_of
from compare.model.findings import Formula, Initiative
from compare.model.report import Document
from compare.model.source import Source
from compare.passages import passage_of
from compare.scoring.grading import Grader
from compare.settings import InitiativeSettings

# So many more than the most of a document are looked at, since near copies are left out.
_SPARE = 6
# A text without claims and quotation marks tells of doings too: of so many letters, one passage is
# let in with a score so many times lower.
_LETTERS = 1000
_LENIENT = 5


def find_initiatives(
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    sources: dict[str, Source],
    *,
    grader: Grader,
    settings: InitiativeSettings,
    lexicon: Lexicon,
) -> tuple[Initiative, ...]:
    """Return the initiatives, document by document, the most telling first.

    Each clause is described by features and weighed; the passages are runs of clauses that are
    likely to tell most. What a sentence of another district nearly copies is left out.
    """
    taking_part = [document for document in documents if document.comparable]
    rules = lexicon.table("initiatives")
    ranking = Ranking.of(lexicon)
    dispersion = Dispersion.of(taking_part, rules)
    places = FormulaPlaces(formulas)
    found: list[Initiative] = []
    for document in taking_part:
        rated = [
            Rated(one, ranking.chance(one.features))
            for one in described(document, dispersion, places, rules)
        ]
        chosen = choose(rated, settings.most_per_document + _SPARE, rules)
        voice = dispersion.voices[document.speaker]
        fewest = sum(len(sentence.letters) for sentence in document.sentences) // _LETTERS
        found.extend(
            _initiative(candidate, voice, places, sources, rules)
            for rank, candidate in enumerate(chosen)
            if 100 * candidate.chance * (_LENIENT if rank < fewest else 1) >= settings.least_score
        )
    placed = with_nearest(found, taking_part, sources, grader, settings.most_similar)
    return tuple(
        initiative
        for document in taking_part
        for initiative in [i for i in placed if i.passage.document == document.id][
            : settings.most_per_document
        ]
    )


def described(
    document: Document, dispersion: Dispersion, places: FormulaPlaces, rules: Table
) -> Iterator[Described]:
    """Yield the clauses of a document that may name a doing, with their features."""
    view = View(dispersion.voices[document.speaker], dispersion, rules)
    for clause in clauses_of(document, view.voice.offsets, rules):
        start, end = clause.sentence.clean.raw_span(clause.start, clause.end)
        share = places.share(document.id, start, end)
        made = describe(clause, share, view)
        if made is not None:
            yield made


def _initiative(
    candidate: Candidate,
    voice: Voice,
    places: FormulaPlaces,
    sources: dict[str, Source],
    rules: Table,
) -> Initiative:
    clause = candidate.first.described.clause
    passage = passage_of(
        clause.sentence.clean, clause.document, sources, candidate.start, candidate.end
    )
    return Initiative(
        passage=passage,
        section=clause.sentence.section,
        name=name_in(candidate, rules),
        reason=reason_of(candidate, voice, rules),
        score=round(100 * candidate.chance, 1),
        nearest=None,
        formulas=places.within(passage),
    )
