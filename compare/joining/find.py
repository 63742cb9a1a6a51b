"""Find near-copies among many texts, on the engine that the settings name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compare.joining import memory
from compare.joining.engines import open_engine
from compare.joining.pairs import Collapsed, NearCopies, Pairs
from compare.joining.plan import Plan, plan_of
from compare.joining.resources import bytes_of, half_of_memory
from compare.settings import JoiningSettings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

    from compare.joining.duckdb_engine import DuckdbEngine
    from compare.joining.spark_engine import SparkEngine

# Bytes that the join in memory needs for each text, and beside (measured, with half as much more).
_BYTES_OF_TEXT = 1_000
_BYTES_BESIDE = 1_500_000_000


def near_copies(
    texts: Iterable[str],
    threshold: float,
    settings: JoiningSettings | None = None,
    session: SparkSession | None = None,
) -> NearCopies:
    """Return the distinct texts and their pairs with a ratio of at least `threshold`, 0 to 1.

    `session` is a Spark session to be used. Raises `EngineError`.
    """
    chosen = settings or JoiningSettings()
    collapsed = Collapsed.of(texts)
    if _engine_for(len(collapsed.texts), chosen) == "memory":
        return NearCopies(collapsed, _joined_here(collapsed.texts, threshold, chosen))
    with open_engine(chosen, session) as engine:
        from compare.joining.schemas import texts_table  # noqa: PLC0415 - needs an extra

        given = engine.given(texts_table(collapsed.texts))
        found = _joined(engine, given, threshold, chosen)
    columns = [found.column(name).to_numpy() for name in ("left_id", "right_id", "score")]
    return NearCopies(collapsed, Pairs.of(*columns))


def near_copies_of_files(
    files: str,
    threshold: float,
    settings: JoiningSettings | None = None,
    session: SparkSession | None = None,
) -> pa.Table:
    """Return the pairs of the texts in Parquet files, columns `left_id`, `right_id`, `score`.

    The files, named by a path or pattern, have columns `id`, a whole number, and `letters`; equal
    texts are one with the least of their numbers. Where `auto` knows that they do not fit, they are
    never all held in memory. Raises `EngineError`.
    """
    chosen = settings or JoiningSettings()
    with open_engine(chosen, session) as engine:
        from compare.joining.relational import distinct_texts  # noqa: PLC0415 - needs an extra
        from compare.joining.schemas import pairs_table  # noqa: PLC0415 - needs an extra

        if chosen.engine not in ("auto", "memory"):
            return _joined(engine, engine.given(files), threshold, chosen)
        texts = engine.keep(distinct_texts(engine.given(files)))
        if _engine_for(engine.count(texts), chosen) != "memory":
            return _joined(engine, texts, threshold, chosen)
        table = engine.fetch(f"SELECT * FROM {texts} ORDER BY id")
    pairs = _joined_here(table.column("letters").to_pylist(), threshold, chosen)
    return pairs_table(pairs, table.column("id").to_numpy())


def _joined_here(texts: Sequence[str], threshold: float, settings: JoiningSettings) -> Pairs:
    filled = sum(map(bool, texts))
    return memory.join(texts, plan_of(threshold, settings.recall, filled, settings.family))


def _joined(
    engine: DuckdbEngine | SparkEngine,
    given: str,
    threshold: float,
    settings: JoiningSettings,
) -> pa.Table:
    from compare.joining.relational import join  # noqa: PLC0415 - needs an extra

    def plan_for(texts: int) -> Plan:
        return plan_of(threshold, settings.recall, texts, settings.family)

    pairs = join(engine, given, plan_for)
    return engine.fetch(f"SELECT * FROM {pairs} ORDER BY left_id, right_id")


def _engine_for(texts: int, settings: JoiningSettings) -> str:
    """Return the name of the engine for so many distinct texts."""
    if settings.engine != "auto":
        return settings.engine
    room = bytes_of(settings.memory) or half_of_memory()
    return "memory" if _BYTES_BESIDE + texts * _BYTES_OF_TEXT <= room else "duckdb"
