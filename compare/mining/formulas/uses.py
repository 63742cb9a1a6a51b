"""Tell of each district whether it writes a formula as it is shown, or varies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.model.findings import FormulaVariant, Grade
from compare.text import letters_of


def uses_of(
    text: str, variants: Iterable[FormulaVariant], speakers: Mapping[str, str]
) -> dict[str, Grade]:
    """Return how each speaker uses a formula: verbatim somewhere, or only varied; by name.

    `speakers` are those of the documents in question, by document; places in others do not count.
    """
    shown = letters_of(text)
    exact: dict[str, bool] = {}
    for variant in variants:
        for place in variant.occurrences:
            if speaker := speakers.get(place.document):
                same = letters_of(place.text) == shown
                exact[speaker] = exact.get(speaker, False) or same
    return {
        speaker: Grade.VERBATIM if exact[speaker] else Grade.VARIANT
        for speaker in sorted(exact, key=lambda name: (len(name), name))
    }
