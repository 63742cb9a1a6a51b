"""Segment several sources of one run together."""

from __future__ import annotations

from dataclasses import replace

from compare.cleaning import clean_source
from compare.segmenting import segment_sources
from compare.settings import StructureSettings
from tests.support.reports import LEXICON, source_of


def test_districts_of_one_name_are_told_apart_by_their_cities():
    body = "一、2024年工作回顾\n" + "过去一年，全区经济社会持续健康发展，民生不断改善。\n" * 12
    texts = [
        f"{city}鼓楼区人民政府工作报告\n（2025年1月8日）\n{city}鼓楼区人民政府\n{body}"
        for city in ("南京市", "徐州市")
    ]
    cleans = [
        clean_source(replace(source_of(text), id=f"S{number}"), LEXICON)
        for number, text in enumerate(texts)
    ]
    documents = segment_sources(cleans, StructureSettings(), LEXICON)
    assert {d.identity.district for d in documents} == {"鼓楼区"}
    assert {d.speaker for d in documents} == {"南京市鼓楼区", "徐州市鼓楼区"}
