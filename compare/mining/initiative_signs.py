"""Hold the signs that speak for a doing of one's own, as the rules weigh and word them."""

from __future__ import annotations

from dataclasses import dataclass

from compare.lexicon import Table


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold one sign of a doing of one's own: its weight, its wording, the reason in words.

    `name` is empty for a sign that only supports another, `reason` for one that needs no words;
    `start` and `end` say where a name stands.
    """

    weight: float
    name: str
    reason: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Doing:
    """Hold a named doing: the signs that speak for it and where it stands."""

    signs: tuple[Sign, ...]

    @property
    def weight(self) -> float:
        """Return the sum of the weights."""
        return sum(sign.weight for sign in self.signs)

    @property
    def name(self) -> str:
        """Return what it is called."""
        return next(sign.name for sign in self.signs if sign.name)

    @property
    def span(self) -> tuple[int, int]:
        """Return where it stands."""
        return next((sign.start, sign.end) for sign in self.signs if sign.name)


def sign_of(
    rules: Table, key: str, name: str = "", word: str = "", span: tuple[int, int] = (0, 0)
) -> Sign:
    """Return a sign with the weight and the reason that the rules give its key."""
    rule = next(rule for rule in rules["sign"] if rule["key"] == key)
    inner = word.replace("“", "‘").replace("”", "’")
    reason = rule["reason"].format(name=name, word=inner)
    return Sign(float(rule["weight"]), name, reason, *span)
