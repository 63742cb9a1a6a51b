"""Name the types of the columns that pass between the steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from compare.joining.batches import SCORED
from compare.joining.pairs import Pairs

TEXTS = pa.schema([("id", pa.int64()), ("letters", pa.string())])
"""Columns of the texts that are given."""


def schema_of(columns: tuple[str, ...]) -> pa.Schema:
    """Return the schema of columns: numbers of 64 bits, and the score as a float."""
    return pa.schema([(c, pa.float64() if c == "score" else pa.int64()) for c in columns])


def texts_table(texts: Sequence[str]) -> pa.Table:
    """Return texts as a table, numbered by their places."""
    numbers = pa.array(range(len(texts)), pa.int64())
    return pa.table([numbers, pa.array(texts, pa.string())], schema=TEXTS)


def pairs_table(pairs: Pairs, numbers: NDArray[np.int64]) -> pa.Table:
    """Return pairs as a table, each text by the number that `numbers` gives it."""
    columns = [numbers[pairs.left], numbers[pairs.right], pairs.scores]
    return pa.table([pa.array(column) for column in columns], schema=schema_of(SCORED))
