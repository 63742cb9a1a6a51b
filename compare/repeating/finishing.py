"""Find in memory what is longer than the wordings of a level of which only few places are left.

The places of a level that follow each other are stretches of texts. What enough speakers repeat and
is no shorter than the wordings of the level lies in stretches, and each end of a stretch is an end
for it too: a letter more would not be shared by enough.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from compare.repeating import memory
from compare.repeating.row import Numbers, Row

COLUMNS = pa.schema(
    [
        ("letters", pa.string()),
        ("occurrences", pa.int64()),
        ("sentences", pa.int64()),
        ("speakers", pa.int64()),
        ("id", pa.int64()),
        ("start", pa.int64()),
    ]
)
"""Columns of repeats."""


def finished(alive: pa.Table, spoken: pa.Table, width: int, shortest: int, fewest: int) -> pa.Table:
    """Return the repeats of at least `shortest` letters, columns `COLUMNS`.

    `alive` are the places of the level in order, columns `place` and `id`, a place being `width`
    times its text and the letter of it; `spoken` are all texts with such places in order, columns
    `id`, `speaker`, `text` (the `id` of `alive`) and `letters`.
    """
    texts, starts, ends = _stretches(alive, width, shortest)
    _, speakers = np.unique(spoken.column("speaker").to_numpy(), return_inverse=True)
    letters = spoken.column("letters").to_pylist()
    own = spoken.column("text").to_numpy()
    low, high = np.searchsorted(texts, own, "left"), np.searchsorted(texts, own, "right")
    owners = np.repeat(np.arange(len(own)), high - low)
    held = np.arange(len(owners)) - np.repeat(np.cumsum(high - low) - high, high - low)
    parts = [
        letters[owner][start:end]
        for owner, start, end in zip(
            owners.tolist(), starts[held].tolist(), ends[held].tolist(), strict=True
        )
    ]
    row = Row.of(parts)
    found = memory.find(row, speakers[owners], shortest, fewest, owners)
    first = found.first()
    part = row.texts[first]
    inside = first - row.starts[part]
    places = zip(part.tolist(), inside.tolist(), found.sizes.tolist(), strict=True)
    columns = [
        [parts[number][start : start + size] for number, start, size in places],
        found.high - found.low,
        found.texts,
        found.speakers,
        spoken.column("id").to_numpy()[owners[part]],
        starts[held[part]] + inside,
    ]
    return pa.table(columns, schema=COLUMNS)


def _stretches(alive: pa.Table, width: int, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return the text of each stretch, and with which letters it begins and ends, in order."""
    places, texts = (alive.column(name).to_numpy() for name in ("place", "id"))
    begins = np.ones(len(places), dtype=bool)
    begins[1:] = places[1:] != places[:-1] + 1
    ends = np.roll(begins, -1)
    starts = places - texts * width
    return texts[begins], starts[begins], starts[ends] + size
