"""Hold that every engine gives the repeats that brute force gives."""

from __future__ import annotations

import random
from unittest import mock

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.repeating import relational, repeats, repeats_of_files
from compare.settings import JoiningSettings
from tests.joining.test_engines import ENGINES, session  # noqa: F401 - a fixture
from tests.repeating.support import by_brute_force, rows_of

said = st.lists(st.tuples(st.text("甲乙丙", max_size=12), st.sampled_from("东南西")), max_size=8)


def found_in(texts, speakers, shortest, fewest, engine, brought=None):
    chosen = JoiningSettings(engine=engine)
    found = repeats(
        texts, speakers, shortest=shortest, fewest=fewest, settings=chosen, session=brought
    )
    return rows_of(found)


def made(seed: int, count: int) -> tuple[list[str], list[str]]:
    """Return texts of few letters, with copied stretches and whole copies, and their speakers."""
    choose = random.Random(seed)
    texts: list[str] = []
    for _ in range(count):
        own = "".join(choose.choices("甲乙丙丁戊𠀀", k=choose.randrange(2, 12)))
        if texts and choose.random() < 0.5:
            other = choose.choice(texts)
            own += other[choose.randrange(len(other)) :][:6]
        texts.append(choose.choice(texts) if texts and choose.random() < 0.2 else own)
    return texts, [choose.choice("东南西北中") for _ in texts]


@pytest.fixture(params=ENGINES)
def find(request):
    """Return the search on one engine."""
    engine = request.param
    brought = request.getfixturevalue("session") if engine == "spark" else None
    return lambda *given: found_in(*given, engine, brought)


@settings(max_examples=300, deadline=None)
@given(said, st.integers(1, 4), st.integers(1, 3))
def test_repeats_in_memory_are_those_of_brute_force(rows, shortest, fewest):
    texts, speakers = [text for text, _ in rows], [speaker for _, speaker in rows]
    expected = by_brute_force(texts, speakers, shortest, fewest)
    assert found_in(texts, speakers, shortest, fewest, "memory") == expected


@settings(max_examples=15, deadline=None)
@given(said, st.integers(1, 4), st.integers(1, 3), st.sampled_from([0, 15, 10**6]))
def test_repeats_on_duckdb_are_those_of_brute_force(rows, shortest, fewest, few):
    with mock.patch.object(relational, "_FEW", few):
        _holds_on_duckdb(rows, shortest, fewest)


def _holds_on_duckdb(rows, shortest, fewest):
    texts, speakers = [text for text, _ in rows], [speaker for _, speaker in rows]
    expected = by_brute_force(texts, speakers, shortest, fewest)
    assert found_in(texts, speakers, shortest, fewest, "duckdb") == expected


@pytest.mark.parametrize(("few", "fewest"), [(0, 3), (10**6, 2)])
def test_every_engine_finds_them_wherever_longer_wordings_are_left_to_memory(
    find, few, fewest, monkeypatch
):
    monkeypatch.setattr(relational, "_FEW", few)
    texts, speakers = made(3, 60)
    expected = by_brute_force(texts, speakers, 3, fewest)
    assert find(texts, speakers, 3, fewest) == expected
    assert len(expected) > 30


def test_a_wording_of_one_speaker_alone_is_none(find):
    assert find(["推进产业升级"] * 3, ["东", "东", "东"], 4, 2) == []


def test_a_longer_wording_replaces_a_shorter_one_that_stands_nowhere_else(find):
    texts = ["扎实推进乡村振兴", "推进乡村振兴工作", "推进乡村建设"]
    found = find(texts, ["东", "南", "西"], 2, 2)
    assert found == [("推进乡村", 3, 3, 3, 0, 2), ("推进乡村振兴", 2, 2, 2, 0, 2)]


def test_nothing_gives_nothing(find):
    assert find([], [], 2, 2) == []
    assert find(["", "短"], ["东", "南"], 6, 2) == []


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_files_give_their_own_numbers(engine, tmp_path, request):
    texts, speakers = made(4, 40)
    numbers = [10 * number + 7 for number in range(len(texts))]
    rows = pa.table({"id": numbers, "speaker": speakers, "letters": texts})
    pq.write_table(rows.slice(0, 15), tmp_path / "a.parquet")
    pq.write_table(rows.slice(15), tmp_path / "b.parquet")
    brought = request.getfixturevalue("session") if engine == "spark" else None
    chosen = JoiningSettings(engine=engine)
    table = repeats_of_files(
        str(tmp_path / "*.parquet"), shortest=3, settings=chosen, session=brought
    )
    expected = by_brute_force(texts, speakers, 3, 2)
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        (*row[:4], 10 * row[4] + 7, row[5]) for row in expected
    ]
