"""The page learns which sentences correspond: of two districts, and of two years of one."""

from __future__ import annotations

import pytest

from compare import api
from compare.briefing.document import Reader, ReaderLinks
from compare.briefing.reader import build_reader
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.settings import Settings

REPORT = """{district}人民政府{year}年工作报告
各位代表：
现在，我代表{district}人民政府向大会报告工作，请予审议。
一、{before}年工作回顾
一年来，我们坚持稳中求进工作总基调，着力推动高质量发展，各项工作取得新的成效。
地区生产总值完成{value}亿元，规模以上工业增加值稳步增长，城乡居民收入持续提高。
二、{year}年工作安排
推进养老服务体系建设，新增普惠养老床位五百张，让老年人享有更好的晚年生活。
持续优化营商环境，全面推行证照分离改革，为企业群众提供更加便捷的服务。
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("reports")
    for district, year, value in (
        ("米易县", 2023, 180),
        ("米易县", 2024, 195),
        ("高唐县", 2024, 260),
    ):
        text = REPORT.format(district=district, year=year, before=year - 1, value=value)
        (folder / f"{district}{year}.txt").write_text(text, "utf-8")
    # The reports are short, so that they can be read.
    settings = Settings.model_validate({"structure": {"shortest_comparable": 50}})
    return build_reader(Desk(api.compare([folder], settings), Templates().labels()), 0.5)


def links(reader: Reader, *reports: tuple[str, str]) -> list[ReaderLinks]:
    """Return the links of two reports, named by district and year."""
    names = {(each.name, each.year): each.id for each in reader.documents}
    wanted = {names[report] for report in reports}
    return [each for each in reader.links if {each.a, each.b} == wanted]


def test_two_districts_of_one_year_are_linked(reader: Reader) -> None:
    (found,) = links(reader, ("米易县", "2024"), ("高唐县", "2024"))
    assert {link.grade for link in found.links} <= {"verbatim", "variant", "related"}
    assert any(link.grade == "verbatim" for link in found.links)


def test_two_years_of_one_district_are_linked(reader: Reader) -> None:
    (found,) = links(reader, ("米易县", "2023"), ("米易县", "2024"))
    assert any(link.grade == "verbatim" and not link.is_moved for link in found.links)


def test_an_earlier_year_of_another_district_was_not_compared(reader: Reader) -> None:
    assert links(reader, ("米易县", "2023"), ("高唐县", "2024")) == []


def test_links_lead_to_sentences_that_are_shown(reader: Reader) -> None:
    shown = {
        sentence.anchor: document.id
        for document in reader.documents
        for section in document.sections
        for sentence in section.sentences
    }
    for each in reader.links:
        assert {shown[link.a] for link in each.links} <= {each.a}
        assert {shown[link.b] for link in each.links} <= {each.b}


def test_only_the_earlier_report_is_called_earlier(reader: Reader) -> None:
    assert [(each.name, each.year) for each in reader.documents if each.is_earlier] == [
        ("米易县", "2023")
    ]
