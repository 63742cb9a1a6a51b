"""Find what only one district does: named doings, with the reason and the nearest neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from compare.lexicon import Lexicon, Table
from compare.mining.formula_places import FormulaPlaces
from compare.mining.initiative_doings import doings_of, supporting
from compare.mining.initiative_parts import Part, focused, parts_of
from compare.mining.initiative_signs import Doing
from compare.mining.initiative_words import OwnWords
from compare.model.findings import Formula, Initiative, Nearest
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source
from compare.passages import passage_of, sentence_passage
from compare.scoring.grading import Grader
from compare.settings import InitiativeSettings
from compare.text import letters_of

_SHORTEST = 8
# Doings of one sentence are quoted together if they stand within so many letters.
_FARTHEST = 70
# So many more than the most of a document are looked at, since near copies are left out.
_SPARE = 6


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

    A passage counts if it names a doing that no other district names and if no sentence of another
    district comes near it. Names that stand in several districts' texts are common property.
    """
    taking_part = [document for document in documents if document.comparable]
    words = OwnWords.of(_voices(taking_part))
    places = FormulaPlaces(formulas)
    rules = lexicon.table("initiatives")
    chosen: list[Initiative] = []
    for document in taking_part:
        own = words[document.speaker]
        scored = [
            initiative
            for part in parts_of(document, rules)
            if (initiative := _score(part, own, places, sources, rules)) is not None
        ]
        chosen.extend(_strongest(scored, settings)[: settings.most_per_document + _SPARE])
    placed = _with_nearest(chosen, taking_part, sources, grader, settings)
    return tuple(
        initiative
        for document in taking_part
        for initiative in [i for i in placed if i.passage.document == document.id][
            : settings.most_per_document
        ]
    )


def _voices(documents: Sequence[Document]) -> dict[str, str]:
    """Return all letters of each speaker, for the question whether a name stands elsewhere."""
    voices: dict[str, str] = {}
    for document in documents:
        letters = "\n".join(sentence.letters for sentence in document.sentences)
        voices[document.speaker] = voices.get(document.speaker, "") + "\n" + letters
    return voices


def _score(
    part: Part, own: OwnWords, places: FormulaPlaces, sources: dict[str, Source], rules: Table
) -> Initiative | None:
    """Return the initiative that a part may be, or None where it names no doing.

    Of several doings in one passage the weightiest gives the name; the others add a little.
    """
    doings = doings_of(part.text, own, rules)
    if not doings:
        return None
    told = _together(doings, float(rules["together"]))
    part = focused(part, min(d.span[0] for d in told), max(d.span[1] for d in told), rules)
    if len(letters_of(part.text)) < _SHORTEST:
        return None
    passage = passage_of(part.sentence.clean, part.document, sources, part.start, part.end)
    used, share = places.within(passage)
    support = supporting(part.text, rules)
    signs = (*(sign for doing in told for sign in doing.signs), *support)
    score = doings[0].weight + sum(sign.weight for sign in support)
    score += float(rules["further"]) * (len(told) - 1) - float(rules["formula_cost"]) * share
    surplus = own.novelty(letters_of(part.text)) - own.usual
    score += float(rules["base"]) + float(rules["new_wording"]) * surplus
    score += float(rules["done"]) if part.role is Role.REVIEW else 0
    return Initiative(
        passage=passage,
        section=part.sentence.section,
        name=doings[0].name,
        reason="；".join(dict.fromkeys(sign.reason for sign in signs if sign.reason)),
        score=round(score, 2),
        nearest=None,
        formulas=used,
    )


def _together(doings: Sequence[Doing], least: float) -> list[Doing]:
    """Return the weightiest doing with the weighty ones near enough to be quoted with it."""
    told = [doings[0]]
    for doing in doings[1:]:
        low = min(doing.span[0], *(other.span[0] for other in told))
        high = max(doing.span[1], *(other.span[1] for other in told))
        is_new = all(doing.name not in other.name for other in told)
        if doing.weight >= least and high - low <= _FARTHEST and is_new:
            told.append(doing)
    return told


def _strongest(initiatives: Sequence[Initiative], settings: InitiativeSettings) -> list[Initiative]:
    """Return the initiatives of a document that reach the least score, each doing once."""
    told = "\n"
    names: list[str] = []
    best: list[Initiative] = []
    for initiative in sorted(initiatives, key=lambda item: (-item.score, item.passage.start)):
        name = letters_of(initiative.name)
        is_told = name in told or any(other in name for other in names)
        if initiative.score >= settings.least_score and not is_told:
            told += letters_of(initiative.passage.text) + "\n"
            names.append(name)
            best.append(initiative)
    return best


def _with_nearest(
    initiatives: Sequence[Initiative],
    documents: Sequence[Document],
    sources: dict[str, Source],
    grader: Grader,
    settings: InitiativeSettings,
) -> list[Initiative]:
    """Return the initiatives with the nearest sentence of another district, without near copies."""
    by_id = {document.id: document for document in documents}
    others = [s for d in documents for s in d.sentences if s.usable and not s.is_heading]
    if not initiatives or not others:
        return list(initiatives)
    speakers = np.array([by_id[sentence.document].speaker for sentence in others])
    letters = [letters_of(initiative.passage.text) for initiative in initiatives]
    scores = grader.scores(letters, [sentence.letters for sentence in others])
    placed = []
    for initiative, row in zip(initiatives, scores, strict=True):
        foreign = np.where(speakers != by_id[initiative.passage.document].speaker, row, -1.0)
        best = int(np.argmax(foreign))
        score = round(float(foreign[best]), 1)
        is_far = score <= settings.most_similar
        if is_far or not _is_copied(initiative, others[best], grader, settings.most_similar):
            placed.append(
                replace(initiative, nearest=_nearest(others[best], score, by_id, sources))
            )
    return placed


def _is_copied(initiative: Initiative, other: Sentence, grader: Grader, most: float) -> bool:
    """Tell whether another sentence has a near copy of the clauses that name the doing.

    Common clauses beside them are no reason against it.
    """
    named = [
        clause
        for clause in map(letters_of, initiative.passage.text.split("，"))
        if letters_of(initiative.name) in clause
    ] or [letters_of(initiative.passage.text)]
    theirs = [other.letters, *map(letters_of, other.text.split("，"))]
    return any(grader.score(one, two) > most for one in named for two in theirs if two)


def _nearest(
    sentence: Sentence, score: float, documents: dict[str, Document], sources: dict[str, Source]
) -> Nearest | None:
    if score < 0:
        return None
    return Nearest(sentence_passage(sentence, documents[sentence.document], sources), score)
