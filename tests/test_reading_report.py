"""The reading report accounts for everything in a file, and says where it stands."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model.reading_report import ReadingReport
from compare.model.report import Conflict, Document, Removal
from compare.model.source import Box, Dropped, Place, Source
from compare.reading_report import locate, reading_reports
from compare.text import is_letter
from tests.support.reports import read_seeds, read_text, source_of

REPORT = """记者 张三 摄
米易县政协2023年工作报告
一、2023年工作回顾
一年来,县政协坚持把方 向、管大局、保落实,认真履行政治协商、民主监督、参政议政职能,全年召开常委会会议5次,提案办理满意
率达95%。围绕中心工作开展调研视察30余次,形成调研报告5篇,报送社情民意信息200篇,得到县委、县政府重视。
二、2024年工作安排
提高提案质量,办理满意率保持在95%以上。加强委员队伍建设和机关建设,完善制度,改进作风,提升履职能力和服务
"""


def report_of(source: Source, *documents: Document, weak_below: float = 0.7) -> ReadingReport:
    (report,) = reading_reports([source], documents, weak_below)
    return report


def read(text: str = REPORT) -> ReadingReport:
    made = read_text(text)
    return report_of(made.source, *made.documents)


def test_each_part_says_where_it_stands():
    report = read()
    (document,) = report.documents
    lines = {e.section.heading: e.location.line for e in document.sections if e.section.heading}
    assert lines["一、2023年工作回顾"] == 3
    assert lines["二、2024年工作安排"] == 6
    assert [(e.location.line, e.location.last_line) for e in document.joins] == [(4, 5)]
    assert document.joins[0].before.endswith("满意")
    assert document.joins[0].after.startswith("率达95%")
    assert {e.doubt.reason for e in document.doubts if e.location.line == 7} >= {"lost_end"}
    assert [e.location.line for e in document.removals] == [1]


def test_changed_characters_are_counted_by_line_without_the_joins():
    (document,) = read().documents
    punctuation = next(entry for entry in document.changes if entry.reason == "punctuation")
    assert punctuation.count == REPORT.count(",")
    assert {at.line: count for at, count in punctuation.lines} == {
        number: line.count(",") for number, line in enumerate(REPORT.split("\n"), 1) if "," in line
    }
    assert "join" not in {entry.reason for entry in document.changes}


def test_no_letter_disappears_unsaid():
    for made in read_seeds().values():
        report = report_of(made.source, *made.documents)
        said = set[int]()
        for each in report.documents:
            for sentence in each.document.sentences:
                said.update(sentence.clean.positions)
            spans = [e.location for e in (*each.sections, *each.removals) if e.location.end]
            said.update(i for at in spans for i in range(at.start, at.end))
        outside = [e for each in (report, *report.documents) for e in each.outside]
        said.update(i for e in outside for i in range(e.location.start, e.location.end))
        text = made.source.text
        assert [text[i] for i in range(len(text)) if is_letter(text[i]) and i not in said] == []


def test_the_counts_are_those_of_the_entries():
    counts = read().counts
    assert counts["documents"] == 1
    assert counts["removed"] == counts["joined"] == 1
    assert counts["changed"] == REPORT.count(",") + 1
    assert read("").counts["documents"] == 0


def test_sections_below_the_limit_are_weak():
    made = read_text(REPORT)
    every = report_of(made.source, *made.documents, weak_below=1.0).documents[0]
    none = report_of(made.source, *made.documents, weak_below=0.0).documents[0]
    assert every.weak == len(every.sections) > 0
    assert none.weak == 0


def test_a_conflict_leads_to_both_wordings_but_not_into_a_file_name():
    made = read_text(REPORT)
    conflict = Conflict(
        "district", "米易县", "米易县政协", "title", "高唐县", "高唐县.txt", "file_name"
    )
    identity = replace(made.only.identity, conflicts=(conflict,))
    report = report_of(made.source, replace(made.only, identity=identity))
    (entry,) = report.documents[0].conflicts
    assert entry.location is not None
    assert entry.location.line == 2
    assert entry.other_location is None


def test_places_of_the_format_are_named_once_and_boxes_are_put_together():
    text = "第一页的句子\n第二页的句子"
    places = (
        Place(0, 3, page=1, box=Box(10, 20, 30, 40)),
        Place(3, 6, page=1, box=Box(5, 40, 50, 60)),
        Place(7, 13, page=2, box=Box(1, 2, 3, 4)),
    )
    source = replace(source_of(text), places=places)
    whole = locate(source, 0, len(text))
    assert whole.pages == (1, 2)
    assert whole.boxes == ((1, Box(5, 20, 50, 60)), (2, Box(1, 2, 3, 4)))
    assert (whole.line, whole.last_line) == (1, 2)
    rows = replace(source, places=(Place(0, 13, row=7), Place(13, 13, paragraph=9)))
    assert locate(rows, 0, 3).rows == (7,)
    assert locate(rows, 0, 3).pages == locate(rows, 0, 3).paragraphs == ()


def test_what_the_reader_left_out_is_grouped_by_reason():
    dropped = (
        Dropped("page_head", "甲", 1),
        Dropped("comment", "乙"),
        Dropped("page_head", "丙", 2),
    )
    report = report_of(replace(source_of("文"), dropped=dropped))
    assert [(g.reason, len(g.records)) for g in report.dropped] == [
        ("page_head", 2),
        ("comment", 1),
    ]
    assert report.counts["dropped"] == 3


@given(st.text(alphabet="甲乙 \n,。", max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_a_location_holds_its_span(text: str, data: st.DataObject):
    source = source_of(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = locate(source, start, end)
    assert at.line == text[:start].count("\n") + 1
    assert at.line <= at.last_line <= text.count("\n") + 1
    first, last = source.line_span(at.line)
    assert first <= start <= last
    assert source.quote(first, last) == text.split("\n")[at.line - 1]


def test_a_removal_between_documents_is_told_once():
    made = read_text(REPORT)
    twice = (*made.only.removed, Removal(0, 4, "credit", REPORT[:4]))
    report = report_of(made.source, replace(made.only, removed=twice))
    assert report.counts["removed"] == len(twice)
