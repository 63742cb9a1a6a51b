"""Find where an appendix begins inside a paragraph: behind the closing, before its notes."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import Lexicon, pattern


def appendix_breaks(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the bounds of the name of an appendix that stands in a line with other text."""
    for found in pattern(lexicon.table("structure")["appendix"]["heading"]).finditer(text):
        yield from found.span()
