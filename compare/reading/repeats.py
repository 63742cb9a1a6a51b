"""Keep of several texts of the same report the one that was read best.

The same report comes as a web page, a Word file and a scan. Texts are the same where nearly all
letters of the shorter stand in the longer, the longer is not much longer, and nothing says that
they are about different places or years. A text that is a part of a much longer one, such as a
collection, is kept with it: nobody knows yet whether the longer one can be parted, and a district
counts once however many of its texts take part. Its record then names the longer one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.model.source import Dropped, Skipped, Source
from compare.reading.likeness import Fingerprint, Index, fingerprint, shared_letters
from compare.reading.subjects import differ
from compare.settings import ReadingSettings

# Formats in the order in which their texts are trusted: those that hold the text as it was
# written, then those from which it was put together. What is not named comes last.
_TRUSTED = ("docx", "doc", "wps", "odt", "rtf", "html", "text", "xlsx", "csv", "mended text", "pdf")
# A text longer by more than this is more complete, whatever its format.
_MORE_COMPLETE = 1.1
# One in so many shingles is enough to find a long text; a short one needs all.
_SPARSE = 16
_SHORT = 3_000
_NOTHING_TO_DO = "nothing to do, it counts once"


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what is known of a text's reports, and which fields of it a person has told."""

    known: Mapping[str, frozenset[str | int]]
    fields: frozenset[str]


def without_repeats(
    results: Sequence[Source | Skipped],
    settings: ReadingSettings,
    told: Sequence[Told] | None = None,
) -> list[Source | Skipped]:
    """Return the results with a reason in place of each text that repeats another.

    `told` holds what is known of the reports in each result: where a person has told it and it
    differs, texts are of different reports, however much alike they are.
    """
    if sum(isinstance(result, Source) for result in results) < 2:
        return list(results)
    search = _Search(settings, told or ())
    for place, result in enumerate(results):
        if isinstance(result, Source):
            search.take(place, result)
    return [search.result(place, result) for place, result in enumerate(results)]


class _Search:
    """Take texts one by one and remember of each group which is the best so far."""

    def __init__(self, settings: ReadingSettings, told: Sequence[Told]) -> None:
        self._settings = settings
        self._told = told
        self._sources: dict[int, Source] = {}
        self._prints: dict[int, Fingerprint] = {}
        self._all, self._short = Index(_SPARSE), Index(1)
        # The group of each text, named by its first; and the best text of each group.
        self._group: dict[int, int] = {}
        self._best: dict[int, int] = {}
        # A text that is a part of a longer one, with that.
        self._parts: dict[int, int] = {}

    def take(self, place: int, source: Source) -> None:
        """Put a text into the group of the same report, or into one of its own."""
        self._sources[place] = source
        print_ = self._prints[place] = fingerprint(source.text)
        for candidate in self._candidates(print_):
            group = self._group[candidate]
            best = self._best[group]
            if self._is_same(place, best):
                self._group[place] = group
                if self._is_better(place, best):
                    self._best[group] = place
                    self._index(place)
                else:
                    self._forget(place)
                return
        self._group[place] = self._best[place] = place
        self._index(place)

    def result(self, place: int, result: Source | Skipped) -> Source | Skipped:
        """Return the text itself, or why it is left out."""
        if isinstance(result, Skipped):
            return result
        best = self._best[self._group[place]]
        if best != place:
            return Skipped(result.path, f"{self._reason(place, best)}; {_NOTHING_TO_DO}")
        whole = self._parts.get(place)
        if whole is None:
            return result
        record = Dropped("also_in", self._sources[whole].path)
        return replace(result, dropped=(record, *result.dropped))

    def _candidates(self, print_: Fingerprint) -> list[int]:
        found = self._all.candidates(print_)
        if len(print_.letters) < _SHORT:
            found = [*self._short.candidates(print_), *found]
        return list(dict.fromkeys(found))

    def _index(self, place: int) -> None:
        print_ = self._prints[place]
        self._all.add(place, print_)
        if len(print_.letters) < _SHORT:
            self._short.add(place, print_)

    def _is_same(self, place: int, other: int) -> bool:
        """Tell whether two texts are of the same report; remember a part of a longer text."""
        if self._told and _contradict(self._told[place], self._told[other]):
            return False
        shorter, longer = sorted((place, other), key=lambda p: len(self._prints[p].letters))
        shared = shared_letters(self._prints[shorter], self._prints[longer])
        if shared < self._settings.same_report * len(self._prints[shorter].letters):
            return False
        if shared < self._settings.same_length * len(self._prints[longer].letters):
            self._parts.setdefault(shorter, longer)
            return False
        return not differ(self._prints[place], self._prints[other])

    def _is_better(self, place: int, best: int) -> bool:
        sizes = [len(self._prints[p].letters) for p in (place, best)]
        if max(sizes) > _MORE_COMPLETE * min(sizes):
            return sizes[0] > sizes[1]
        return _distrust(self._sources[place]) < _distrust(self._sources[best])

    def _reason(self, place: int, best: int) -> str:
        one, other = (fingerprint(self._sources[p].text) for p in (place, best))
        name = self._sources[best].path
        if one.letters == other.letters:
            return f"has the same text as {name}"
        share = shared_letters(one, other) / max(1, len(one.letters))
        return f"is the same report as {name} ({min(share, 0.999):.1%} of its letters)"

    def _forget(self, place: int) -> None:
        """Let go what is only needed for comparing."""
        del self._prints[place]


def _contradict(one: Told, other: Told) -> bool:
    """Tell whether something else is known of one than a person has told of the other."""
    fields = one.fields | other.fields
    both = one.known.keys() & other.known.keys() & fields
    return any(one.known[name].isdisjoint(other.known[name]) for name in both)


def _distrust(source: Source) -> int:
    return _TRUSTED.index(source.format) if source.format in _TRUSTED else len(_TRUSTED)
