"""Find passages that have one letter more, less, other or exchanged with its neighbour.

Wordings are looked up by their first two letters, so that the cost grows with the letters of a text
and hardly with the number of wordings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from compare.checking.lettering import BREAK, Lettering
from compare.checking.near import Near

# So many letters at each end must stand unchanged.
_END = 2


def one_letter_off(wordings: Iterable[str], lettering: Lettering) -> Iterator[tuple[str, Near]]:
    """Yield the wordings that nearly stand in a text, with the place."""
    starts: dict[str, list[str]] = defaultdict(list)
    for wording in wordings:
        starts[wording[:_END]].append(wording)
    text = lettering.text
    for place in range(len(text) - _END):
        for wording in starts.get(text[place : place + _END], ()):
            if _may_end(wording, text, place):
                end = _end_of(wording, text, place)
                if end and BREAK not in text[place:end]:
                    yield wording, Near(lettering, place, end, 1)


def _may_end(wording: str, text: str, place: int) -> bool:
    """Tell whether the end of a wording stands about where it ends that begins at a place."""
    end = place + len(wording)
    return wording[-_END:] in text[end - _END - 1 : end + 1]


def _end_of(wording: str, text: str, place: int) -> int | None:
    """Return where a passage ends that is a wording but for one letter, None where none is."""
    same = _same_letters(wording, text, place)
    here = place + same
    if not _END <= same <= len(wording) - _END:
        return None
    rest = wording[same:]
    exchanged = rest[1] + rest[0] + rest[2:]
    if len(rest) - 2 >= _END and text.startswith(exchanged, here):
        return here + len(rest)
    if len(rest) - 1 >= _END:
        if text.startswith(rest[1:], here + 1):
            return here + len(rest)
        if text.startswith(rest[1:], here):
            return here + len(rest) - 1
    if text.startswith(rest, here + 1):
        return here + 1 + len(rest)
    return None


def _same_letters(wording: str, text: str, place: int) -> int:
    """Return how many letters of a wording stand at a place before the first that differs."""
    most = min(len(wording), len(text) - place)
    return next((i for i in range(most) if wording[i] != text[place + i]), most)
