"""Doubt wordings of a level that the district of a text does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.cleaning import Paragraph
from compare.cleaning.finding import Finding, doubt_of
from compare.lexicon import Lexicon, pattern
from compare.model.report import Doubt, Identity
from compare.model.source import Source


def find_wrong_levels(
    source: Source, paragraphs: Sequence[Paragraph], identity: Identity, lexicon: Lexicon
) -> Iterator[Doubt]:
    """Yield a doubt for each organ of a province in a text from below a municipality."""
    levels = lexicon.table("identity")["levels"]
    if not {identity.district, identity.city} & set(levels["municipalities"]):
        return
    for paragraph in paragraphs:
        for found in pattern(levels["no_province"]).finditer(paragraph.text):
            yield doubt_of(source, paragraph.clean, Finding(*found.span(), "wrong_level", 0.8))
