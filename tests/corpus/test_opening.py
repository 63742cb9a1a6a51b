"""A corpus that cannot be opened says why and what to do; what is in it stays."""

from __future__ import annotations

import shutil
import subprocess
import sys

import duckdb
import pytest

from compare.corpus import open_store
from compare.corpus.failures import corpus_error
from compare.errors import CorpusError
from tests.corpus.support import file_of, seed_files

HOLD = """
import sys
from pathlib import Path
from compare.corpus import open_store
with open_store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""

# Who runs the tests may be allowed everything; nobody is not, but may not load modules either.
OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from compare.corpus import open_store
from compare.errors import CorpusError
with open_store(Path("another.duckdb")):
    pass
if os.getuid() == 0:
    os.setuid(65534)
try:
    with open_store(Path(sys.argv[1])):
        pass
except CorpusError as error:
    print(error.problem, end="")
"""


@pytest.fixture
def filled(corpus):
    with open_store(corpus) as store:
        store.put(seed_files())
    return corpus


def refusal(corpus, **options) -> CorpusError:
    with pytest.raises(CorpusError) as caught, open_store(corpus, **options):
        pass
    assert caught.value.place == str(corpus)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("write", [True, False])
def test_who_holds_a_corpus_is_named(corpus, write):
    command = [sys.executable, "-c", HOLD, str(corpus)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        problem = refusal(corpus, write=write).problem
        other.stdin.close()
    assert f"is in use by process {other.pid}" in problem
    with open_store(corpus) as store:
        assert store.known() == {}


def test_a_program_that_is_gone_is_named_by_its_number_alone(corpus):
    error = corpus_error("Conflicting lock is held in python (PID 999999999).", corpus)
    assert error.problem == "is in use by process 999999999"


@pytest.mark.parametrize("share", [0, 0.0001, 0.1, 0.5, 0.9])
def test_a_cut_file_is_refused_and_left_as_it_is(filled, share):
    whole = filled.read_bytes()
    part = whole[: int(share * len(whole))] or b"\0"
    filled.write_bytes(part)
    assert refusal(filled).problem == "is damaged, or no corpus at all"
    assert filled.read_bytes() == part


def test_another_file_is_refused(corpus):
    corpus.write_text("各位代表：现在，我代表区人民政府向大会报告工作。" * 100)
    assert refusal(corpus).problem == "is damaged, or no corpus at all"


def test_another_database_is_refused(corpus):
    with duckdb.connect(str(corpus)) as connection:
        connection.execute("CREATE TABLE accounts (name VARCHAR)")
    assert refusal(corpus).problem == "is a database of something else"


def test_a_folder_is_refused(corpus):
    corpus.mkdir()
    assert refusal(corpus).problem == "is a folder, not a corpus"


def test_nothing_is_made_for_reading(corpus):
    assert refusal(corpus, write=False).problem == "no such corpus"
    assert not corpus.exists()


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    assert refusal(tmp_path / "none" / "corpus.duckdb").problem == "no such corpus"


def test_a_corpus_that_may_only_be_read_can_be_read(filled):
    with open_store(filled, write=False) as store:
        assert store.files(store.known()) == list(seed_files())
        with pytest.raises(CorpusError, match="may not be written"):
            store.put([file_of("a.txt")])
        assert "a.txt" not in store.known()


def test_a_file_without_permission_to_write_is_refused_for_writing(filled):
    filled.chmod(0o444)
    filled.parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, filled.name],
        cwd=filled.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "may not be written", done.stderr


def test_an_interrupted_copy_beside_does_no_harm(filled):
    shutil.copy(filled, filled.with_name(filled.name + ".schema-0.unfinished"))
    with open_store(filled) as store:
        assert len(store.known()) == len(seed_files())
