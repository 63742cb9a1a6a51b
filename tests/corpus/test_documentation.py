"""The questions in docs/corpus.md can be asked, and are answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.corpus import open_store
from tests.corpus.support import run_of, seed_files, seed_findings

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?);\n```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("corpus") / "corpus.duckdb") as opened:
        opened.put(seed_files())
        opened.record(run_of(seed_findings()), seed_findings())
        yield opened


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(store, question):
    assert store.database.rows(question)


def test_every_table_is_described(store):
    rows = store.database.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'")
    for name in {row["table_name"] for row in rows} - {"schema_version"}:
        assert f"`{name}`" in PAGE
