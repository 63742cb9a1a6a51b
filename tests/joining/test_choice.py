from __future__ import annotations

import shutil
import sys
import threading
from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from compare.errors import EngineError
from compare.joining import find, near_copies, near_copies_of_files
from compare.joining.resources import bytes_of, half_of_memory
from compare.settings import JoiningSettings

TEXTS = ["民生持续改善提升", "民生持续改善提高"]


@pytest.mark.parametrize(
    ("engine", "program"), [("duckdb", "duckdb"), ("spark", "pyspark"), ("duckdb", "pyarrow")]
)
def test_an_engine_that_is_not_installed_is_named_with_the_remedy(engine, program, monkeypatch):
    for name in [n for n in sys.modules if n.startswith("compare.joining.")]:
        if name.rpartition(".")[2] in ("duckdb_engine", "spark_engine", "schemas", "batches"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, program, None)
    with pytest.raises(EngineError, match=rf"needs {program}.*compare-reports\[{engine}\]"):
        near_copies(TEXTS, 0.8, JoiningSettings(engine=engine))


def test_spark_without_java_says_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineError, match=r"Java.*default-jre-headless"):
        near_copies(TEXTS, 0.8, JoiningSettings(engine="spark"))


def test_a_cluster_that_goes_away_says_what_can_be_done():
    from compare.joining.spark_engine import SparkEngine

    with (
        pytest.raises(EngineError, match=r"Spark gave up: refused.*duckdb"),
        SparkEngine(JoiningSettings(), "", session=object()),
    ):
        raise ConnectionRefusedError("refused")


def test_a_cluster_without_machines_is_given_up():
    from compare.joining.spark_watch import Watch

    machines, given_up = [2], threading.Event()
    watch = Watch(lambda: machines[0], given_up.set, patience=0.1)
    assert not given_up.wait(0.5)
    machines[0] = 0
    assert given_up.wait(10)
    watch.end()
    assert watch.has_given_up


def test_a_cluster_that_was_given_up_says_so():
    from compare.joining.spark_engine import SparkEngine

    engine = SparkEngine(JoiningSettings(patience=7), "", session=object())
    engine._watch = SimpleNamespace(end=lambda: None, has_given_up=True)
    with pytest.raises(EngineError, match=r"no machine to work on for 7 s.*duckdb"), engine:
        raise RuntimeError("a job was cancelled")


def test_too_little_memory_says_what_to_raise():
    with pytest.raises(EngineError, match=r"raise joining\.memory"):
        near_copies(
            [f"民生持续改善提升{number}" for number in range(20_000)],
            0.6,
            JoiningSettings(engine="duckdb", memory="1MB"),
        )


def test_files_that_are_not_there_are_named():
    with pytest.raises(EngineError, match=r"nowhere\.parquet"):
        near_copies_of_files("nowhere.parquet", 0.8)


def test_auto_leaves_memory_for_duckdb_where_the_texts_do_not_fit():
    assert find._engine_for(1000, JoiningSettings(memory="4GB")) == "memory"
    assert find._engine_for(10_000_000, JoiningSettings(memory="4GB")) == "duckdb"
    assert find._engine_for(10_000_000, JoiningSettings(engine="memory")) == "memory"


def test_amounts_of_memory_are_checked_and_read():
    assert bytes_of("1.5GB") == 1_500_000_000
    assert bytes_of("") == 0
    assert half_of_memory() > 0
    with pytest.raises(ValidationError, match="memory"):
        JoiningSettings(memory="much")
