"""Say which sentences of two originals correspond, so that the page can set them side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compare.briefing.reader_page import ReaderLink, ReaderLinks
from compare.briefing.sources import Desk
from compare.model.findings import Grade
from compare.model.years import CarriedSentence, Fate

Sides = tuple[str, str]
Link = tuple[Sides, ReaderLink]


def sentence_anchor(sentence: str) -> str:
    """Return the anchor of a sentence on the page."""
    return f"sentence-{sentence}"


def reader_links(desk: Desk) -> tuple[ReaderLinks, ...]:
    """Return the corresponding sentences of all documents that were compared, in their order.

    Those are the documents of different districts in the present year, and the consecutive ones of
    one district.
    """
    found: dict[Sides, list[ReaderLink]] = {sides: [] for sides in _compared(desk)}
    for sides, link in (*_pairs(desk), *_carried(desk)):
        found.setdefault(sides, []).append(link)
    return tuple(ReaderLinks(*sides, tuple(links)) for sides, links in found.items())


def _compared(desk: Desk) -> Iterator[Sides]:
    """Yield the documents that were compared, those of which nothing corresponds too."""
    for a, b in combinations(desk.comparable, 2):
        if a.speaker != b.speaker:
            yield a.id, b.id
    for succession in desk.findings.years.successions:
        for earlier in succession.pair.earlier:
            for later in succession.pair.later:
                yield earlier, later


def _pairs(desk: Desk) -> Iterator[Link]:
    for pair in desk.findings.sentence_pairs:
        yield (
            (pair.a.document, pair.b.document),
            ReaderLink(
                sentence_anchor(pair.a_sentence),
                sentence_anchor(pair.b_sentence),
                pair.grade.value,
                pair.score,
                pair.moved is not None,
            ),
        )


def _carried(desk: Desk) -> Iterator[Link]:
    for succession in desk.findings.years.successions:
        for carried in succession.carried:
            link = _carried_link(carried, desk)
            if link:
                yield (carried.earlier.document, carried.later.document), link


def _carried_link(carried: CarriedSentence, desk: Desk) -> ReaderLink | None:
    earlier, later = desk.sentence(carried.earlier), desk.sentence(carried.later)
    if earlier is None or later is None:
        return None
    grade = Grade.VERBATIM if carried.fate is Fate.VERBATIM else Grade.VARIANT
    return ReaderLink(
        sentence_anchor(earlier.id),
        sentence_anchor(later.id),
        grade.value,
        carried.score,
        carried.moved,
    )
