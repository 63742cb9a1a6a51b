"""The briefing is complete before it is printed: every quotation literal, every part present."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from compare.api import compare
from compare.briefing.build import build_briefing
from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    Inlines,
    Paragraph,
    PartKind,
    Quotation,
    Table,
)
from compare.model.findings import Findings
from compare.settings import Settings
from compare.text import letters_of

SEEDS = Path(__file__).parent.parent.parent / "seeds"

REPORT = """中国人民政治协商会议{place}委员会常务委员会工作报告
一、2023年工作回顾
一年来，{place}政协坚持把方向、管大局、保落实，认真履行政治协商、民主监督、参政议政职能。{own}全年召开常委会会议{number}次，提案办理满意率达9{number}%。
围绕中心工作开展调研视察{number}0余次，形成调研报告{number}篇，报送社情民意信息{number}00篇，得到党委、政府重视。坚持团结和民主两大主题，加强同各民主党派、工商联和无党派人士的合作共事，画出最大同心圆。
{lack}
二、2024年工作安排
以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，认真履行政治协商、民主监督、参政议政职能，为高质量发展贡献政协智慧和力量。
坚持把方向、管大局、保落实，围绕产业发展、乡村振兴、民生改善等课题开展专题协商。提高提案质量，办理满意率保持在9{number}%以上。加强委员队伍建设和机关建设，完善制度，改进作风，提升履职能力和服务水平，推动政协工作再上新台阶。
"""


def findings_of(paths: list[Path], settings: Settings | None = None) -> Findings:
    settings = settings or Settings()
    return compare(paths, settings)


@lru_cache(maxsize=1)
def seeds() -> tuple[Findings, Briefing]:
    findings = findings_of([SEEDS])
    return findings, build_briefing(findings, Settings())


@pytest.fixture
def two_districts(tmp_path: Path) -> list[Path]:
    places = (
        ("高唐县", "探索“一桌谈”议事机制，办好群众身边小事。", 3, ""),
        (
            "米易县",
            "",
            5,
            "同时，我们也清醒认识到，工作中还存在不足：民主监督的实效有待增强，委员联系群众还不够紧密。",
        ),
    )
    paths = []
    for place, own, number, lack in places:
        path = tmp_path / f"{place}.txt"
        path.write_text(
            REPORT.format(place=place, own=own, number=number, lack=lack), encoding="utf-8"
        )
        paths.append(path)
    return paths


def inlines_of(briefing: Briefing) -> Iterator[Inlines]:
    for part in briefing.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield block.inlines
            elif isinstance(block, Table):
                yield block.note
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs


def quotations(briefing: Briefing) -> Iterator[Quotation]:
    for inlines in inlines_of(briefing):
        yield from (inline for inline in inlines if isinstance(inline, Quotation))


def text_of(briefing: Briefing) -> str:
    return "\n".join("".join(i.text for i in inlines) for inlines in inlines_of(briefing))


def test_every_quotation_is_the_literal_slice_of_its_source():
    findings, briefing = seeds()
    sources = {source.id: source for source in findings.sources}
    found = list(quotations(briefing))
    assert len(found) > 200
    for quotation in found:
        citation = quotation.citation
        assert sources[citation.source].text[citation.start : citation.end] == citation.literal
        assert letters_of(quotation.text) == letters_of(citation.literal)


def test_quotation_marks_never_nest():
    for quotation in quotations(seeds()[1]):
        assert quotation.text[0] == "“"
        assert quotation.text[-1] == "”"
        assert not set(quotation.text[1:-1]) & set("“”")


def test_citations_name_document_and_line():
    findings, briefing = seeds()
    documents = {document.id: document for document in findings.documents}
    sources = {source.id: source for source in findings.sources}
    for quotation in quotations(briefing):
        citation = quotation.citation
        line = sources[citation.source].line(citation.start)
        assert citation.label.startswith(f"〔{documents[citation.document].number}·{line}")


def test_the_outline_is_that_of_a_reference_briefing():
    briefing = seeds()[1]
    proper = briefing.parts[0]
    assert proper.kind is PartKind.BRIEFING
    heads = [b.text for b in proper.blocks if isinstance(b, Heading) and b.level == 1]
    assert heads == ["共性表述与共同做法", "特色亮点", "数据与短板", "上下左右对照与建议"]
    labels = [part.label for part in briefing.parts[1:]]
    assert labels == [f"附件{n}" for n in range(1, len(labels) + 1)]
    assert "引文出处" in [part.title for part in briefing.parts]


def test_nothing_is_empty_and_numbers_run_through():
    briefing = seeds()[1]
    blocks = [block for part in briefing.parts for block in part.blocks]
    assert all(b.inlines for b in blocks if isinstance(b, Paragraph))
    tables = [b for b in blocks if isinstance(b, Table)]
    assert all(table.rows for table in tables)
    assert sorted(t.number for t in tables) == sorted(f"表{n}" for n in range(1, len(tables) + 1))
    charts = [b.number for b in blocks if isinstance(b, Chart)]
    assert charts == [f"图{n}" for n in range(1, len(charts) + 1)]


def test_anchors_are_unique():
    briefing = seeds()[1]
    anchors = [part.anchor for part in briefing.parts]
    for part in briefing.parts:
        for block in part.blocks:
            if isinstance(block, Heading | Table | Chart):
                anchors.append(block.anchor)
            if isinstance(block, Table):
                anchors += [row.anchor for row in block.rows if row.anchor]
    assert len(anchors) == len(set(anchors))


def test_damaged_and_removed_text_is_never_quoted():
    findings, briefing = seeds()
    documents = {document.id: document for document in findings.documents}
    for quotation in quotations(briefing):
        citation = quotation.citation
        document = documents[citation.document]
        for removal in document.removed:
            assert not citation.start <= removal.start < citation.end
        for sentence in document.sentences:
            if not sentence.usable and not sentence.slipped:
                assert citation.end <= sentence.start or sentence.end <= citation.start
            if sentence.slipped and sentence.start < citation.end and citation.start < sentence.end:
                assert not citation.start <= sentence.start < sentence.end <= citation.end
                slips = [d for d in document.doubts if sentence.start <= d.start < sentence.end]
                assert slips
                assert all(d.end <= citation.start or citation.end <= d.start for d in slips)


def test_districts_without_shortcomings_say_so():
    _, briefing = seeds()
    assert "未见专门表述" in text_of(briefing)


def test_the_same_findings_give_the_same_briefing():
    findings, briefing = seeds()
    assert build_briefing(findings, Settings()) == briefing


def test_two_districts_with_missing_parts_read_well(two_districts: list[Path]):
    briefing = build_briefing(findings_of(two_districts), Settings())
    text = text_of(briefing)
    assert "2家" in briefing.title
    assert "一桌谈" in text
    assert "民主监督的实效有待增强" in text
    assert "高唐县：未见专门表述" in text
    assert "与上级材料的用语关系" not in text
    for broken in ("、。", "，。", "：。", "；。", "（）", "None", "，，", "  "):
        assert broken not in text.replace("：\n", ""), broken


def test_settings_fill_masthead_and_imprint(two_districts: list[Path]):
    settings = Settings.model_validate(
        {
            "briefing": {
                "title": "两县比对",
                "office": "研究室",
                "date": "2026年1月5日",
                "recipients": "主席会议",
            }
        }
    )
    briefing = build_briefing(findings_of(two_districts), settings)
    assert briefing.title == "两县比对"
    assert briefing.masthead.office == "研究室"
    assert briefing.imprint.lines == (("报送", "主席会议"),)


def test_the_reader_holds_every_document_and_topic():
    findings, briefing = seeds()
    assert len(briefing.reader.documents) == len(findings.documents)
    assert len(briefing.reader.topics) == len(findings.alignments)
    ids = [s.id for d in briefing.reader.documents for s in d.sections]
    assert len(ids) == len(set(ids))
