"""Find again the place that a line number and some words name in a source."""

from __future__ import annotations

from bisect import bisect_left

from compare.model.source import Source
from compare.text import letter_places, letters_of


class Anchors:
    """Look up places by line and words; blanks and punctuation do not matter."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._offsets = letter_places(source.text)
        self._letters = "".join(filter(str.isalnum, source.text))

    def find(self, line: int, words: str) -> tuple[int, int] | None:
        """Return the raw span of `words` that begins in or next to a line, None if there is none.

        Of several places the nearest to the line is meant; the first of a line before the rest.
        """
        letters = letters_of(words)
        starts = self._source.line_starts
        if not letters or not self._offsets:
            return None
        wanted = bisect_left(self._offsets, starts[min(max(line, 1), len(starts)) - 1])
        after = self._letters.find(letters, wanted)
        before = self._letters.rfind(letters, 0, wanted + len(letters) - 1)
        found = [place for place in (after, before) if place >= 0]
        if not found:
            return None
        place = min(found, key=lambda start: (self._distance(start, line), start < wanted))
        return self._offsets[place], self._offsets[place + len(letters) - 1] + 1

    def _distance(self, place: int, line: int) -> int:
        return abs(self._source.line(self._offsets[place]) - line)
