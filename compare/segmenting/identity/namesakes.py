"""Tell which of several divisions of one name is meant, and what city and level it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from compare.lexicon import Lexicon
from compare.segmenting.identity.clues import Layer, Where
from compare.segmenting.identity.mentions import Mention
from compare.segmenting.identity.register import Division, register

# What it counts for a division that its prefecture or its province is named, and what it counts
# that one of them stands right before its name.
_PREFECTURE, _PROVINCE, _BEFORE = 3.0, 1.0, 20.0
# What a folder or a page title counts against a mention in the text.
_OUTSIDE = 3.0
# The best of several must have so many times the support of the next.
_CLEARLY = 1.5
_TODAY = 9999


class Namesakes:
    """Resolve names by what the whole text and its surroundings mention."""

    def __init__(
        self,
        found: Iterable[tuple[Layer, Sequence[Mention]]],
        self_level: str | None,
        year: int | None,
        lexicon: Lexicon,
    ) -> None:
        self._level = self_level
        self._year = year
        self._lexicon = lexicon
        self._register = register(lexicon)
        self._named: dict[str, float] = {}
        self._before: dict[tuple[str, str], float] = {}
        for layer, mentions in found:
            self._count(layer, mentions)

    def _count(self, layer: Layer, mentions: Sequence[Mention]) -> None:
        """Count, by code, how often a division is named, and before which name it stands."""
        weight = _OUTSIDE if layer.where in (Where.PAGE_TITLE, Where.FILE_NAME) else 1.0
        for place, mention in enumerate(mentions):
            share = weight * (0.5 if mention.is_short else 1.0)
            for division in mention.divisions:
                self._named[division.code] = self._named.get(division.code, 0.0) + share
                if mention.qualifies:
                    key = (division.code, mentions[place + 1].name)
                    self._before[key] = self._before.get(key, 0.0) + weight

    def resolve(self, mention: Mention) -> tuple[Division, tuple[Division, ...]]:
        """Return the division meant and, where that stays open, all that can be meant."""
        able = tuple(d for d in mention.divisions if d.in_force(self._year))
        if not able:
            latest = max(d.last_year or _TODAY for d in mention.divisions)
            able = tuple(d for d in mention.divisions if (d.last_year or _TODAY) == latest)
        able = _narrowed(able, lambda d: fits(d, self._level, self._lexicon))
        if len(able) == 1:
            return able[0], ()
        ranked = sorted(able, key=lambda d: (-self._support(d, mention.name), d.code))
        best, second = (self._support(d, mention.name) for d in ranked[:2])
        if best > 0 and best >= _CLEARLY * second:
            return ranked[0], ()
        return ranked[0], tuple(sorted(able, key=lambda d: d.code))

    def _support(self, division: Division, name: str) -> float:
        support = 0.0
        for upper in self._register.upper(division, self._year):
            weight = _PROVINCE if upper.rank == "province" else _PREFECTURE
            support += weight * self._named.get(upper.code, 0.0)
            support += _BEFORE * self._before.get((upper.code, name), 0.0)
        return support

    def agrees(self, mention: Mention, division: Division, *, alone: bool = False) -> bool:
        """Tell whether a name can mean a division, what it became, or where it lies.

        With `alone` only the division itself counts.
        """
        same = {division.code, *(d.code for d in self._register.today(division))}
        for other in mention.divisions:
            if other.name == division.name or same & {
                other.code,
                *(d.code for d in self._register.today(other)),
            }:
                return True
            if not alone and other.code in division.upper_codes:
                return True
        return False

    def upper_names(self, divisions: Sequence[Division]) -> list[str]:
        """Return the prefectures, or provinces, in which divisions lie."""
        names = []
        for division in divisions:
            upper = self._register.upper(division, self._year)
            names.append(upper[0].name if upper else division.name)
        return names

    def city(self, division: Division) -> str | None:
        """Return the prefecture or municipality; None for provinces and what they rule directly."""
        municipalities = self._lexicon.table("identity")["levels"]["municipalities"]
        if division.rank == "prefecture":
            return division.name
        for upper in (division, *self._register.upper(division, self._year)):
            if upper.rank == "prefecture" or upper.name in municipalities:
                return upper.name
        return None

    def level(self, division: Division) -> str:
        """Return the level by rank and suffix; a city of county rank counts as 县."""
        levels = self._lexicon.table("identity")["levels"]
        if division.name in levels["municipalities"]:
            return "直辖市"
        if division.is_zone:
            return "区"
        if division.rank != "county":
            return "省" if division.rank == "province" else "地级"
        found = (level for suffix, level in levels["suffixes"] if division.name.endswith(suffix))
        return str(next(found, "县"))


def _narrowed(
    divisions: Sequence[Division], keep: Callable[[Division], bool]
) -> tuple[Division, ...]:
    """Return the divisions that pass, or all where none does."""
    return tuple(filter(keep, divisions)) or tuple(divisions)


def fits(division: Division, self_level: str | None, lexicon: Lexicon) -> bool:
    """Tell whether a division can be the one that speaks of itself at that level."""
    if self_level is None:
        return True
    ranks = lexicon.table("identity")["levels"]["fits"].get(self_level, [])
    municipality = division.name in lexicon.table("identity")["levels"]["municipalities"]
    rank = "municipality" if municipality else division.rank
    return any(rank == wanted and division.name.endswith(suffix) for wanted, suffix in ranks)
