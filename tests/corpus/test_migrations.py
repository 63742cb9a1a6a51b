"""An older corpus is brought up to date, a newer one is refused, and a failure changes nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from compare.corpus import open_store
from compare.corpus.database import Database
from compare.corpus.migrations import Migration, migrate, shipped_migrations
from compare.errors import CorpusError
from compare.model.corpus import Listed
from tests.corpus.support import file_of, seed_files

SECOND = Migration(
    version=len(shipped_migrations()) + 1,
    name="planted.sql",
    statements="ALTER TABLE files ADD COLUMN remark VARCHAR DEFAULT '无'; "
    "COMMENT ON COLUMN files.remark IS 'what a person remarks'",
)
BROKEN = Migration(SECOND.version, "broken.sql", SECOND.statements + "; DROP TABLE no_such_table")

PUT_AND_DIE = """
import os, sys
from pathlib import Path
from compare.corpus import open_store
from tests.corpus.support import file_of
with open_store(Path(sys.argv[1])) as store:
    store.put([file_of("a.txt")])
    os._exit(1)
"""


@pytest.fixture
def old(corpus):
    with open_store(corpus) as store:
        store.put(seed_files())
    return corpus


def steps_of(corpus) -> list[str]:
    with open_store(corpus, write=False, migrations=(*shipped_migrations(), SECOND)) as store:
        return [row["name"] for row in store.database.rows("SELECT * FROM schema_version")]


def test_the_steps_are_numbered_without_a_gap():
    assert [step.version for step in shipped_migrations()] == [
        number for number, _ in enumerate(shipped_migrations(), 1)
    ]


@pytest.mark.parametrize("write", [True, False])
def test_an_older_corpus_is_copied_and_brought_up_to_date(old, write):
    before = old.read_bytes()
    with open_store(old, write=write, migrations=(*shipped_migrations(), SECOND)) as store:
        assert store.files(store.known()) == list(seed_files())
        (row, *_) = store.database.rows("SELECT remark FROM files")
        assert row == {"remark": "无"}
    assert steps_of(old)[-1] == "planted.sql"
    backup = old.with_name(f"{old.name}.schema-{SECOND.version - 1}")
    assert backup.read_bytes() == before


def test_the_copy_has_what_a_killed_program_has_left_beside(corpus):
    subprocess.run([sys.executable, "-c", PUT_AND_DIE, str(corpus)], check=False)
    assert corpus.with_name(corpus.name + ".wal").exists()
    with open_store(corpus, write=False, migrations=(*shipped_migrations(), SECOND)) as store:
        assert list(store.known()) == ["a.txt"]
    with open_store(corpus.with_name(f"{corpus.name}.schema-{SECOND.version - 1}")) as store:
        assert list(store.known()) == ["a.txt"]


def test_a_corpus_that_is_up_to_date_is_not_copied(old):
    with open_store(old):
        pass
    assert [file.name for file in old.parent.iterdir()] == [old.name]


def test_a_step_that_fails_changes_nothing(old):
    with pytest.raises(CorpusError), open_store(old, migrations=(*shipped_migrations(), BROKEN)):
        pass
    with open_store(old) as store:
        assert store.files(store.known()) == list(seed_files())
        assert "remark" not in store.database.columns("files")


def test_a_newer_corpus_is_refused_and_left_as_it_is(old):
    with open_store(old, migrations=(*shipped_migrations(), SECOND)):
        pass
    before = old.read_bytes()
    with pytest.raises(CorpusError, match="has schema") as caught, open_store(old) as store:
        store.put([file_of("a.txt")])
    assert "install" in caught.value.remedy
    assert old.read_bytes() == before


def test_a_corpus_of_the_first_schema_gets_room_for_what_manifests_tell(corpus):
    database = Database(corpus, write=True)
    migrate(database, 0, shipped_migrations()[:1])
    database.close()
    with open_store(corpus) as store:
        store.tell({"a.txt": Listed("list.csv", (("district", "甲区"), ("year", 2025)))})
    with open_store(corpus, write=False) as store:
        assert store.told() == {"a.txt": Listed("list.csv", (("district", "甲区"), ("year", 2025)))}
    assert corpus.with_name(f"{corpus.name}.schema-1").is_file()
