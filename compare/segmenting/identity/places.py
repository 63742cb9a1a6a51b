"""Find who speaks: the division, zone, township or nation whose report a text is.

A name in the title counts before one in a byline, this before the opening, this before names that
only occur often in the text; web page and file name come last. Of several divisions of one name
the one whose prefecture or province is named counts, and none where that does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.lexicon import Lexicon, pattern
from compare.model.report import Conflict
from compare.segmenting.identity.clues import Layer, Layers, Statement, Where
from compare.segmenting.identity.mentions import Mention, mentions
from compare.segmenting.identity.namesakes import Namesakes, fits
from compare.segmenting.identity.register import Division, register
from compare.segmenting.identity.units import Unit, find_unit

# What a full and a short name count in each place of a text.
_WEIGHTS = {
    Where.TITLE: (40.0, 12.0),
    Where.HEADLINE: (30.0, 6.0),
    Where.HEADING: (5.0, 1.0),
    Where.OPENING: (2.0, 0.5),
    Where.BODY: (2.0, 0.5),
}
# What a name counts that only says where the next one lies, as 广州市 does in 广州市天河区.
_QUALIFIER = 0.1
# A name that only occurs in the text speaks for it if it counts this much, less where it is the
# only one, and so many times more than the next one.
_ENOUGH, _ENOUGH_ALONE = 2.0, 1.0
_CLEARLY = 1.3
# A prefecture counts so much more for each of its counties that the text names, and may be the
# speaker, even where its own name never stands, if these are so many.
_LOWER, _FEWEST_LOWER = 2.0, 4
# A foreign name that stands so often where the title's never does tells of a wrong title.
_FOREIGN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Hold who speaks, its prefecture or municipality, its level, and what tells it.

    `code` is None for what is no division; `successors` are the names in force today where the
    name is an old one.
    """

    name: str
    city: str | None
    level: str | None
    code: str | None
    successors: tuple[str, ...]
    said: Statement
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """Hold the mention that was chosen, its layer, and what it shows where it is no name of it."""

    mention: Mention
    layer: Layer
    shows: Division | None = None


class _Search:
    """Search the layers of one text; what is found in each is kept."""

    def __init__(
        self, layers: Layers, self_level: str | None, year: int | None, lexicon: Lexicon
    ) -> None:
        self.layers = layers
        self.level = self_level
        self.lexicon = lexicon
        self.rules = lexicon.table("identity")["places"]
        text = (layers.title, *layers.headline, *layers.headings, layers.body)
        self.text = [(layer, mentions(layer.text, lexicon)) for layer in text]
        self.outside = [(layer, mentions(layer.text, lexicon)) for layer in layers.outside()]
        self.opening = (layers.opening, mentions(layers.opening.text, lexicon))
        found = [*self.text, *self.outside]
        self.namesakes = Namesakes(found, self_level, year, lexicon)
        self.scores = self._scores()

    def _scores(self) -> dict[str, float]:
        scores: dict[str, float] = {}
        for layer, found in self.text:
            full, short = _WEIGHTS[layer.where]
            for mention in found:
                weight = (short if mention.is_short else full) * (
                    _QUALIFIER if mention.qualifies else 1.0
                )
                for name in self._names(mention):
                    scores[name] = scores.get(name, 0.0) + weight
        return scores

    def _names(self, mention: Mention) -> set[str]:
        """Return the full names that a mention can mean."""
        return {d.name for d in mention.divisions if d.last_year is None or not mention.is_short}

    def score(self, mention: Mention) -> float:
        return max(self.scores.get(name, 0.0) for name in self._names(mention))

    def stated(self) -> _Choice | None:
        """Return the name that a title, a byline or the opening gives to the speaker."""
        for layer, found in self.speaking():
            if found:
                return _Choice(max(found, key=self._suits), layer)
        return None

    def speaking(self) -> Iterator[tuple[Layer, list[Mention]]]:
        """Yield, for each place that can say outright who speaks, the names that it gives."""
        title, found = self.text[0]
        speaking = [m for m in found if m.speaks and not m.qualifies]
        if not speaking and pattern(self.rules["report"]).search(title.text):
            speaking = [m for m in found if not m.is_short and not m.qualifies]
        yield title, speaking
        for layer, found in self.text[1 : 1 + len(self.layers.headline)]:
            yield layer, [m for m in found if m.speaks and not m.qualifies]
        layer, found = self.opening
        yield layer, [m for m in found if m.speaks and not m.qualifies and self._is_mine(layer, m)]

    def _is_mine(self, layer: Layer, mention: Mention) -> bool:
        """Tell whether the speaker of the opening says that he speaks for a name."""
        before = layer.text[max(0, mention.start - 24) : mention.start]
        return pattern(self.rules["on_behalf"]).search(before) is not None

    def _suits(self, mention: Mention) -> tuple[bool, bool, float, int]:
        suits = any(fits(d, self.level, self.lexicon) for d in mention.divisions)
        return (suits, not mention.is_short, self.score(mention), mention.start)

    def frequent(self) -> tuple[_Choice | None, bool]:
        """Return the name that the text gives most weight among those of its own level."""
        best: dict[str, float] = {}
        first: dict[str, _Choice] = {}
        for layer, found in self.text:
            for mention in found:
                for division in mention.divisions:
                    if fits(division, self.level, self.lexicon):
                        best[division.name] = self.scores.get(division.name, 0.0)
                        first.setdefault(division.name, _Choice(mention, layer))
        for division, named in self._prefectures():
            if division.name in best or len(named) >= _FEWEST_LOWER:
                best[division.name] = best.get(division.name, 0.0) + _LOWER * len(named)
                first.setdefault(division.name, replace(named[0], shows=division))
        ranked = sorted(best, key=lambda name: (-best[name], name))
        if not ranked:
            return None, False
        second = best[ranked[1]] if len(ranked) > 1 else 0.0
        enough = max(_ENOUGH, _CLEARLY * second) if second else _ENOUGH_ALONE
        return first[ranked[0]], best[ranked[0]] >= enough and self.level is not None

    def _prefectures(self) -> Iterator[tuple[Division, list[_Choice]]]:
        """Yield the prefectures that can speak, with the first mention of each of their counties.

        A name that several counties have tells nothing, nor does one that is a prefecture's too.
        """
        lower: dict[str, dict[str, _Choice]] = {}
        for layer, found in self.text:
            for mention in found:
                division = mention.divisions[0]
                if len(mention.divisions) == 1 and division.rank == "county":
                    counties = lower.setdefault(division.code[:4] + "00", {})
                    counties.setdefault(division.code, _Choice(mention, layer))
        known = register(self.lexicon).by_code
        for code, counties in lower.items():
            for division in known.get(code, ()):
                if division.last_year is None and fits(division, self.level, self.lexicon):
                    yield division, list(counties.values())

    def meant(self, choice: _Choice) -> tuple[Division, tuple[Division, ...]]:
        """Return the division that a choice means and, where that stays open, all that it can."""
        return (choice.shows, ()) if choice.shows else self.namesakes.resolve(choice.mention)

    def fits(self, choice: _Choice) -> bool:
        """Tell whether a name can be that of a speaker at the level of the text."""
        return any(fits(d, self.level, self.lexicon) for d in choice.mention.divisions)

    def named_outside(self) -> Iterator[_Choice]:
        """Yield the names that the web page and the path give, the most trusted first."""
        for layer, found in self.outside:
            for mention in found:
                published = layer.where is Where.PUBLICATION
                clear = mention.speaks or (
                    not published and (mention.start == 0 or not mention.is_short)
                )
                if clear and not mention.qualifies:
                    yield _Choice(mention, layer)


