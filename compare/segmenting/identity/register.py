"""Hold the register of administrative divisions since 1981, and of zones that file reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from compare.lexicon import Lexicon, division_rows

_SHORT_SUFFIXES = ("自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "特区")
# Names of self-government and what people say for the last part.
_SELF_GOVERNED = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗"}


@dataclass(frozen=True, slots=True)
class Division:
    """Hold one division or zone under one name.

    `first_year` and `last_year` bound the time in which it bore the name; `last_year` is None
    while it does. `successors` are the codes of those to which its area went.
    """

    code: str
    name: str
    first_year: int | None
    last_year: int | None
    successors: tuple[str, ...] = ()
    is_zone: bool = False
    short_is_word: bool = False

    @property
    def rank(self) -> str:
        """Return province, prefecture or county."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def upper_codes(self) -> tuple[str, ...]:
        """Return the codes of its prefecture and its province, without its own."""
        codes = (self.code[:4] + "00", self.code[:2] + "0000")
        return tuple(code for code in codes if code != self.code)

    def in_force(self, year: int | None) -> bool:
        """Tell whether the name was in force in a year; None is today."""
        if year is None or self.is_zone:
            return self.last_year is None
        begun = self.first_year is None or self.first_year <= year
        return begun and (self.last_year is None or year <= self.last_year)


Names = dict[str, tuple[Division, ...]]


@dataclass(frozen=True)
class Register:
    """Hold all divisions by name; `by_name` counts in full, `by_short` for little.

    `by_name` also holds what people say for long names of self-government (酉阳县 for
    酉阳土家族苗族自治县), `by_short` the names without suffix.
    """

    by_name: Names
    by_short: Names
    by_code: dict[str, tuple[Division, ...]]

    def upper(self, division: Division, year: int | None) -> tuple[Division, ...]:
        """Return the prefecture and the province in which a division lay in a year."""
        found = (self._coded(code, year) for code in division.upper_codes)
        return tuple(upper for upper in found if upper is not None)

    def _coded(self, code: str, year: int | None) -> Division | None:
        known = self.by_code.get(code, ())
        return next((d for d in known if d.in_force(year)), known[0] if known else None)

    def today(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions of today to which the area of an old one went."""
        found: dict[str, Division] = {}
        seen: set[Division] = set()
        waiting = [division]
        while waiting:
            current = waiting.pop(0)
            if current.last_year is None:
                found.setdefault(current.code, current)
                continue
            seen.add(current)
            # The same code may have come back under another name.
            later = [d for code in current.successors for d in self.by_code.get(code, ())]
            waiting += [d for d in later if d not in seen and _follows(d, current)]
        return tuple(found.values())

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        """Return, for the first two characters of names, their lengths, the longest first."""
        return _lengths(self.by_name)

    @cached_property
    def short_lengths(self) -> dict[str, tuple[int, ...]]:
        """Return the same for the short names."""
        return _lengths(self.by_short)


def _follows(later: Division, earlier: Division) -> bool:
    """Tell whether a division is what an old one became, and not what its code meant before."""
    return later.last_year is None or later.last_year > (earlier.last_year or 0)


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[:2]].add(len(name))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@lru_cache(maxsize=4)
def register(lexicon: Lexicon) -> Register:
    """Load the register once for each lexicon."""
    rules = lexicon.table("identity")["places"]
    by_name: dict[str, list[Division]] = defaultdict(list)
    by_short: dict[str, list[Division]] = defaultdict(list)
    by_code: dict[str, list[Division]] = defaultdict(list)
    for division in _divisions():
        by_name[division.name].append(division)
        by_code[division.code].append(division)
        alias = _alias(division, rules["peoples"])
        if alias and alias != division.name:
            by_name[alias].append(division)
        if division.last_year is None:
            for short in {short_name(division.name), short_name(alias or division.name)}:
                if len(short) > 1 and short != division.name and not division.short_is_word:
                    by_short[short].append(division)
    for short, name in rules["aliases"]:
        by_name[short] += [d for d in by_name.get(name, []) if d.last_year is None]
    return Register(_sorted(by_name), _sorted(by_short), _sorted(by_code))


def _divisions() -> Iterable[Division]:
    for row in division_rows():
        yield Division(
            code=row["code"],
            name=row["name"],
            first_year=int(row["first_year"]) if row["first_year"] else None,
            last_year=int(row["last_year"]) if row["last_year"] else None,
            successors=tuple(filter(None, row["successors"].split(";"))),
            is_zone=row["kind"] == "zone",
            short_is_word=bool(row["short_is_word"]),
        )


def _sorted(table: dict[str, list[Division]]) -> Names:
    """Return the names with their divisions: those of today first, then the latest."""
    return {
        name: tuple(sorted(found, key=_rank) if len(found) > 1 else found)
        for name, found in table.items()
    }


def _rank(division: Division) -> tuple[bool, int, str]:
    return (division.last_year is not None, -(division.last_year or 0), division.code)


def _alias(division: Division, peoples: list[str]) -> str | None:
    """Return what people say for a name of self-government: its place, then 县, 州, 旗 or 区."""
    if not division.name.endswith(tuple(_SELF_GOVERNED)):
        return None
    for suffix, said in _SELF_GOVERNED.items():
        if division.name.endswith(suffix):
            stem = _without_peoples(division.name.removesuffix(suffix), peoples)
            return stem + said if division.rank != "province" else None
    return None


def _without_peoples(stem: str, peoples: Sequence[str]) -> str:
    """Return a name without the peoples at its end; one that is only a people keeps its word."""
    shorter = True
    while shorter:
        shorter = False
        for people in peoples:
            if stem.endswith(people) and len(stem) - len(people) >= 2:
                stem, shorter = stem.removesuffix(people), True
    return stem.removesuffix("族") if len(stem) > 2 else stem


def short_name(name: str, peoples: Sequence[str] = ()) -> str:
    """Return a division's name without its suffix, as people say it.

    Of a name of self-government the peoples are left out as well, where they are given.
    """
    for suffix in _SHORT_SUFFIXES if name.endswith(_SHORT_SUFFIXES) else ():
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            stem = name[: -len(suffix)]
            return _without_peoples(stem, peoples) if peoples and suffix in _SELF_GOVERNED else stem
    return name[:-1] if len(name) > 2 and name[-1] in "省市区县旗盟州" else name
