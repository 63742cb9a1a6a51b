"""Read a manifest, and say of each mistake where it stands."""

from __future__ import annotations

import pytest

from compare.batch.manifest import load_manifest
from compare.errors import InputError
from compare.lexicon import Lexicon


def load(tmp_path, text: str, encoding: str = "utf-8"):
    file = tmp_path / "manifest.csv"
    file.write_bytes(text.encode(encoding))
    rows = load_manifest(file, Lexicon())
    assert {row.manifest for row in rows.values()} == {file.as_posix()}
    return {path: row.fields for path, row in rows.items()}


def refused(tmp_path, text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        load(tmp_path, text)
    assert caught.value.place == str(tmp_path / "manifest.csv")
    assert caught.value.remedy
    return caught.value


def test_a_row_tells_of_a_file_beside_the_manifest(tmp_path):
    rows = load(tmp_path, "path,district,review_year\nin/a.txt,甘谷县,2023\nb.txt,,\n")
    assert rows == {
        (tmp_path / "in/a.txt").as_posix(): (("district", "甘谷县"), ("review_year", 2023)),
        (tmp_path / "b.txt").as_posix(): (),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_what_a_spreadsheet_saves_is_read(tmp_path, encoding, delimiter):
    lines = (("路径", "区县", "年份", "备注"), ("甲.docx", "甘谷县", "2024年", "新"))
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    rows = load(tmp_path, text, encoding)
    assert list(rows.values()) == [(("district", "甘谷县"), ("year", 2024))]


def test_heads_may_be_written_in_many_ways(tmp_path):
    rows = load(tmp_path, "Plan Year, PATH ,Review_Year\n2024,a.txt,2023\n")
    assert list(rows.values()) == [(("plan_year", 2024), ("review_year", 2023))]


def test_cells_may_hold_commas_quotes_and_lines_and_lines_may_be_empty(tmp_path):
    rows = load(tmp_path, 'path,district\n\n"a,""b"".txt","甘\n谷"\n,\n')
    assert rows == {(tmp_path / 'a,"b".txt').as_posix(): (("district", "甘\n谷"),)}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: there is no row with the names of the columns"),
        ("path\n", "line 1: no report is listed below this line"),
        ("district\n甘谷县\n", "line 1, column “path”: is missing"),
        ("path,distrct\na,b\n", "line 1, column “distrct”: is not known"),
        ("path,,body\na,b,c\n", "line 1: has cells but no name"),
        ("path,district,区县\na,b,c\n", "line 1, column “区县”: gives the district a second time"),
        ("path,year\n\na,24\n", "line 3, column “year”: “24” is no year with four digits"),
        ("path,year\na,2024\n,2025\n", "line 3, column “path”: names no file"),
        ("path\na\nb\na\n", "line 4: a stands in line 2 already"),
        ("path,body\na,政府,2024\n", "line 2: has 3 cells, but there are 2 columns"),
        ('path,body\n"a\nb",政府\nc,"政"府\n', "line 4: is no row of a table"),
    ],
)
def test_a_mistake_is_named_with_line_and_column(tmp_path, text, problem):
    assert problem in refused(tmp_path, text).problem


def test_all_mistakes_are_named_at_once(tmp_path):
    error = refused(tmp_path, "path,year\na,24\nb,2024\nc,x\n")
    assert "line 2" in error.problem
    assert [note.partition(": ")[2] for note in error.__notes__] == [
        "line 4, column “year”: “x” is no year with four digits"
    ]


def test_a_manifest_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="no such manifest"):
        load_manifest(tmp_path / "no.csv", Lexicon())


def test_a_head_of_ones_own_is_one_more_word_in_the_lexicon(tmp_path):
    (tmp_path / "batch.toml").write_text('[columns]\ndistrict = ["Bezirk"]\n', "utf-8")
    file = tmp_path / "manifest.csv"
    file.write_text("path,Bezirk\na,甘谷县\n", "utf-8")
    (row,) = load_manifest(file, Lexicon(tmp_path)).values()
    assert row.fields == (("district", "甘谷县"),)