def find_place(
    layers: Layers, self_level: str | None, year: int | None, lexicon: Lexicon
) -> Place | None:
    """Return who speaks, or None where nothing tells.

    `self_level` is how the text speaks of itself (县, 区, 市 …), `year` the one of the report, for
    names that have changed since.
    """
    search = _Search(layers, self_level, year, lexicon)
    unit = find_unit(layers, lexicon)
    stated = search.stated()
    if unit and (stated is None or _rank(unit.layer) <= _rank(stated.layer)):
        return _unit_place(unit, search)
    choice = stated
    if choice is None:
        frequent, sure = search.frequent()
        outside = next(filter(search.fits, search.named_outside()), None)
        choice = frequent if sure else outside or frequent
        if not sure and outside is None and not _is_enough(frequent, search):
            return None
    return _place(choice, search) if choice else None


def _rank(layer: Layer) -> int:
    return list(Where).index(layer.where)


def _is_enough(choice: _Choice | None, search: _Search) -> bool:
    if choice is None or search.level is None:
        return False
    return choice.shows is not None or search.score(choice.mention) >= _ENOUGH


def _place(choice: _Choice, search: _Search) -> Place:
    division, rivals = search.meant(choice)
    said = _said(choice, division.name)
    conflicts = list(_conflicts(division, said, search))
    if rivals:
        cities = "、".join(search.namesakes.upper_names(rivals))
        conflicts.append(
            Conflict("city", None, said.quote, said.where, cities, division.name, "register")
        )
    today = register(search.lexicon).today(division) if division.last_year is not None else ()
    return Place(
        name=division.name,
        city=None if rivals else search.namesakes.city(division),
        level=search.namesakes.level(division),
        code=None if rivals else division.code,
        successors=tuple(successor.name for successor in today),
        said=said,
        conflicts=tuple(conflicts),
    )


def _said(choice: _Choice, value: str) -> Statement:
    mention, layer = choice.mention, choice.layer
    return Statement(value, layer.clause(mention.start, mention.end), layer.where)


def _conflicts(division: Division, said: Statement, search: _Search) -> Iterator[Conflict]:
    """Yield what other places say of the speaker that cannot be the same."""
    seen = {division.name}
    for choice in _others(division, search):
        if choice.layer.where == said.where or search.namesakes.agrees(choice.mention, division):
            continue
        other = search.namesakes.resolve(choice.mention)[0].name
        if other not in seen:
            seen.add(other)
            quote = _said(choice, other).quote
            yield Conflict(
                "district", said.value, said.quote, said.where, other, quote, choice.layer.where
            )


def _others(division: Division, search: _Search) -> Iterator[_Choice]:
    for layer, speaking in search.speaking():
        yield from (_Choice(mention, layer) for mention in speaking)
    yield from search.named_outside()
    body, found = search.text[-1]
    if not any(search.namesakes.agrees(mention, division, alone=True) for mention in found):
        level = search.level
        own = [m for m in found if any(fits(d, level, search.lexicon) for d in m.divisions)]
        repeated = [m for m in own if sum(m.name == other.name for other in own) >= _FOREIGN]
        if repeated and level is not None:
            yield _Choice(repeated[0], body)


def _unit_place(unit: Unit, search: _Search) -> Place:
    """Return the place of a speaker that is no division of the register."""
    said = Statement(unit.name, unit.quote, unit.layer.where)
    return Place(unit.name, _unit_city(unit.uppers, search), unit.level, None, (), said, ())


def _unit_city(uppers: Sequence[Mention], search: _Search) -> str | None:
    for mention in reversed(uppers):
        division, rivals = search.namesakes.resolve(mention)
        if not rivals:
            return search.namesakes.city(division)
    return None
