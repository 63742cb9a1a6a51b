"""Find the wordings that several speakers repeat, on the engine that the settings name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from compare.joining.engines import open_engine
from compare.joining.resources import bytes_of, half_of_memory
from compare.repeating import memory
from compare.repeating.repeats import FIGURES, Repeats
from compare.repeating.row import Row
from compare.settings import JoiningSettings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

# Bytes that the search in memory needs for each letter (measured, with half as much more).
_BYTES_OF_LETTER = 100
SHORTEST = 6
FEWEST = 2


def repeats(
    texts: Sequence[str],
    speakers: Sequence[str],
    *,
    shortest: int = SHORTEST,
    fewest: int = FEWEST,
    settings: JoiningSettings | None = None,
    session: SparkSession | None = None,
) -> Repeats:
    """Return the wordings of at least `shortest` letters that at least `fewest` speakers use.

    `speakers` names the speaker of each text. A wording stands inside one text, at two places at
    least, and no wording longer by a letter stands at all of its places. `session` is a Spark
    session to be used. Raises `EngineError`.
    """
    chosen = settings or JoiningSettings()
    _check(shortest, fewest)
    if _engine_for(sum(map(len, texts)), chosen) == "memory":
        return _in_memory(texts, speakers, shortest, fewest)
    with open_engine(chosen, session) as engine:
        import pyarrow as pa  # noqa: PLC0415 - needs an extra

        from compare.repeating.relational import found  # noqa: PLC0415 - needs an extra

        numbers = pa.array(range(len(texts)), pa.int64())
        columns = {"id": numbers, "speaker": list(speakers), "letters": list(texts)}
        table = found(engine, engine.given(pa.table(columns)), shortest, fewest)
    numbers = {name: table.column(name).to_numpy() for name in FIGURES}
    return Repeats(tuple(table.column("letters").to_pylist()), **numbers)


def repeats_of_files(
    files: str,
    *,
    shortest: int = SHORTEST,
    fewest: int = FEWEST,
    settings: JoiningSettings | None = None,
    session: SparkSession | None = None,
) -> pa.Table:
    """Return the repeats of the texts in Parquet files, as `repeats` does, most widely used first.

    The files, named by a path or pattern, have columns `id`, a whole number, `speaker` and
    `letters`; they are never all held in memory. The columns of the table are `letters`,
    `occurrences`, `sentences`, `speakers`, and the first place: `id` of a text and `start`, the
    letter of it. Raises `EngineError`.
    """
    chosen = settings or JoiningSettings()
    _check(shortest, fewest)
    with open_engine(chosen, session) as engine:
        from compare.repeating.relational import found  # noqa: PLC0415 - needs an extra

        return found(engine, engine.given(files), shortest, fewest)


def _check(shortest: int, fewest: int) -> None:
    if shortest < 1 or fewest < 1:
        raise ValueError(f"shortest ({shortest}) and fewest ({fewest}) are 1 at least")


def _in_memory(
    texts: Sequence[str], speakers: Sequence[str], shortest: int, fewest: int
) -> Repeats:
    row = Row.of(texts)
    numbers: dict[str, int] = {}
    owners = [numbers.setdefault(speaker, len(numbers)) for speaker in speakers]
    found = memory.find(row, np.array(owners, dtype=np.int64), shortest, fewest)
    return Repeats.of(found, row, texts)


def _engine_for(letters: int, settings: JoiningSettings) -> str:
    """Return the name of the engine for so many letters."""
    if settings.engine != "auto":
        return settings.engine
    room = bytes_of(settings.memory) or half_of_memory()
    return "memory" if letters * _BYTES_OF_LETTER <= room else "duckdb"
