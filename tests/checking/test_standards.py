from __future__ import annotations

import pytest

from compare.checking.standards import standards_of
from compare.errors import LexiconError
from compare.lexicon import Lexicon
from tests.mining.support import LEXICON


def test_every_wording_is_its_own_standard():
    standards = standards_of(LEXICON)
    for wording in standards.wordings:
        assert wording.letters in wording.accepted
        assert not any(wrong.form.search(wording.letters) for wrong in standards.wrong), wording


def test_rows_find_themselves_in_order():
    for row in standards_of(LEXICON).rows:
        found = row.pattern.search("".join(row.said))
        assert found
        assert row.order(found.group()) == list(range(len(row.members))), row.name


def test_a_user_adds_wordings(tmp_path):
    (tmp_path / "standard_wordings.toml").write_text(
        '[[wording]]\nname = "本区定位"\ntext = "建设现代化山水之城"\n', "utf-8"
    )
    names = [wording.name for wording in standards_of(Lexicon(tmp_path)).wordings]
    assert names[0] == "本区定位"
    assert len(names) > 1


@pytest.mark.parametrize(
    "entry",
    [
        '[[wording]]\nname = "短"\ntext = "五个字以内"',
        '[[wording]]\nname = "没有原文"',
        '[[wrong]]\nform = "旧"\nexpected = "新"\nwhy = "bad"',
    ],
)
def test_a_broken_entry_is_refused(tmp_path, entry):
    (tmp_path / "standard_wordings.toml").write_text(entry, "utf-8")
    with pytest.raises(LexiconError, match="incomplete or wrong"):
        standards_of(Lexicon(tmp_path))
