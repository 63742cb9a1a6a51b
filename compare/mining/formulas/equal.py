"""Treat words that mean the same as one, such as 中共中央 and 党中央."""

from __future__ import annotations

from compare.lexicon import Lexicon


def unified(letters: str, lexicon: Lexicon) -> str:
    """Return the letters with each word of the list `equal` replaced by the one it stands for."""
    for one, other in lexicon.table("formulas")["equal"]["words"]:
        letters = letters.replace(one, other)
    return letters
