"""Know by its key whether a file must be read again."""

from __future__ import annotations

import pytest

from compare.intake import Told, file_key, fingerprint, key_told, wanted_files
from compare.lexicon import Lexicon
from compare.settings import Settings

SETTINGS = Settings()


def keys_of(folder, settings=SETTINGS, **told):
    return {wanted.path: wanted.key for wanted in wanted_files([folder], settings, **told)}


@pytest.fixture
def folder(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in "ab":
        (reports / f"{name}.txt").write_text(name * 100)
    return reports


def test_the_same_files_have_the_same_keys(folder):
    assert keys_of(folder) == keys_of(folder)
    assert len(set(keys_of(folder).values())) == 2


def test_only_the_file_that_changes_has_another_key(folder):
    before = keys_of(folder)
    (folder / "a.txt").write_text("other")
    after = keys_of(folder)
    assert {path for path in before if before[path] != after[path]} == {str(folder / "a.txt")}


def test_a_file_of_the_same_content_and_another_name_has_another_key(folder):
    (folder / "c.txt").write_bytes((folder / "a.txt").read_bytes())
    assert len(set(keys_of(folder).values())) == 3


def test_a_side_file_beside_the_report_changes_its_key(folder):
    before = keys_of(folder)
    (folder / "a.txt.reading.toml").write_text("x = 1")
    after = keys_of(folder)
    path = str(folder / "a.txt")
    assert after[path] != before[path]
    assert after == before | {path: after[path]}


@pytest.mark.parametrize(
    "told", [{"fields": (("city", "天水市"),)}, {"corrections": "x = 1"}], ids=["row", "correction"]
)
def test_what_is_told_of_a_file_changes_its_key(folder, told):
    path = str(folder / "a.txt")
    after = keys_of(folder, **{name: {path: value} for name, value in told.items()})
    assert after[path] != keys_of(folder)[path]
    assert after | {path: ""} == keys_of(folder) | {path: ""}


def test_a_correction_goes_before_the_side_file(folder):
    path = str(folder / "a.txt")
    told = {"corrections": {path: "x = 1"}}
    before = keys_of(folder, **told)
    (folder / "a.txt.reading.toml").write_text("x = 2")
    assert keys_of(folder, **told) == before


@pytest.mark.parametrize(
    ("group", "name", "value", "changes"),
    [
        ("reading", "ocr", "off", True),
        ("structure", "shortest_comparable", 10, True),
        ("formulas", "shortest", 9, False),
        ("briefing", "title", "题", False),
    ],
)
def test_only_settings_of_the_reading_count(folder, group, name, value, changes):
    settings = Settings.model_validate({group: {name: value}})
    assert (keys_of(folder, settings) != keys_of(folder)) is changes


def test_a_word_list_of_the_users_counts(folder, tmp_path):
    own = tmp_path / "lexicon"
    own.mkdir()
    before = fingerprint(SETTINGS, Lexicon(own))
    assert before == fingerprint(SETTINGS, Lexicon())
    (own / "noise.toml").write_text("")
    assert fingerprint(SETTINGS, Lexicon(own)) != before


def test_a_key_with_something_else_told_is_that_of_the_file_as_told():
    told = Told(b"x = 1")
    bare = file_key("a.txt", "0", Told(), "f")
    assert key_told(bare, told) == file_key("a.txt", "0", told, "f")
    assert key_told(key_told(bare, told), Told()) == bare


def test_what_cannot_be_opened_has_a_key_too(tmp_path):
    (wanted,) = wanted_files([tmp_path / "missing.txt"], SETTINGS)
    assert wanted.key
