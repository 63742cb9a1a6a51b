"""Name formulas after the standard wordings (提法) of the lexicon, which a user's list extends."""

from __future__ import annotations

from compare.lexicon import Lexicon
from compare.text import letters_of

# A formula is called after a standard wording that makes up this share of it.
_SHARE = 0.6


class Standards:
    """Know the letters of all standard wordings and of the forms that are accepted for them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = [
            (letters_of(text), str(wording["name"]))
            for wording in lexicon.table("standard_wordings")["wording"]
            for text in (wording["text"], *wording.get("also", ()))
        ]
        self.letters = frozenset(letters for letters, _ in self._names)

    def name_of(self, letters: str) -> str | None:
        """Return the name of the longest standard wording that is, or nearly is, a formula's."""
        near = [(len(own), name) for own, name in self._names if _is_nearly(own, letters)]
        return max(near)[1] if near else None


def _is_nearly(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) >= _SHARE * len(long) and short in long
