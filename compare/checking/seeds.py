"""Find the places of short runs of letters that come again in some texts.

A run is a number, so that equal ones are found by sorting: a dictionary of all runs takes several
times as long, and hundreds of bytes for each letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from compare.checking.lettering import BREAK

# Letters of a run: two halves, each of which is numbered.
SEED = 6
_HALF = SEED // 2
_CODE_BITS = 21

Places = NDArray[np.integer]


def repeated_runs(
    texts: Sequence[str], marks: Sequence[bytearray], most: int
) -> Iterator[list[tuple[int, int]]]:
    """Yield where each run stands that comes twice to `most` times: numbers of texts and places.

    A run that goes over a break is none, and one whose ends are both marked does not count.
    """
    codes = np.frombuffer(BREAK.join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if len(codes) < SEED:
        return
    marked = np.frombuffer(bytes(len(BREAK)).join(marks), dtype=np.bool_)
    goes_over = np.convolve(codes == ord(BREAK), np.ones(SEED), mode="valid") > 0
    places = np.flatnonzero(~goes_over & ~(marked[: 1 - SEED] & marked[SEED - 1 :]))
    order, sizes = _equal(_numbers(codes)[places], most)
    places = places[order]
    starts = np.cumsum([0, *(len(text) + len(BREAK) for text in texts[:-1])])
    numbers = np.searchsorted(starts, places, side="right") - 1
    found = zip(numbers.tolist(), (places - starts[numbers]).tolist(), strict=True)
    for size in sizes.tolist():
        yield list(islice(found, size))


def _numbers(codes: NDArray[np.unsignedinteger]) -> Places:
    """Return of each run of some letters a number that only equal ones have."""
    wide = codes.astype(np.int64)
    last = len(wide) - _HALF + 1
    halves = sum(wide[n : last + n] << _CODE_BITS * (_HALF - 1 - n) for n in range(_HALF))
    _, numbers = np.unique(halves, return_inverse=True)
    runs: Places = numbers[:-_HALF] * len(numbers) + numbers[_HALF:]
    return runs


def _equal(numbers: Places, most: int) -> tuple[Places, Places]:
    """Return the places of the numbers that are there twice to `most` times, and how often each."""
    order = np.argsort(numbers, kind="stable")
    bounds = np.flatnonzero(np.diff(numbers[order])) + 1
    sizes = np.diff(bounds, prepend=0, append=len(numbers))
    is_kept = (sizes > 1) & (sizes <= most)
    return order[np.repeat(is_kept, sizes)], sizes[is_kept]
