"""Hold texts against the list of standard wordings: wrong forms and near misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checking.lettering import Lettering
from compare.checking.near import Near, goes_over_stop, near_passages
from compare.checking.slips import slip_of
from compare.checking.standards import Wording, Wrong
from compare.lexicon import Lexicon
from compare.model.checks import WordingBasis, WordingDoubt, WordingDoubtKind
from compare.model.report import Document
from compare.model.source import Source
from compare.settings import CheckingSettings

_CONFIDENCE = {
    WordingDoubtKind.MISWRITTEN: 0.9,
    WordingDoubtKind.MIXED: 0.8,
    WordingDoubtKind.OUTDATED: 0.7,
}


def by_forms(
    forms: Sequence[Wrong], letterings: Sequence[Lettering], sources: dict[str, Source]
) -> Iterator[WordingDoubt]:
    """Yield the places where a form of the list stands that is outdated, mixed or miswritten."""
    for wrong in forms:
        places = [
            (lettering, found.start(), found.end())
            for lettering in letterings
            if wrong.since is None or _year(lettering.document) >= wrong.since
            for found in wrong.form.finditer(lettering.text)
        ]
        speakers = {lettering.document.speaker for lettering, _, _ in places}
        for lettering, start, end in places:
            yield WordingDoubt(
                passage=lettering.passage(start, end, sources),
                section=lettering.sentence_at(start).section,
                name=wrong.expected,
                expected=wrong.expected,
                basis=WordingBasis.STANDARD,
                kind=wrong.why,
                since=wrong.since,
                expected_by=0,
                found_by=len(speakers),
                confidence=_CONFIDENCE[wrong.why],
            )


def _year(document: Document) -> int:
    """Return the year a report reviews; one of unknown years is never held outdated."""
    return document.identity.review_year or 0


def by_wordings(
    wordings: Sequence[Wording],
    letterings: Sequence[Lettering],
    sources: dict[str, Source],
    settings: CheckingSettings,
    lexicon: Lexicon,
) -> Iterator[WordingDoubt]:
    """Yield the passages that nearly are a standard wording.

    A form that several districts write is taken for one in use, unless most write the standard.
    """
    for wording in wordings:
        exact = {x.document.speaker for x in letterings if wording.letters in x.text}
        forms: dict[str, list[Near]] = {}
        for lettering in letterings:
            for near in near_passages(wording.letters, lettering):
                if near.letters not in wording.accepted and not goes_over_stop(near, wording.text):
                    forms.setdefault(near.letters, []).append(near)
        for form, places in forms.items():
            speakers = {near.lettering.document.speaker for near in places}
            if len(speakers) > 1 and len(exact) < settings.majority * (len(exact) + len(speakers)):
                continue
            slip = slip_of(wording.letters, form, lexicon)
            for near in places:
                yield WordingDoubt(
                    passage=near.lettering.passage(near.start, near.end, sources),
                    section=near.lettering.sentence_at(near.start).section,
                    name=wording.name,
                    expected=wording.text,
                    basis=WordingBasis.STANDARD,
                    kind=slip.kind,
                    since=None,
                    expected_by=len(exact),
                    found_by=len(speakers),
                    confidence=slip.standard_confidence,
                    differing=(slip.expected, slip.found),
                )
