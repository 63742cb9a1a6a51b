"""Find rows whose members nearly all other districts give in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checking.lettering import Lettering
from compare.model.checks import WordingBasis, WordingDoubt, WordingDoubtKind
from compare.model.findings import Formula
from compare.model.source import Source
from compare.settings import CheckingSettings
from compare.text import letters_of

# Three are listed in any order without meaning anything by it.
_FEWEST_MEMBERS = 4
# So many districts alike make an order fixed.
_FEWEST_DISTRICTS = 5
_CONFIDENCE = 0.6


def by_order(
    formulas: Sequence[Formula],
    letterings: Sequence[Lettering],
    sources: dict[str, Source],
    settings: CheckingSettings,
) -> Iterator[WordingDoubt]:
    """Yield places where one district alone exchanges two neighbours in a row that others share."""
    fewest = max(_FEWEST_DISTRICTS, settings.majority_districts)
    for formula in formulas:
        members = [letters_of(member) for member in formula.text.split("、")]
        if len(members) < _FEWEST_MEMBERS or len(formula.districts) < fewest:
            continue
        letters = letters_of(formula.text)
        alike = {x.document.speaker for x in letterings if letters in x.text}
        for other in _exchanged(members) if len(alike) >= fewest else ():
            places = [(x, at) for x in letterings for at in x.places_of(other)]
            if len({x.document.speaker for x, _ in places}) != 1:
                continue
            for lettering, at in places:
                yield WordingDoubt(
                    passage=lettering.passage(at, at + len(other), sources),
                    section=lettering.sentence_at(at).section,
                    name="",
                    expected=formula.text,
                    basis=WordingBasis.MAJORITY,
                    kind=WordingDoubtKind.ORDER,
                    since=None,
                    expected_by=len(alike),
                    found_by=1,
                    confidence=_CONFIDENCE,
                )


def _exchanged(members: Sequence[str]) -> Iterator[str]:
    """Yield the letters of a row with two neighbours exchanged, each way."""
    for place in range(len(members) - 1):
        if members[place] != members[place + 1]:
            order = list(members)
            order[place], order[place + 1] = order[place + 1], order[place]
            yield "".join(order)
