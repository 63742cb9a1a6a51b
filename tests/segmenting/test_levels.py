"""Doubt organs of a level that the district of a text does not have."""

from __future__ import annotations

import pytest

from tests.support.reports import read_text

_REPORT = "政协{place}委员会常务委员会工作报告\n各位委员：\n{text}\n我们认真履职，取得新成效。\n"


def wrong(place: str, text: str) -> list[tuple[str, bool]]:
    (document,) = read_text(_REPORT.format(place=place, text=text)).documents
    return [
        (doubt.quote, sentence.usable)
        for doubt in document.doubts
        if doubt.reason == "wrong_level"
        for sentence in document.sentences
        if sentence.start <= doubt.start < sentence.end
    ]


def test_a_province_above_a_district_of_a_municipality_is_doubted():
    text = "深入学习全会精神及省第六次党代会精神。"
    assert wrong("重庆市巫溪县", text) == [("省第六次党代会", False)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("浙江省德清县", "深入学习全会精神及省第六次党代会精神。"),
        ("重庆市巫溪县", "学习四川省第六次党代会精神，加强与全国各省委、省政府的联系。"),
        ("重庆市巫溪县", "深入学习市第六次党代会精神。"),
    ],
)
def test_what_fits_the_level_is_left_alone(place: str, text: str):
    assert wrong(place, text) == []
