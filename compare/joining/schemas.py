"""Name the types of the columns that pass between the steps."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

TEXTS = pa.schema([("id", pa.int64()), ("letters", pa.string())])
"""Columns of the texts that are given."""


def schema_of(columns: tuple[str, ...]) -> pa.Schema:
    """Return the schema of columns: numbers of 64 bits, and the score as a float."""
    return pa.schema([(c, pa.float64() if c == "score" else pa.int64()) for c in columns])


def texts_table(texts: Sequence[str]) -> pa.Table:
    """Return texts as a table, numbered by their places."""
    numbers = pa.array(range(len(texts)), pa.int64())
    return pa.table([numbers, pa.array(texts, pa.string())], schema=TEXTS)
