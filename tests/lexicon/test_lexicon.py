"""Load the word lists, lay a user's own over them, and hold every pattern to be valid."""

from __future__ import annotations

import csv
import re
import tomllib
from importlib.resources import files

import pytest

from compare.errors import LexiconError
from compare.lexicon import Lexicon, pattern
from compare.model.report import Role

FOLDER = files("compare.lexicon")
OURS = ("noise", "structure", "identity", "themes")


def patterns_in(value: object, key: str = ""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from patterns_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from patterns_in(inner, key)
    elif isinstance(value, str) and re.search(r"[\\^$|\[\]?*]", value):
        yield value


@pytest.mark.parametrize("name", OURS)
def test_every_pattern_is_valid(name):
    found = list(patterns_in(Lexicon().table(name)))
    for expression in found:
        assert pattern(expression)
    assert found or name == "themes"


@pytest.mark.parametrize("name", OURS)
def test_every_file_says_what_it_is_for(name):
    assert (FOLDER / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


def test_roles_in_the_lists_are_roles_of_the_model():
    structure = Lexicon().table("structure")
    for rule in (*structure["heading_role"], *structure["passage_role"]):
        assert Role(rule["role"])


def test_no_theme_stands_twice_for_one_body():
    for body, themes in Lexicon().table("themes").items():
        names = [theme["name"] for theme in themes]
        assert len(names) == len(set(names)), body


def test_the_register_of_divisions_is_sound():
    rows = list(csv.DictReader((FOLDER / "divisions.csv").read_text(encoding="utf-8").splitlines()))
    current = [row for row in rows if not row["last_year"]]
    assert len(current) == len({row["code"] for row in current})
    assert all(re.fullmatch(r"\d{6}", row["code"]) and len(row["name"]) > 1 for row in rows)
    assert {"高唐县", "唐县", "米易县", "易县"} <= {row["name"] for row in current}


def test_lists_of_ones_own_come_first_and_ours_stay(tmp_path):
    own = '[[line]]\nreason = "page_head"\npattern = "^本地版$"\n'
    (tmp_path / "noise.toml").write_text(own, encoding="utf-8")
    merged, ours = Lexicon(tmp_path).table("noise"), Lexicon().table("noise")
    assert merged["line"][0]["pattern"] == "^本地版$"
    assert len(merged["line"]) == len(ours["line"]) + 1
    assert merged["caption"] == ours["caption"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("[[line]\n", "noise.toml"),
        ("line = 3\n", "must be a list"),
        ("[caption]\nlongest = 'x'\n", "int"),
    ],
)
def test_a_wrong_list_of_ones_own_names_file_and_remedy(tmp_path, content, word):
    (tmp_path / "noise.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        Lexicon(tmp_path).table("noise")
    assert word in caught.value.message
    assert "Remedy" in caught.value.message


def test_a_wrong_pattern_is_named():
    with pytest.raises(LexiconError, match="not a regular expression"):
        pattern("(")


def test_a_folder_without_lists_changes_nothing(tmp_path):
    assert Lexicon(tmp_path).table("noise") == Lexicon().table("noise")
    assert tomllib.loads((FOLDER / "noise.toml").read_text(encoding="utf-8"))
