"""Find near-copies among many texts, on the engine that the settings name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from compare.joining import memory
from compare.joining.engines import open_engine
from compare.joining.pairs import Collapsed, NearCopies, Pairs
from compare.joining.plan import Plan, plan_of, plan_of_leaders
from compare.joining.resources import bytes_of, half_of_memory
from compare.settings import JoiningSettings

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

    from compare.joining.duckdb_engine import DuckdbEngine
    from compare.joining.spark_engine import SparkEngine

PlanFor = Callable[[int], Plan]

_IN_ORDER = "SELECT * FROM {pairs} ORDER BY left_id, right_id"
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
    plan_for = _plan_for(threshold, chosen)
    collapsed = Collapsed.of(texts)
    if _engine_for(len(collapsed.texts), chosen) == "memory":
        return NearCopies(collapsed, _joined_here(collapsed.texts, plan_for))
    with open_engine(chosen, session) as engine:
        from compare.joining.relational import join  # noqa: PLC0415 - needs an extra
        from compare.joining.schemas import texts_table  # noqa: PLC0415 - needs an extra

        pairs = join(engine, engine.given(texts_table(collapsed.texts)), plan_for)
        found = engine.fetch(_IN_ORDER.format(pairs=pairs))
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
    with _pairs_of_files(files, _plan_for(threshold, chosen), chosen, session) as (engine, pairs):
        return engine.fetch(_IN_ORDER.format(pairs=pairs))


def write_leading_copies(
    files: str,
    target: Path,
    threshold: float,
    leaders: int,
    *,
    settings: JoiningSettings | None = None,
    session: SparkSession | None = None,
) -> None:
    """Write the pairs that group texts: each text with the first ones of those that are like it.

    Files and pairs are as in `near_copies_of_files`, but `target` takes the pairs, and in a bucket
    of like texts each meets only as many as there are `leaders`, those with the least numbers. So
    the pairs of a large family do not grow with its square. Raises `EngineError`.
    """
    chosen = settings or JoiningSettings()
    plan_for = partial(plan_of_leaders, threshold, chosen.recall, leaders=leaders)
    with _pairs_of_files(files, plan_for, chosen, session) as (engine, pairs):
        engine.write(_IN_ORDER.format(pairs=pairs), target)


@contextmanager
def _pairs_of_files(
    files: str, plan_for: PlanFor, settings: JoiningSettings, session: SparkSession | None
) -> Iterator[tuple[DuckdbEngine | SparkEngine, str]]:
    """Give an engine and its table of pairs of the texts in files."""
    with open_engine(settings, session) as engine:
        from compare.joining.relational import distinct_texts, join  # noqa: PLC0415 - an extra
        from compare.joining.schemas import pairs_table  # noqa: PLC0415 - needs an extra

        given = engine.given(files)
        if settings.engine in ("auto", "memory"):
            given = engine.keep(distinct_texts(given))
            if _engine_for(engine.count(given), settings) == "memory":
                texts = engine.fetch(f"SELECT * FROM {given} ORDER BY id")
                pairs = _joined_here(texts.column("letters").to_pylist(), plan_for)
                yield engine, engine.given(pairs_table(pairs, texts.column("id").to_numpy()))
                return
        yield engine, join(engine, given, plan_for)


def _joined_here(texts: Sequence[str], plan_for: PlanFor) -> Pairs:
    return memory.join(texts, plan_for(sum(map(bool, texts))))


def _plan_for(threshold: float, settings: JoiningSettings) -> PlanFor:
    """Return what gives the plan for a number of texts of which all pairs are wanted."""
    return partial(plan_of, threshold, settings.recall, family=settings.family)


def _engine_for(texts: int, settings: JoiningSettings) -> str:
    """Return the name of the engine for so many distinct texts."""
    if settings.engine != "auto":
        return settings.engine
    room = bytes_of(settings.memory) or half_of_memory()
    return "memory" if _BYTES_BESIDE + texts * _BYTES_OF_TEXT <= room else "duckdb"
