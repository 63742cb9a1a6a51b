"""Hold that every engine gives the pairs that brute force gives, and all engines the same ones."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.joining import memory, near_copies, near_copies_of_files, write_leading_copies
from compare.joining import plan as planning
from compare.settings import JoiningSettings
from tests.joining.support import by_brute_force, family, found_pairs, made_texts

ENGINES = ["memory", "duckdb", pytest.param("spark", marks=pytest.mark.spark)]


@pytest.fixture(scope="module")
def session():
    """Give a session as a user would bring one, set for few rows; it starts where a test asks."""
    import os
    import sys

    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    few_rows = {"shuffle.partitions": 1, "codegen.wholeStage": "false", "adaptive.enabled": "false"}
    for name, value in few_rows.items():
        builder = builder.config(f"spark.sql.{name}", value)
    found = builder.getOrCreate()
    yield found
    found.stop()


@pytest.fixture(params=ENGINES)
def find(request):
    """Return the search for near-copies on one engine."""
    engine = request.param
    brought = request.getfixturevalue("session") if engine == "spark" else None

    def find(texts, threshold, **others):
        return near_copies(texts, threshold, JoiningSettings(engine=engine, **others), brought)

    return find


@pytest.fixture(params=["memory", "duckdb"])
def find_here(request):
    """Return the search on one engine of this process, which needs no start."""

    def find(texts, threshold, **others):
        return near_copies(texts, threshold, JoiningSettings(engine=request.param, **others))

    return find


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.6, 0.7, 0.8, 0.9, 1.0]))
def test_hardly_a_pair_is_missed_and_none_is_wrong(seed, threshold):
    texts = list(dict.fromkeys(made_texts(seed, 150)))
    truth = by_brute_force(texts, threshold)
    found = found_pairs(near_copies(texts, threshold, JoiningSettings(engine="memory")))
    assert found.items() <= truth.items()
    # Each pair is missed with a chance of 0.002 at most: of some hundred, three hardly ever.
    assert len(truth) - len(found) <= 2


def test_every_engine_finds_the_same_pairs(find, monkeypatch):
    monkeypatch.setattr(planning, "_HOT", 8)  # so that both levels have texts
    texts = [*made_texts(5, 400), "", "经济"]
    found = find(texts, 0.7)
    expected = near_copies(texts, 0.7, JoiningSettings(engine="memory"))
    assert found.collapsed.texts == expected.collapsed.texts
    assert found_pairs(found) == found_pairs(expected)
    assert len(found_pairs(found)) > 100


def test_hot_buckets_lose_no_pair_of_a_family(find_here, monkeypatch):
    monkeypatch.setattr(planning, "_HOT", 8)
    texts = [*family(1, 60), *made_texts(2, 60)]
    truth = by_brute_force(list(dict.fromkeys(texts)), 0.8)
    found = found_pairs(find_here(texts, 0.8))
    assert found.items() <= truth.items()
    assert len(found) >= 0.998 * len(truth) > 1000


def test_in_a_larger_family_each_text_meets_its_neighbours_on_every_engine(find, monkeypatch):
    monkeypatch.setattr(planning, "_HOT", 4)
    texts = family(1, 60)
    found = found_pairs(find(texts, 0.8, family=5))
    assert found == found_pairs(near_copies(texts, 0.8, JoiningSettings(engine="memory", family=5)))
    assert len(found) < len(by_brute_force(texts, 0.8)) / 2
    met = {number for pair in found for number in pair}
    assert met == set(range(60))


def test_candidates_of_a_family_do_not_grow_with_the_square(monkeypatch):
    monkeypatch.setattr(planning, "_HOT", 8)
    counts = []
    compared = memory.scores
    monkeypatch.setattr(memory, "scores", lambda a, *o: counts.append(len(a)) or compared(a, *o))
    for size in (500, 2000):
        near_copies(family(1, size), 0.8, JoiningSettings(engine="memory", family=5))
    assert counts[1] < 8 * counts[0]
    assert counts[1] < 0.05 * 2000 * 1999 / 2


def test_equal_texts_are_one(find_here):
    found = find_here(["民生持续改善提升", "产业加快升级转型", "民生持续改善提升"], 0.8)
    assert found.collapsed.numbers.tolist() == [0, 1, 0]
    assert [places.tolist() for places in found.collapsed.places()] == [[0, 2], [1]]
    assert len(found.pairs) == 0


def test_nothing_gives_nothing(find_here):
    assert len(find_here(["", ""], 0.8).pairs) == 0


@pytest.mark.parametrize("engine", ["auto", *ENGINES])
def test_files_are_joined_by_the_numbers_they_give(engine, tmp_path, request):
    texts = made_texts(7, 200)
    rows = pa.table({"id": [10 * number for number in range(len(texts))], "letters": texts})
    pq.write_table(rows, tmp_path / "texts.parquet")
    brought = request.getfixturevalue("session") if engine == "spark" else None
    chosen = JoiningSettings(engine=engine)
    found = near_copies_of_files(str(tmp_path / "texts.parquet"), 0.8, chosen, brought)
    known = {texts.index(text) * 10: text for text in texts}
    assert len(found)
    assert set(found.column("left_id").to_pylist()) <= set(known)
    assert found.column("left_id").to_pylist() == sorted(found.column("left_id").to_pylist())
    expected = near_copies(list(known.values()), 0.8, JoiningSettings(engine="memory"))
    numbers = list(known)
    assert {(row["left_id"], row["right_id"], row["score"]) for row in found.to_pylist()} == {
        (numbers[a], numbers[b], score) for (a, b), score in found_pairs(expected).items()
    }


def test_files_that_fit_are_joined_in_memory(tmp_path, monkeypatch):
    texts = made_texts(7, 50)
    rows = pa.table({"id": list(range(len(texts))), "letters": texts})
    pq.write_table(rows, tmp_path / "texts.parquet")
    joined = []
    in_memory = memory.join
    monkeypatch.setattr(memory, "join", lambda *given: joined.append(1) or in_memory(*given))
    near_copies_of_files(str(tmp_path / "texts.parquet"), 0.8)
    assert joined
    near_copies_of_files(str(tmp_path / "texts.parquet"), 0.8, JoiningSettings(memory="1GB"))
    assert len(joined) == 1


def test_a_level_in_parts_gives_the_same(monkeypatch):
    from compare.joining.duckdb_engine import DuckdbEngine

    texts = made_texts(9, 200)
    whole = found_pairs(near_copies(texts, 0.6, JoiningSettings(engine="duckdb")))
    monkeypatch.setattr(DuckdbEngine, "keys_at_once", 2000)
    monkeypatch.setattr(memory, "_KEYS", 2000)
    for engine in ("duckdb", "memory"):
        assert found_pairs(near_copies(texts, 0.6, JoiningSettings(engine=engine))) == whole


@pytest.fixture(params=ENGINES)
def lead(request, tmp_path):
    """Return the search for the leaders of texts on one engine."""
    engine = request.param
    brought = request.getfixturevalue("session") if engine == "spark" else None

    def lead(texts, leaders):
        rows = pa.table({"id": list(range(len(texts))), "letters": texts})
        pq.write_table(rows, tmp_path / "texts.parquet")
        files, target = str(tmp_path / "texts.parquet"), tmp_path / "pairs.parquet"
        chosen = JoiningSettings(engine=engine)
        write_leading_copies(files, target, 0.8, leaders, settings=chosen, session=brought)
        return pq.read_table(target)

    return lead


def test_each_text_meets_the_first_ones_of_its_family_on_every_engine(lead, tmp_path):
    texts = list(dict.fromkeys([*family(1, 60), *family(2, 5), *made_texts(3, 60)]))
    truth = by_brute_force(texts, 0.8)
    found = lead(texts, 4)
    pairs = {(row["left_id"], row["right_id"]): row["score"] for row in found.to_pylist()}
    assert list(pairs) == sorted(pairs)
    assert pairs.items() <= truth.items()
    assert len(pairs) < len(truth) / 2
    # Whatever has a near-copy before it has met the first of these.
    first = {b: min(a for a, other in truth if other == b) for _, b in truth}
    met = {b: min(a for a, other in pairs if other == b) for _, b in pairs}
    assert sum(met.get(b) != a for b, a in first.items()) <= 1
