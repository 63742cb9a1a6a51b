from __future__ import annotations

from dataclasses import replace

import pytest

from compare.aligning.matches import grader_of, match_sentences
from compare.checking.closeness import closeness_of
from compare.checking.lettering import letterings_of
from compare.checking.stock import Stock
from compare.checking.upper_level import upper_documents
from compare.model.checks import Closeness
from compare.settings import CheckingSettings, Settings
from tests.checking.support import Made, made
from tests.mining.support import compare_seeds

UPPER = "加强同党外知识分子、新的社会阶层人士的沟通联络，走访慰问侨眷侨企。"
RUN = "新的社会阶层人士的沟通联络"
TEXTS = {
    "江城市": [UPPER],
    "甲区": [f"组织联谊活动，做好{RUN}。"],
    "乙区": ["建成三座冷库，粮食增产两成。"],
}


def found(texts: Made, upper: str = "") -> dict[str, Closeness]:
    documents, sources = texts
    matches = match_sentences(documents, grader_of(documents, Settings().similarity))
    settings = CheckingSettings(upper=upper)
    items = closeness_of(letterings_of(documents), matches, Stock([], 3), sources, settings)
    speakers = {document.id: document.speaker for document in documents}
    return {speakers[item.document]: item for item in items}


def test_letters_of_a_section_are_parted_by_closeness():
    items = found(made(TEXTS, city="江城市"))
    assert set(items) == {"甲区", "乙区"}
    for item in items.values():
        parts = item.verbatim + item.variant + item.related + item.absent
        assert parts == item.letters
    assert items["甲区"].verbatim == len(RUN)
    assert items["乙区"].absent == items["乙区"].letters
    assert items["乙区"].nearest is None


def test_a_setting_names_the_upper_level():
    assert set(found(made(TEXTS), upper="乙区")) == {"江城市", "甲区"}
    assert found(made(TEXTS), upper="丁市") == {}
    assert found(made(TEXTS)) == {}


def test_a_text_is_held_against_those_of_the_same_body():
    documents, sources = made(TEXTS, city="江城市")
    other = replace(documents[1], identity=replace(documents[1].identity, body="政府"))
    assert set(found(([documents[0], other, documents[2]], sources))) == {"乙区"}


def test_two_cities_leave_it_open_which_is_upper():
    documents, _ = made({"江城市": [UPPER], "山城市": [UPPER], "甲区": [UPPER], "乙区": [UPPER]})
    cities = [None, None, "江城市", "山城市"]
    placed = [
        replace(d, identity=replace(d.identity, city=city))
        for d, city in zip(documents, cities, strict=True)
    ]
    assert upper_documents(placed, "") == ()
    assert [d.speaker for d in upper_documents(placed[:1] + placed[2:3], "")] == ["江城市"]


@pytest.mark.parametrize("part", ["verbatim", "related"])
def test_sections_of_the_seeds_come_back_in_part(part):
    closeness = compare_seeds().checks.closeness
    assert len({item.document for item in closeness}) > 3
    assert any(getattr(item, part) for item in closeness)
    assert all(item.in_formulas <= item.verbatim for item in closeness)
