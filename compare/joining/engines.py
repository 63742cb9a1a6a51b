"""Open the engine that the settings name."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from compare.errors import EngineError
from compare.joining.resources import half_of_memory
from compare.settings import JoiningSettings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from compare.joining.duckdb_engine import DuckdbEngine
    from compare.joining.spark_engine import SparkEngine


def open_engine(
    settings: JoiningSettings, session: SparkSession | None = None
) -> DuckdbEngine | SparkEngine:
    """Return an engine to be used as a context manager; DuckDB where none is named.

    `session` is a Spark session to be used. Raises `EngineError`.
    """
    name = "duckdb" if settings.engine in ("auto", "memory") else settings.engine
    module = _imported(name)
    limit = settings.memory or f"{half_of_memory() // 1_000_000}MB"
    engine: DuckdbEngine | SparkEngine = (
        module.DuckdbEngine(limit)
        if name == "duckdb"
        else module.SparkEngine(settings, limit, session)
    )
    return engine


def _imported(name: str) -> ModuleType:
    try:
        return import_module(f"compare.joining.{name}_engine")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("compare"):
            raise
        raise EngineError(
            f"the engine {name} needs {error.name}, which is not installed",
            place="joining.engine",
            remedy=f'pip install "compare-reports[{name}]"',
        ) from error
