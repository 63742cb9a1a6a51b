"""Give the two row-wise functions the form in which engines call them: Arrow batches in and out.

An engine hands over an iterator of record batches and takes one, on a machine of its own perhaps.
Nothing here keeps anything from one batch to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pyarrow as pa

from compare.joining.band_keys import band_keys
from compare.joining.lettering import SKETCH_WORDS, lay_out, sketches
from compare.joining.plan import Level
from compare.joining.similarity import scores

Batches = Iterable[pa.RecordBatch]
Mapping = Callable[[Batches], Iterator[pa.RecordBatch]]

_WORDS = tuple(f"word_{number}" for number in range(SKETCH_WORDS))
MARKS = ("id", "length", *_WORDS)
"""Names of the columns of marks, all whole numbers of 64 bits."""
KEYS = ("id", "key")
"""Names of the columns of keys, all whole numbers of 64 bits."""
SCORED = ("left_id", "right_id", "score")
"""Names of the columns of compared pairs: two whole numbers and the ratio."""


def marks_of(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Yield the length and the sketch of each text of batches with `id` and `letters`."""
    for batch in _filled(batches):
        texts = batch.column("letters").to_pylist()
        words = sketches(lay_out(texts)).view(np.int64)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        columns = [batch.column("id"), lengths, *words.T]
        yield pa.RecordBatch.from_arrays([pa.array(column) for column in columns], names=MARKS)


def keys_of(batches: Batches, level: Level, first_band: int) -> Iterator[pa.RecordBatch]:
    """Yield one row for each text and band: its number and the key, which names the band too."""
    bands = np.arange(first_band, first_band + level.bands, dtype=np.int64) << 32
    for batch in _filled(batches):
        keys = band_keys(lay_out(batch.column("letters").to_pylist()), level)
        numbers = np.repeat(batch.column("id").to_numpy(), level.bands)
        columns = [pa.array(numbers), pa.array((keys | bands).ravel())]
        yield pa.RecordBatch.from_arrays(columns, names=KEYS)


def compared(batches: Batches, least: float) -> Iterator[pa.RecordBatch]:
    """Yield the pairs of batches with both numbers and texts that reach a ratio of `least`."""
    for batch in _filled(batches):
        a, b = (batch.column(name).to_pylist() for name in ("left_letters", "right_letters"))
        found = scores(a, b, least)
        kept = pa.array(found > 0)
        columns = [batch.column("left_id"), batch.column("right_id"), pa.array(found)]
        yield pa.RecordBatch.from_arrays([c.filter(kept) for c in columns], names=SCORED)


def _filled(batches: Batches) -> Iterator[pa.RecordBatch]:
    return (batch for batch in batches if batch.num_rows)
