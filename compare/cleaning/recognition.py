"""Doubt the lines that the recognition of a picture was not sure of."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import Lexicon
from compare.model.report import Doubt
from compare.model.source import Source


def find_unsure_lines(source: Source, lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield a doubt for each place whose confidence of recognition is too low."""
    lowest = lexicon.table("noise")["recognition"]["lowest"]
    for place in source.places:
        confidence = place.confidence
        if confidence is None or confidence >= lowest or place.end <= place.start:
            continue
        quote = source.quote(place.start, place.end)
        doubt = round(1 - confidence, 2)
        yield Doubt(place.start, place.end, quote, None, "recognition", doubt)
