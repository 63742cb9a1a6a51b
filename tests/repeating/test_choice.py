from __future__ import annotations

import pytest

from compare.errors import EngineError
from compare.repeating import find, repeats, repeats_of_files
from compare.settings import JoiningSettings


def test_auto_leaves_memory_for_duckdb_where_the_letters_do_not_fit():
    assert find._engine_for(1_000_000, JoiningSettings(memory="4GB")) == "memory"
    assert find._engine_for(1_000_000_000, JoiningSettings(memory="4GB")) == "duckdb"
    assert find._engine_for(1_000_000_000, JoiningSettings(engine="memory")) == "memory"


def test_files_that_are_not_there_are_named():
    with pytest.raises(EngineError, match=r"nowhere\.parquet"):
        repeats_of_files("nowhere.parquet")


@pytest.mark.parametrize("least", [{"shortest": 0}, {"fewest": 0}])
def test_a_wording_without_letters_or_speakers_is_refused(least):
    with pytest.raises(ValueError, match="at least"):
        repeats(["推进产业升级"], ["东"], **least)
