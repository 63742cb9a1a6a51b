"""Find in one year's texts the passage that is most like a wording, cut where words end."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise
from math import ceil

from rapidfuzz.distance import LCSseq

from compare.lexicon import Lexicon
from compare.mining.formulas.variants import with_partners
from compare.model.passage import Passage
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.scoring.rarity import letter_pairs
from compare.scoring.similarity import best_window, similarity
from compare.text import letter_places
from compare.words import split_words

_SEPARATOR = "\x01"
# A passage that is like a wording has at least so many of its pairs of letters in one sentence.
_SHARED_PAIRS = 0.5
# A passage may be so much shorter or longer than the wording.
_SHORTER, _LONGER = 0.7, 1.4
# What a score may lose where it is rounded.
_ROUNDING = 1e-3
# A clause is quoted whole where it is at most so many times as long as the wording in it.
_LONG_CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Near:
    """Hold a passage that is like a wording: clean text `start` to `end` of a sentence."""

    score: float
    document: Document
    sentence: Sentence
    start: int
    end: int

    def passage(self, sources: dict[str, Source]) -> Passage:
        """Return the passage with its literal raw text."""
        start, end = with_partners(self.sentence.text, self.start, self.end)
        return passage_of(self.sentence.clean, self.document, sources, start, end)


@dataclass(frozen=True)
class _Edges:
    """Hold the letters of a sentence, their places in its text, and where words and clauses end."""

    sentence: Sentence
    lexicon: Lexicon
    places: tuple[int, ...]
    clauses: frozenset[int]

    @classmethod
    def of(cls, sentence: Sentence, lexicon: Lexicon) -> _Edges:
        """Return the edges of a sentence."""
        places = letter_places(sentence.text)
        marks = (n for n, (a, b) in enumerate(pairwise(places), 1) if b > a + 1)
        return cls(sentence, lexicon, places, frozenset({0, len(places), *marks}))

    @cached_property
    def words(self) -> frozenset[int]:
        """Return where words and clauses begin or end."""
        sizes = map(len, split_words(self.sentence.text, self.lexicon))
        bounds = set(accumulate(sizes, initial=0))
        words = {n for n, place in enumerate(self.places) if place in bounds}
        return self.clauses | words

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text that holds the letters from `start` to `end`."""
        return self.places[start], self.places[end - 1] + 1

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the clauses that hold the letters from `start` to `end`."""
        first = max(edge for edge in self.clauses if edge <= start)
        return first, min(edge for edge in self.clauses if edge >= end)

    def windows(self, wording: str, least: float) -> Iterator[tuple[float, int, int]]:
        """Yield score and stretch of the letters that may stand for a wording, wherever words end.

        Only those of a score of `least` are of use, but others may be among them.
        """
        letters = self.sentence.letters
        shortest, longest = _sizes(len(wording))
        for start in self._starts(wording, least):
            for end in range(start + shortest, min(start + longest, len(letters)) + 1):
                if end - start >= len(wording) or self._lacks_nothing(start, end, wording):
                    yield similarity(wording, letters[start:end]), start, end

    def _starts(self, wording: str, least: float) -> Iterator[int]:
        """Yield where a stretch begins that may come as near to a wording as `least`."""
        letters, needed = self.sentence.letters, _needed(len(wording), least)
        shortest, longest = _sizes(len(wording))
        starts = range(len(letters) - shortest + 1)
        # Several beginnings first: where they do not have enough together, none has.
        for some in (starts[low : low + shortest] for low in starts[::shortest]):
            if _share(wording, letters[some[0] : some[-1] + longest], needed):
                for start in some:
                    if _share(wording, letters[start : start + longest], needed):
                        yield start

    def _lacks_nothing(self, start: int, end: int, wording: str) -> bool:
        """Tell whether a shorter stretch has both edges of a wording, or ends with its clause."""
        letters = self.sentence.letters
        begins = letters[start] == wording[0] or start in self.clauses
        return begins and (letters[end - 1] == wording[-1] or end in self.clauses)


class YearTexts:
    """Hold the texts of years once each: that of a year between two others is asked for twice."""

    def __init__(self, documents: Mapping[str, Document], lexicon: Lexicon) -> None:
        self._documents = documents
        self._lexicon = lexicon
        self._known: dict[tuple[str, ...], YearText] = {}

    def of(self, names: tuple[str, ...]) -> YearText:
        """Return the text of the documents of those names."""
        if names not in self._known:
            documents = [self._documents[name] for name in names]
            self._known[names] = YearText(documents, self._lexicon)
        return self._known[names]


class YearText:
    """Hold the sentences of one speaker's reports of a year, and look wordings up in them."""

    def __init__(self, documents: Sequence[Document], lexicon: Lexicon) -> None:
        self._sentences = [(d, s) for d in documents for s in d.sentences if s.letters]
        self._lexicon = lexicon
        self._edges: dict[int, _Edges] = {}
        self._row = _SEPARATOR.join(sentence.letters for _, sentence in self._sentences)
        sizes = (len(sentence.letters) + len(_SEPARATOR) for _, sentence in self._sentences)
        self._starts = list(accumulate(sizes, initial=0))
        self._damaged = _SEPARATOR.join(s.letters for _, s in self._sentences if not s.usable)

    def has(self, letters: str) -> bool:
        """Tell whether a wording stands in a sentence, be it damaged."""
        return letters in self._row

    def has_whole(self, letters: str, following: str) -> bool:
        """Tell whether a wording stands where its clause ends, or one of some letters follows."""
        for place, start in self._standing(letters):
            end = start + len(letters)
            if end in self._edges_of(place).clauses:
                return True
            if self._sentences[place][1].letters[end] in following:
                return True
        return False

    def clause_of(self, letters: str) -> Near | None:
        """Return the clause in which a wording stands, of a long one the wording alone.

        None where only damaged sentences have it.
        """
        for place, start in self._standing(letters):
            document, sentence = self._sentences[place]
            if not sentence.usable:
                continue
            edges = self._edges_of(place)
            first, last = edges.clause(start, start + len(letters))
            if last - first > _LONG_CLAUSE * len(letters):
                first, last = start, start + len(letters)
            return Near(100.0, document, sentence, *edges.span(first, last))
        return None

    def has_damaged(self, letters: str, least: float) -> bool:
        """Tell whether a damaged sentence has something like a wording."""
        return best_window(letters, self._damaged, least) is not None

    def nearest(self, letters: str, least: float) -> Near | None:
        """Return the passage of a sound sentence that is most like a wording, the first of equals.

        It begins and ends where words do, and lacks nothing of the wording at an edge but where its
        clause ends.
        """
        best: Near | None = None
        for place in self._sharing(letters):
            document, sentence = self._sentences[place]
            bound = best.score if best else least
            needed = _needed(len(letters), bound)
            if not sentence.usable or not _share(letters, sentence.letters, needed):
                continue
            edges = self._edges_of(place)
            for score, start, end in edges.windows(letters, bound):
                is_better = score > best.score if best else score >= least
                # Most sentences have no such stretch, and need not be split into words.
                if is_better and start in edges.words and end in edges.words:
                    best = Near(score, document, sentence, *edges.span(start, end))
        return best

    def _standing(self, letters: str) -> Iterator[tuple[int, int]]:
        """Yield sentence and offset of each place at which a wording stands, none overlapping."""
        found = self._row.find(letters)
        while found >= 0:
            place = bisect_right(self._starts, found) - 1
            yield place, found - self._starts[place]
            found = self._row.find(letters, found + len(letters))

    def _edges_of(self, place: int) -> _Edges:
        if place not in self._edges:
            self._edges[place] = _Edges.of(self._sentences[place][1], self._lexicon)
        return self._edges[place]

    def _sharing(self, letters: str) -> list[int]:
        """Return the sentences that share enough pairs of letters with a wording."""
        pairs = letter_pairs(letters)
        enough = _SHARED_PAIRS * len(pairs)
        known = [found for pair in pairs if (found := self._holders.get(pair))]
        if len(known) < enough:
            return []
        counts = Counter(chain.from_iterable(known))
        return sorted(place for place, count in counts.items() if count >= enough)

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, (_, sentence) in enumerate(self._sentences):
            for pair in letter_pairs(sentence.letters):
                found.setdefault(pair, []).append(place)
        return found


def _share(wording: str, letters: str, needed: int) -> bool:
    """Tell whether so many letters of a wording stand among others in its order."""
    return LCSseq.similarity(wording, letters, score_cutoff=needed) >= needed


def _sizes(letters: int) -> tuple[int, int]:
    """Return how many letters a passage has at least and at most that is like one of so many."""
    return round(_SHORTER * letters), round(_LONGER * letters)


def _needed(letters: int, least: float) -> int:
    """Return how many letters any window must share with a wording of so many for a score."""
    shortest, _ = _sizes(letters)
    # A score is rounded where it is taken, so that a little less is enough.
    part = (least - _ROUNDING) / 200
    enough = ceil(part * (letters + shortest))
    return enough if enough <= shortest else ceil(part * letters / (1 - part))
