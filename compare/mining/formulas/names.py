"""Name formulas after the standard wordings (提法) of the lexicon, which a user's list extends."""

from __future__ import annotations

from compare.lexicon import Lexicon
from compare.text import letters_of

# A formula is called after a standard wording that makes up this share of it.
_SHARE = 0.6


def name_of(letters: str, lexicon: Lexicon) -> str | None:
    """Return the name of the longest standard wording that a formula is or nearly is, or None."""
    best: tuple[int, str] | None = None
    for wording in lexicon.table("standard_wordings")["wording"]:
        for text in (wording["text"], *wording.get("also", ())):
            own = letters_of(text)
            short, long = sorted((own, letters), key=len)
            if short in long and len(short) >= _SHARE * len(long):
                best = max(best or (0, ""), (len(own), wording["name"]))
    return best[1] if best else None


def standard_letters(lexicon: Lexicon) -> frozenset[str]:
    """Return the letters of all standard wordings and of the forms that are accepted for them."""
    return frozenset(
        letters_of(text)
        for wording in lexicon.table("standard_wordings")["wording"]
        for text in (wording["text"], *wording.get("also", ()))
    )
