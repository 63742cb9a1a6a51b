"""An office's own templates go first; a broken one gives file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.briefing.templates import Templates, bundled_folder, template_folder
from compare.errors import TemplateError
from compare.settings import BriefingSettings


def test_the_bundled_folder_holds_wording_labels_and_page():
    folder = bundled_folder()
    for name in ("briefing.txt.j2", "title.txt.j2", "labels.toml", "page/page.html.j2"):
        assert (folder / name).is_file()


def test_an_own_template_replaces_its_namesake_only(tmp_path: Path):
    (tmp_path / "title.txt.j2").write_text("本办简报", encoding="utf-8")
    templates = Templates(tmp_path)
    assert templates.render("title.txt.j2") == "本办简报"
    assert templates.labels()["role"]["plan"] == "工作安排"


def test_own_labels_are_laid_over_the_bundled_ones(tmp_path: Path):
    (tmp_path / "labels.toml").write_text('[role]\nplan = "下一步"\n', encoding="utf-8")
    labels = Templates(tmp_path).labels()
    assert (labels["role"]["plan"], labels["role"]["review"]) == ("下一步", "工作回顾")


def test_a_syntax_error_names_file_and_line(tmp_path: Path):
    (tmp_path / "title.txt.j2").write_text("好\n{% if %}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path).render("title.txt.j2")
    assert "title.txt.j2, line 2" in caught.value.message
    assert "Remedy" in caught.value.message


def test_an_unknown_name_names_file_and_line(tmp_path: Path):
    (tmp_path / "title.txt.j2").write_text("一\n二\n{{ nonsense }}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates(tmp_path).render("title.txt.j2")
    assert "line 3" in caught.value.message
    assert "nonsense" in caught.value.message


def test_a_missing_folder_is_refused(tmp_path: Path):
    with pytest.raises(TemplateError, match="no such folder"):
        Templates(tmp_path / "nowhere")


def test_the_page_comes_from_the_own_folder_only_if_it_has_one(tmp_path: Path):
    assert template_folder(BriefingSettings(templates=tmp_path)) == bundled_folder()
    (tmp_path / "page").mkdir()
    assert template_folder(BriefingSettings(templates=tmp_path)) == tmp_path
