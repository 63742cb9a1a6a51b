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

WORDS = tuple(f"word_{number}" for number in range(SKETCH_WORDS))
"""Names of the columns of a sketch."""
MARKED = ("id", "length", *WORDS)
"""Names of the columns before the keys, all whole numbers of 64 bits as they are."""
SCORED = ("left_id", "right_id", "score")
"""Names of the columns of compared pairs: two whole numbers and the ratio."""


def key_columns(level: Level) -> tuple[str, ...]:
    """Return the names of the columns of the keys of a level, whole numbers of 64 bits."""
    return tuple(f"band_{number}" for number in range(level.bands))


def keys_of(batches: Batches, level: Level, first_band: int) -> Iterator[pa.RecordBatch]:
    """Yield of each text its number, length, sketch, and its keys, which name their bands too."""
    bands = np.arange(first_band, first_band + level.bands, dtype=np.int64) << 32
    for batch in _filled(batches):
        texts = batch.column("letters").to_pylist()
        letters = lay_out(texts)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        words = sketches(letters).view(np.int64)
        keys = band_keys(letters, level) | bands
        columns = [batch.column("id"), *map(pa.array, (lengths, *words.T, *keys.T))]
        yield pa.RecordBatch.from_arrays(columns, names=(*MARKED, *key_columns(level)))


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
