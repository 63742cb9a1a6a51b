"""Find the administrative division of which a text speaks, with a register of all divisions.

A name counts only where it stands whole: 高唐县 is not 唐县. Short names (without 区, 县, 市)
count for little, and only where nothing else could be meant.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from compare.lexicon import Lexicon, Table

Scores = dict["Division", float]

_LONGEST_NAME = 15
# What a name counts that only says where the next one lies, as 广州市 does in 广州市天河区.
_QUALIFIER = 0.1
_SHORT_SUFFIXES = ("自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "特区")


@dataclass(frozen=True, slots=True)
class Division:
    """Hold one administrative division; `last_year` is None while its name is in force."""

    code: str
    name: str
    last_year: int | None

    @property
    def rank(self) -> str:
        """Return province, prefecture or county."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold the division found, its prefecture or municipality, its level, and the evidence."""

    name: str
    city: str | None
    level: str
    evidence: str


@dataclass(frozen=True)
class Register:
    """Hold all divisions by full name and by short name."""

    by_name: dict[str, tuple[Division, ...]]
    by_short: dict[str, tuple[Division, ...]]
    by_code: dict[str, Division]

    def mentions(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (offset, name) of each full name, the longest at each place."""
        yield from _longest_matches(text, self.by_name)

    def short_mentions(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (offset, name) of each short name, the longest at each place."""
        yield from _longest_matches(text, self.by_short)


@lru_cache(maxsize=1)
def register() -> Register:
    """Load the register once."""
    rows = csv.DictReader(
        (files("compare.lexicon") / "divisions.csv").read_text(encoding="utf-8").splitlines()
    )
    by_name: dict[str, list[Division]] = defaultdict(list)
    by_short: dict[str, list[Division]] = defaultdict(list)
    by_code: dict[str, Division] = {}
    for row in rows:
        year = int(row["last_year"]) if row["last_year"] else None
        division = Division(row["code"], row["name"], year)
        by_name[division.name].append(division)
        if year is None:
            by_code[division.code] = division
            short = short_name(division.name)
            if len(short) > 1 and not row["short_is_word"]:
                by_short[short].append(division)
    return Register(_frozen(by_name), _frozen(by_short), by_code)


def _frozen(table: dict[str, list[Division]]) -> dict[str, tuple[Division, ...]]:
    return {
        name: tuple(sorted(found, key=lambda d: (d.last_year is not None, d.code)))
        for name, found in table.items()
    }


def _longest_matches(
    text: str, names: dict[str, tuple[Division, ...]]
) -> Iterator[tuple[int, str]]:
    index = 0
    while index < len(text):
        for length in range(min(_LONGEST_NAME, len(text) - index), 1, -1):
            if text[index : index + length] in names:
                yield index, text[index : index + length]
                index += length
                break
        else:
            index += 1


def short_name(name: str) -> str:
    """Return a division's name without its suffix, as people say it."""
    for suffix in _SHORT_SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name[: -len(suffix)]
    return name[:-1] if len(name) > 2 and name[-1] in "省市区县旗盟" else name


def find_place(
    title: str, headline: str, body: str, self_level: str | None, lexicon: Lexicon
) -> Place | None:
    """Return the division that speaks, or None where the text does not tell.

    `title` counts most, then `headline` (bylines, notes on the author), then the body.
    `self_level` is how the text speaks of itself: 县, 区, 市 or 省.
    """
    scores, evidence = _scores(title, headline, body)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].code))
    fitting = [division for division, score in ranked if _fits(division, self_level, lexicon)]
    if not fitting:
        return None
    best = _resolve(fitting, scores)
    return _place(best, evidence.get(best.name, best.name), lexicon)


def _scores(title: str, headline: str, body: str) -> tuple[Scores, dict[str, str]]:
    """Score divisions by where their names stand; return the wording found for each as evidence."""
    known = register()
    scores: dict[Division, float] = defaultdict(float)
    evidence: dict[str, str] = {}
    for text, full, short in ((title, 40.0, 12.0), (headline, 30.0, 6.0), (body, 2.0, 0.5)):
        taken: set[int] = set()
        mentions = [(offset, offset + len(name), name) for offset, name in known.mentions(text)]
        follows = {offset: name for offset, _, name in mentions}
        for offset, end, name in mentions:
            taken.update(range(offset, end))
            weight = full * (_QUALIFIER if _qualifies(name, follows.get(end), known) else 1.0)
            for division in known.by_name[name]:
                scores[division] += weight / (1 if division.last_year is None else 4)
                evidence.setdefault(division.name, text[max(0, offset - 4) : end + 4])
        for offset, name in known.short_mentions(text):
            if offset in taken:
                continue
            for division in known.by_short[name]:
                scores[division] += short
                evidence.setdefault(
                    division.name, text[max(0, offset - 4) : offset + len(name) + 4]
                )
    return scores, evidence


def _qualifies(name: str, following: str | None, known: Register) -> bool:
    """Tell whether a name only says where the division lies that is named right behind it."""
    if following is None:
        return False
    return any(
        upper.code != lower.code and upper.code in _upper_codes(lower)
        for upper in known.by_name[name]
        for lower in known.by_name[following]
    )


def _fits(division: Division, self_level: str | None, lexicon: Lexicon) -> bool:
    """Tell whether a division can be the one that speaks of itself at that level."""
    if self_level is None:
        return True
    municipality = division.name in lexicon.table("identity")["levels"]["municipalities"]
    match self_level:
        case "省":
            return division.rank == "province" and not municipality
        case "市":
            return municipality or division.rank == "prefecture" or division.name.endswith("市")
        case "区":
            return (division.rank == "county" and division.name.endswith("区")) or (
                division.rank == "province" and division.name.endswith("自治区")
            )
        case _:
            return division.rank == "county" and division.name[-1] in "县旗"


def _resolve(fitting: list[Division], scores: Scores) -> Division:
    """Return the best division; among namesakes the one whose upper levels are mentioned most."""
    best = fitting[0]
    namesakes = [division for division in fitting if division.name == best.name]

    def support(division: Division) -> tuple[float, bool, str]:
        upper = [code for code in _upper_codes(division) if code != division.code]
        known = register().by_code
        mentioned = sum(scores.get(known[code], 0.0) for code in upper if code in known)
        return (mentioned, division.last_year is None, division.code)

    return max(namesakes, key=support)


def _upper_codes(division: Division) -> tuple[str, str]:
    return division.code[:4] + "00", division.code[:2] + "0000"


def _place(division: Division, evidence: str, lexicon: Lexicon) -> Place:
    levels = lexicon.table("identity")["levels"]
    return Place(division.name, _city(division, levels), _level(division, levels), evidence)


def _city(division: Division, levels: Table) -> str | None:
    known = register().by_code
    prefecture, province = _upper_codes(division)
    if division.rank == "province":
        return division.name if division.name in levels["municipalities"] else None
    if division.rank == "prefecture":
        return division.name
    upper = known.get(prefecture) or known.get(province)
    namesakes = [d for d in register().by_name[division.name] if d.last_year is None]
    if upper is None or (len(namesakes) > 1 and division not in namesakes):
        return None
    return upper.name


def _level(division: Division, levels: Table) -> str:
    if division.name in levels["municipalities"]:
        return "直辖市"
    if division.rank == "prefecture":
        return "地级"
    for suffix, level in levels["suffixes"]:
        if division.name.endswith(suffix):
            return "省" if division.rank == "province" else level
    return "省" if division.rank == "province" else "县"
