from __future__ import annotations

import pytest
from pydantic import ValidationError

from compare.errors import SettingsError
from compare.settings import Settings, load_settings


def write(folder, text: str):
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_a_file_does_not_say_keeps_its_default(tmp_path):
    settings = load_settings(write(tmp_path, '[briefing]\ntitle = "三地比对"\n'))
    assert settings.briefing.title == "三地比对"
    assert settings.formulas == Settings().formulas
    assert load_settings(None) == Settings()


def test_folders_are_taken_from_where_the_file_lies(tmp_path):
    text = '[briefing]\ntemplates = "ours"\n[lexicon]\nfolder = "/words"\n'
    settings = load_settings(write(tmp_path, text))
    assert settings.briefing.templates == tmp_path / "ours"
    assert str(settings.lexicon.folder) == "/words"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[formulas]\nshortest = 2\n", "formulas.shortest"),
        ("[formulas]\nshort = 8\n", "formulas.short"),
        ("[formula]\nshortest = 8\n", "formula:"),
        ('[similarity]\nvariant = "high"\n', "similarity.variant"),
        ("[similarity]\nvariant = 30\n", "related must be below"),
        ("similarity = 3\n", "similarity"),
        ("[briefing\n", "cannot be read"),
    ],
)
def test_a_wrong_value_is_named_with_file_and_remedy(tmp_path, text, says):
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(path) in caught.value.message
    assert says in caught.value.message
    assert caught.value.remedy
    assert caught.value.exit_code == 5


def test_a_missing_file_and_one_that_is_no_text(tmp_path):
    with pytest.raises(SettingsError, match="no such file"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "binary.toml")


def test_settings_cannot_be_changed():
    with pytest.raises(ValidationError):
        Settings().formulas.shortest = 9  # type: ignore[misc]
