"""Lay all sentences out as one row of letters that knows words, clauses, and who speaks."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import Lexicon
from compare.mining.formulas.equal import Equals
from compare.model.report import Document, Sentence
from compare.repeating.index import Index
from compare.repeating.row import Numbers
from compare.scoring.rarity import Rarity, letter_pairs
from compare.text import NOT_LETTER, letter_places, letters_of
from compare.words import split_words

_OPENING = "“‘《（【"
_CLOSING = "”’》）】"
_LIST = "、"
_BREAKING = frozenset("，；：。！？")


def within(bounds: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    """Return the bounds, which are in order, from `start` to `end`, both included."""
    return bounds[bisect_left(bounds, start) : bisect_right(bounds, end)]


@dataclass(frozen=True)
class Unit:
    """Hold one sentence as letters.

    `text` is the clean text, `places[i]` the index of letter i in it; `words` are the letter
    offsets at which words begin, `begins` those at which a clause or quotation begins and `ends`
    those at which one ends; the outer edges belong to all three. `breaks` are those before which a
    comma or a stronger mark stands. `year` is the one that its report looks back on.
    """

    sentence: Sentence
    text: str
    speaker: str
    year: int | None
    letters: str
    places: tuple[int, ...]
    begins: frozenset[int]
    ends: frozenset[int]
    words: frozenset[int]
    breaks: frozenset[int]

    @cached_property
    def word_bounds(self) -> tuple[int, ...]:
        """Return where words begin and end, in order."""
        return tuple(sorted(self.words))

    def words_in(self, start: int, end: int) -> tuple[int, ...]:
        """Return the bounds of words from `start` to `end`, both included, in order."""
        return within(self.word_bounds, start, end)

    @cached_property
    def begin_bounds(self) -> tuple[int, ...]:
        """Return where clauses and quotations begin, in order."""
        return tuple(sorted(self.begins))

    @cached_property
    def end_bounds(self) -> tuple[int, ...]:
        """Return where clauses and quotations end, in order."""
        return tuple(sorted(self.ends))

    @cached_property
    def break_bounds(self) -> tuple[int, ...]:
        """Return before which letters a comma or a stronger mark stands, in order."""
        return tuple(sorted(self.breaks))

    @cached_property
    def clause_bounds(self) -> tuple[int, ...]:
        """Return where clauses begin and end, in order."""
        return tuple(sorted(self.breaks | {0, len(self.letters)}))

    def mark_before(self, offset: int) -> bool:
        """Tell whether a mark other than a quotation's, or an edge of the sentence, is here."""
        if offset in (0, len(self.letters)):
            return True
        marks = self.text[self.places[offset - 1] + 1 : self.places[offset]]
        return bool(marks.strip(_OPENING + _CLOSING))

    def is_listed(self, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether a wording goes on as a list before it and after it."""
        text = self.text
        before, after = self.places[start] - 1, self.places[end - 1] + 1
        return before >= 0 and text[before] == _LIST, text[after : after + 1] == _LIST

    def clean_text(self, start: int, end: int) -> str:
        """Return the clean wording of the letters from `start` to `end`."""
        return self.text[self.places[start] : self.places[end - 1] + 1]


@dataclass(frozen=True)
class Corpus:
    """Hold all units, and look wordings up in them.

    A position is one of the row of all letters, in which a separator stands behind each unit.
    `equals` judges which wordings are one.
    """

    units: tuple[Unit, ...]
    equals: Equals

    @cached_property
    def index(self) -> Index:
        """Return what finds wordings; none is found across a separator."""
        return Index([unit.letters for unit in self.units])

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.index.row.starts.tolist()
        return starts

    @cached_property
    def _numbers(self) -> memoryview:
        """Return of each position the number of its unit."""
        return self.index.row.texts.data

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {}

    @cached_property
    def edges(self) -> tuple[NDArray[np.bool_], ...]:
        """Return of each position whether a clause begins, one ends, a break or a word's edge is.

        A quotation counts as a clause, as in `Unit`.
        """
        kinds = zip(
            *((unit.begins, unit.ends, unit.breaks, unit.words) for unit in self.units), strict=True
        )
        return tuple(map(self._marked, kinds))

    def _marked(self, bounds: Iterable[Iterable[int]]) -> NDArray[np.bool_]:
        """Return the positions at which the bounds of the units stand."""
        marked = np.zeros(len(self.index.row.codes), dtype=bool)
        both = zip(self._starts, bounds, strict=True)
        marked[[start + bound for start, inside in both for bound in inside]] = True
        return marked

    @cached_property
    def rarity(self) -> Rarity:
        """Return how rare each pair of letters is among the sentences."""
        return Rarity.counted(self.index.holders(), len(self.units))

    @cached_property
    def speakers(self) -> int:
        """Return how many districts speak."""
        return len({unit.speaker for unit in self.units})

    @cached_property
    def years(self) -> frozenset[int | None]:
        """Return the years that are looked back on."""
        return frozenset(unit.year for unit in self.units)

    def count(self, letters: str) -> int:
        """Return how often a wording stands in the texts."""
        if letters not in self._counts:
            self._counts[letters] = self.index.count(letters)
        return self._counts[letters]

    def count_in(self, year: int | None, letters: str) -> int:
        """Return how often a wording stands in the texts of one year."""
        if letters not in self._counts_by_year:
            units = self.index.row.texts[self.index.find(letters)].tolist()
            self._counts_by_year[letters] = Counter(map(self._unit_years.__getitem__, units))
        return self._counts_by_year[letters][year]

    @cached_property
    def _unit_years(self) -> list[int | None]:
        return [unit.year for unit in self.units]

    @cached_property
    def _counts_by_year(self) -> dict[str, Counter[int | None]]:
        return {}

    def units_sharing(self, letters: str, share: float) -> Iterator[Unit]:
        """Yield the units that hold at least this share of a wording's letter pairs."""
        # A formula is looked for once more when it is settled.
        key = letters, share
        if key not in self._sharing:
            self._sharing[key] = self._holding(letter_pairs(letters), share)
        return map(self.units.__getitem__, self._sharing[key].tolist())

    @cached_property
    def _sharing(self) -> dict[tuple[str, float], Numbers]:
        return {}

    def _holding(self, pairs: Collection[str], share: float) -> Numbers:
        """Return the numbers of the units that hold at least this share of some letter pairs.

        Each of them holds one of the rarest pairs, so that the commonest ones are asked of few.
        """
        known = [units for pair in pairs if len(units := self.index.holding(pair))]
        least = max(1, math.ceil(share * len(pairs)))
        rare = len(known) - least + 1
        if rare < 1:
            return np.zeros(0, dtype=np.int64)
        known.sort(key=len)
        held = np.sort(np.concatenate(known[:rare]))
        is_edge = np.ones(len(held) + 1, dtype=bool)
        is_edge[1:-1] = held[1:] != held[:-1]
        edges = np.flatnonzero(is_edge)
        found, counts = held[edges[:-1]], edges[1:] - edges[:-1]
        for number, holders in enumerate(known[rare:], rare):
            kept = counts >= least - (len(known) - number)
            found, counts = found[kept], counts[kept]
            places = holders[:-1].searchsorted(found)
            counts += holders[places] == found
        return found[counts >= least]

    def find(self, letters: str) -> list[int]:
        """Return the positions at which a wording stands, none overlapping another."""
        positions: list[int] = self.index.find(letters).tolist()
        return positions

    def position(self, number: int) -> int:
        """Return the position at which the unit of a number begins."""
        return self._starts[number]

    def locate(self, position: int) -> tuple[Unit, int]:
        """Return the unit at a position, and the letter's offset in it."""
        number = self._numbers[position]
        return self.units[number], position - self._starts[number]


def lay_out(documents: Sequence[Document], lexicon: Lexicon) -> Corpus:
    """Return the corpus of the usable sentences of these documents.

    Where all are of one speaker, each of its years counts as a speaker.
    """
    is_alone = len({document.speaker for document in documents}) == 1
    units = [
        _unit(sentence, _voice(document) if is_alone else document.speaker, document, lexicon)
        for document in documents
        for sentence in document.spoken
        if (sentence.usable or sentence.slipped) and sentence.letters
    ]
    return Corpus(tuple(units), Equals(lexicon))


def _voice(document: Document) -> str:
    return f"{document.speaker} {_year(document) or ''}"


def _year(document: Document) -> int | None:
    planned = document.identity.plan_year
    return document.identity.review_year or (planned - 1 if planned else None)


def _unit(sentence: Sentence, speaker: str, document: Document, lexicon: Lexicon) -> Unit:
    text = sentence.text
    letters = letters_of(text)
    begins, ends = {0, len(letters)}, {0, len(letters)}
    breaks: set[int] = set()
    for offset, marks in _marks(text):
        if not 0 < offset < len(letters):
            continue
        # A clause does not begin behind a closing mark alone, nor end before an opening one.
        if marks.strip(_CLOSING):
            begins.add(offset)
        if marks.strip(_OPENING):
            ends.add(offset)
        if not _BREAKING.isdisjoint(marks):
            breaks.add(offset)
    return Unit(
        sentence=sentence,
        text=text,
        speaker=speaker,
        year=_year(document),
        letters=letters,
        places=letter_places(text),
        begins=frozenset(begins),
        ends=frozenset(ends),
        words=frozenset([0, *_word_offsets(text, lexicon)]),
        breaks=frozenset(breaks),
    )


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of what is no letter, with the number of letters before it."""
    before = 0
    for found in NOT_LETTER.finditer(text):
        yield found.start() - before, found.group()
        before += found.end() - found.start()


def _word_offsets(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the letter offsets at which words begin, and the end."""
    offset = 0
    for word in split_words(text, lexicon):
        if word[0].isalnum():
            yield offset
        offset += len(letters_of(word))
    yield offset
