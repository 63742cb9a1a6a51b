"""Find what only one district does: named doings, with the reason and the nearest neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from compare.lexicon import Lexicon, Table
from compare.mining.formula_places import FormulaPlaces
from compare.mining.initiative_parts import Part, parts_of
from compare.mining.initiative_signs import signs_of
from compare.model.findings import Formula, Initiative, Nearest
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import passage_of, sentence_passage
from compare.scoring.grading import Grader
from compare.settings import InitiativeSettings
from compare.text import letters_of

_SHORTEST = 8
# So many times the most initiatives of a document are looked at before near copies are left out.
_SPARE = 2


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
    voices = _voices(taking_part)
    places = FormulaPlaces(formulas)
    rules = lexicon.table("initiatives")
    chosen: list[Initiative] = []
    for document in taking_part:
        rest = "\n".join(text for speaker, text in voices.items() if speaker != document.speaker)
        scored = [
            initiative
            for part in parts_of(document, rules)
            if (initiative := _score(part, rest, places, sources, rules)) is not None
        ]
        chosen.extend(_strongest(scored, settings)[: _SPARE * settings.most_per_document])
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
    part: Part, rest: str, places: FormulaPlaces, sources: dict[str, Source], rules: Table
) -> Initiative | None:
    """Return the initiative that a part may be, or None where no sign speaks for it."""
    signs = signs_of(part.text, rest, rules)
    if not signs or len(letters_of(part.text)) < _SHORTEST:
        return None
    passage = passage_of(part.sentence.clean, part.document, sources, part.start, part.end)
    used, share = places.within(passage)
    cost = float(rules["formula_cost"]) * share
    return Initiative(
        passage=passage,
        section=part.sentence.section,
        name=next(sign.name for sign in signs if sign.name),
        reason="；".join(dict.fromkeys(sign.reason for sign in signs if sign.reason)),
        score=round(sum(sign.weight for sign in signs) - cost, 2),
        nearest=None,
        formulas=used,
    )


def _strongest(initiatives: Sequence[Initiative], settings: InitiativeSettings) -> list[Initiative]:
    """Return the initiatives of a document that reach the least score, each name once."""
    names: set[str] = set()
    best: list[Initiative] = []
    for initiative in sorted(initiatives, key=lambda item: (-item.score, item.passage.start)):
        if initiative.score >= settings.least_score and initiative.name not in names:
            names.add(initiative.name)
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
        if score <= settings.most_similar:
            placed.append(
                replace(initiative, nearest=_nearest(others[best], score, by_id, sources))
            )
    return placed


def _nearest(
    sentence: Sentence, score: float, documents: dict[str, Document], sources: dict[str, Source]
) -> Nearest | None:
    if score < 0:
        return None
    return Nearest(sentence_passage(sentence, documents[sentence.document], sources), score)
