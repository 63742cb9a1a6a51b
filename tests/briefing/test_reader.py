"""The page holds each raw text, without a second copy, and a report in Chinese on how it was read."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import reading
from compare.analysis import Reports
from compare.briefing.document import Reader
from compare.briefing.original import RawSentence, ReaderFile
from compare.briefing.raw_text import raw_pieces
from compare.briefing.reading_page import build_reading_page
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.briefing.where import full_words, place_words
from compare.model.findings import Findings, Passage
from compare.model.report import CleanText, Conflict, Sentence
from compare.model.source import Box, Dropped, Part, Place, Reading, Skipped, Source
from compare.reading_report import locate
from compare.settings import Settings
from tests.support.reports import read_seeds, read_text, source_of

READERS = Path(reading.__file__).parent
LABELS = Templates().labels()
TEXT = """米易县政协2023年工作报告
一、2023年工作回顾
一年来,县政协坚持把方 向、管大局、保落实,认真履行政治协商、民主监督、参政议政职能,全年召开常委会会议5次,提案办理满意
率达95%。围绕中心工作开展调研视察30余次,形成调研报告5篇,报送社情民意信息200篇,得到县委、县政府重视。
二、2024年工作安排
提高提案质量,办理满意率保持在95%以上。加强委员队伍建设和机关建设,完善制度,改进作风,提升履职能力和服务水平。
"""


def raw_text(file: ReaderFile, reader: Reader) -> str:
    """Put a raw text together from its pieces and the sentences they name."""
    texts = {
        sentence.anchor: "".join(run.text for run in sentence.runs)
        for document in reader.documents
        for section in document.sections
        for sentence in section.sentences
    }
    return "".join(
        piece if isinstance(piece, str) else patched(texts[piece.anchor], dict(piece.patches))
        for piece in file.pieces
    )


def patched(text: str, patches: dict[int, str]) -> str:
    return "".join(patches.get(index, character) for index, character in enumerate(text))


def page_of(source: Source, text: str, skipped: tuple[Skipped, ...] = ()) -> Reader:
    documents = read_text(text).documents
    reports = Reports(Reading((source,), skipped), documents)
    return build_reading_page(reports, Settings()).reader


def test_the_raw_texts_of_the_seeds_come_back_whole():
    for made in read_seeds().values():
        reports = Reports(Reading((made.source,), ()), made.documents)
        reader = build_reading_page(reports, Settings()).reader
        assert raw_text(reader.files[0], reader) == made.source.text


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[tuple[str, Sentence]]]:
    """Draw a text and sentences made of some of its characters, some of them replaced."""
    text = draw(st.text(min_size=1, max_size=40))
    sentences = []
    for number in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.sets(st.integers(0, len(text) - 1), min_size=1, max_size=8)))
        letters = "".join(draw(st.sampled_from((text[place], "，"))) for place in places)
        sentences.append((f"s{number}", sentence_at(letters, tuple(places))))
    return text, sentences


def sentence_at(text: str, places: tuple[int, ...]) -> Sentence:
    clean = CleanText(text, places)
    return Sentence("D1-1", "D1", "D1.1", clean, places[0], places[-1] + 1, text, True, False)


@given(cut_texts())
@settings(max_examples=150, deadline=None)
def test_any_raw_text_comes_back_from_its_pieces(cut: tuple[str, list[tuple[str, Sentence]]]):
    text, sentences = cut
    texts = {anchor: sentence.text for anchor, sentence in sentences}
    pieces = raw_pieces(text, sentences)
    assert text == "".join(
        piece if isinstance(piece, str) else patched(texts[piece.anchor], dict(piece.patches))
        for piece in pieces
    )


def test_a_clean_sentence_is_not_written_twice():
    reader = page_of(source_of(TEXT), TEXT)
    literal = "".join(piece for piece in reader.files[0].pieces if isinstance(piece, str))
    assert "围绕中心工作" not in literal
    assert any(isinstance(piece, RawSentence) for piece in reader.files[0].pieces)


def test_every_list_of_the_report_is_there_and_counted():
    source = replace(source_of(TEXT), dropped=(Dropped("page_head", "第3页", 3),))
    (file,) = page_of(source, TEXT).files
    lists = {each.kind: each for group in file.groups for each in group.lists}
    assert {"doubts", "sections", "removed", "joined", "changed", "outside", "dropped"} <= set(
        lists
    )
    assert lists["joined"].entries[0].places[0].label == "第3—4行"
    assert lists["dropped"].entries[0].notes == ("第3页",)
    assert {name: count for name, count, _ in file.summary}["连接断行"] == 1


def test_a_contradiction_names_both_places():
    made = read_text(TEXT)
    conflict = Conflict("district", None, "米易县政协", "title", "甲、乙", "县政协坚持", "body")
    identity = replace(made.only.identity, conflicts=(conflict,))
    reports = Reports(Reading((made.source,), ()), (replace(made.only, identity=identity),))
    (file,) = build_reading_page(reports, Settings()).reader.files
    (told,) = [each for each in file.groups[0].lists if each.kind == "conflicts"]
    (entry,) = told.entries
    assert [place.label for place in entry.places] == ["标题 · 第1行", "正文 · 第3行"]
    assert "甲、乙" in entry.text


def test_no_code_is_left_untranslated():
    """Codes are in English; what readers see is Chinese, but for names of files and encodings."""
    for made in read_seeds().values():
        reports = Reports(Reading((made.source,), ()), made.documents)
        for file in build_reading_page(reports, Settings()).reader.files:
            for group in file.groups:
                for each in group.lists:
                    notes = [note for entry in each.entries for note in entry.notes]
                    said = [each.title, *(entry.text for entry in each.entries), *notes]
                    assert [text for text in said if re.fullmatch(r"[a-z_ ]+", text)] == []


def test_every_reason_that_a_reader_gives_has_its_words():
    code = "".join(path.read_text("utf-8") for path in READERS.rglob("*.py"))
    reasons = set(re.findall(r'Dropped\(\s*"([a-z_]+)"', code))
    assert reasons
    assert reasons - set(LABELS["dropped"]) == set()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(0, 9, page=3, box=Box(1, 2, 3, 4)), "第3页（提取文本第1行）"),
        (Place(0, 9, paragraph=12), "第12段（提取文本第1行）"),
        (Place(0, 9, paragraph=12, part=Part.TABLE), "第12段（表内）（提取文本第1行）"),
        (Place(0, 9, row=5), "表格第5行（提取文本第1行）"),
    ],
)
def test_a_citation_names_the_place_in_the_file_and_the_line(place: Place, words: str):
    source = replace(source_of("甲" * 20), places=(place,))
    assert full_words(locate(source, 2, 5), LABELS["place"]) == words
    assert place_words(locate(source, 12, 15), LABELS["place"]) == ""


def test_the_detail_of_a_citation_tells_the_page():
    made = read_text(TEXT)
    places = tuple(
        Place(start, start + 5, page=number)
        for number, start in enumerate(made.source.line_starts[:-1], 1)
    )
    source = replace(made.source, places=places)
    sentence = next(s for s in made.only.sentences if s.text.startswith("提高提案"))
    passage = Passage("D1", sentence.start, sentence.end, "", sentence.text)
    citation = Desk(findings_with(source, made.documents), LABELS).citation(passage)
    assert "text.txt第6页（提取文本第6行）" in citation.detail
    assert citation.label == "〔1·6〕"
    plain = Desk(findings_with(made.source, made.documents), LABELS).citation(passage)
    assert "text.txt第6行，" in plain.detail


def findings_with(source: Source, documents: tuple) -> Findings:
    given = {"settings", "sources", "documents"}
    empty: dict = {field.name: () for field in fields(Findings) if field.name not in given}
    return Findings(settings={}, sources=(source,), documents=documents, **empty)


def test_what_was_skipped_is_listed():
    skipped = (Skipped("坏.pdf", "is encrypted; remove the password"),)
    assert page_of(source_of(TEXT), TEXT, skipped).skipped == (
        (skipped[0].path, skipped[0].reason),
    )
