"""With many districts the briefing proper says once what many share, and the annexes have all."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.briefing.build import build_briefing
from compare.briefing.document import Briefing, PartKind, Row, Run, Table
from compare.briefing.numbers import figure_name
from compare.briefing.tables.parts import cell, columns_of, folded
from compare.settings import Settings
from tests.briefing.test_build import REPORT, findings_of, text_of

PLACES = (
    "高唐县 米易县 博野县 定兴县 涞水县 涞源县 阜平县 顺平县 易县 蠡县 曲阳县 容城县 高阳县 唐县"
)
LACKS = (
    "同时，我们也清醒认识到，工作中还存在不足：民主监督的实效有待增强，委员联系群众还不够紧密。",
    "同时，我们也清醒认识到，工作中还存在不足：提案办理质量有待提高，机关作风建设还需加强。",
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    folder: Path = tmp_path_factory.mktemp("many")
    for number, place in enumerate(PLACES.split()):
        report = REPORT.format(
            place=place,
            own=f"打造“{place[0]}事好办”品牌。",
            number=number % 9 + 1,
            lack=LACKS[number % 2],
        )
        (folder / f"{place}.txt").write_text(report, "utf-8")
    return build_briefing(findings_of([folder]), Settings())


def tables(briefing: Briefing, kind: PartKind) -> dict[str, Table]:
    return {
        block.anchor: block
        for part in briefing.parts
        if part.kind is kind
        for block in part.blocks
        if isinstance(block, Table)
    }


def words(table: Table) -> list[list[str]]:
    return [["".join(i.text for p in c.paragraphs for i in p) for c in r.cells] for r in table.rows]


def test_what_all_texts_share_is_said_below_their_table(many: Briefing) -> None:
    table = tables(many, PartKind.BRIEFING)["table-overview"]
    assert [column.title for column in table.columns][:3] == ["文本号", "区县", "字数"]
    assert len(table.columns) == 9
    assert len(table.rows) == 5
    assert "完整性均为完整" in "".join(inline.text for inline in table.note)


def test_shortcomings_stand_by_theme_and_all_of_them_in_an_annex(many: Briefing) -> None:
    themes = tables(many, PartKind.BRIEFING)["table-shortcoming-themes"]
    counts = [int(row[1]) for row in words(themes)]
    assert counts == sorted(counts, reverse=True)
    assert all("“" in row[3] for row in words(themes))
    listed = tables(many, PartKind.ANNEX)["table-shortcomings"]
    assert {row[0] for row in words(listed)} >= {
        place[:-1] for place in PLACES.split() if len(place) > 2
    }
    assert any(part.title == "自述不足全表" for part in many.parts)


def test_names_in_the_table_of_initiatives_are_not_listed_again(many: Briefing) -> None:
    assert "可优先了解" not in text_of(many)


@pytest.mark.parametrize("parts", [1, 2, 3, 4])
@pytest.mark.parametrize("count", [1, 5, 12, 31])
def test_a_folded_table_is_read_part_by_part(count: int, parts: int) -> None:
    rows = [Row((cell(Run(str(number))),)) for number in range(count)]
    columns, joined = folded(columns_of(["号"], [1.0]), rows, parts)
    assert len(columns) == parts
    read = [row.cells[part].paragraphs for part in range(parts) for row in joined]
    assert [p[0][0].text for p in read if p[0]] == [str(number) for number in range(count)]


@pytest.mark.parametrize(
    ("name", "printed"),
    [("老旧小区〔", "老旧小区"), ("工程（[", "工程"), ("客运量（水路）", "客运量（水路）")],
)
def test_names_of_figures_end_before_an_opening_mark(name: str, printed: str) -> None:
    assert figure_name(name) == printed
