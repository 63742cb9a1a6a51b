from __future__ import annotations

from dataclasses import replace

import pytest

from compare.aligning.matches import grader_of, match_sentences
from compare.checking.upper_level import is_below, missing_upper, upper_documents
from compare.checking.upper_wordings import upper_wordings
from compare.mining.formulas import find_formulas
from compare.model.report import Document
from compare.settings import CheckingSettings, Settings
from tests.checking.support import Made, made
from tests.mining.support import LEXICON

SENTENCE = "加强同党外知识分子、新的社会阶层人士的沟通联络。"
TEXTS = {
    "江城市": [SENTENCE, "以链式思维推进产业焕新行动，办好实事。"],
    "甲区": ["粮食增产两成。", SENTENCE],
    "乙区": ["围绕主业，以链式思维推进产业焕新行动，全年新建三座冷库。"],
}


def found(texts: Made, upper: str = ""):
    documents, sources = texts
    settings = Settings()
    formulas = find_formulas(documents, sources, settings.formulas, LEXICON)
    matches = match_sentences(documents, grader_of(documents, settings.similarity))
    return upper_wordings(documents, formulas, matches, sources, CheckingSettings(upper=upper))


def test_wordings_of_the_upper_level_are_found_in_each_lower_district():
    told = {(w.passage.document, w.grade): w.upper.text for w in found(made(TEXTS, city="江城市"))}
    assert told["D2", "verbatim"] == SENTENCE
    assert "以链式思维推进产业焕新行动" in told["D3", "verbatim"]


def test_each_place_is_told_once_with_its_sections():
    wordings = found(made(TEXTS, city="江城市"))
    places = [(w.passage.document, w.passage.start) for w in wordings]
    assert len(places) == len(set(places))
    assert all(w.section.startswith(w.passage.document) for w in wordings)
    assert all(w.upper_section.startswith("D1") for w in wordings)


def test_without_an_upper_level_nothing_is_told():
    assert found(made(TEXTS)) == ()


def test_an_upper_level_of_which_there_is_no_report_is_named():
    documents, _ = made(TEXTS)
    assert missing_upper(documents, "丁市") == "丁市"
    assert missing_upper(documents, "江城市") == ""
    assert missing_upper(documents, "") == ""


def placed(**given: tuple[str, str | None]) -> list[Document]:
    """Return documents by district, each with its level and the register's number."""
    documents, _ = made({name: [SENTENCE] for name in given})
    return [
        replace(d, identity=replace(d.identity, level=level, code=code))
        for d, (level, code) in zip(documents, given.values(), strict=True)
    ]


@pytest.mark.parametrize(
    ("given", "upper"),
    [
        ({"全国": ("全国", None), "甲省": ("省", "130000"), "乙省": ("省", "140000")}, ["全国"]),
        ({"甲省": ("省", "130000"), "丙市": ("地级", "130600")}, ["甲省"]),
        ({"甲省": ("省", "130000"), "丁市": ("地级", "140600")}, []),
        ({"丙市": ("地级", "130600"), "丁市": ("地级", "130700")}, []),
    ],
)
def test_the_upper_level_is_the_one_in_whose_area_all_others_lie(given, upper):
    assert [d.speaker for d in upper_documents(placed(**given), "")] == upper


def test_a_province_does_not_lie_below_a_city():
    province, city, county = placed(
        甲省=("省", "130000"), 丙市=("地级", "130600"), 戊县=("县", "130626")
    )
    assert not is_below(province, city)
    assert is_below(county, city)
    assert not is_below(city, city)
