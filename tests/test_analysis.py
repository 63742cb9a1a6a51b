from __future__ import annotations

import os

import pytest

from compare.aligning.sections import theme_order
from compare.analysis import Reports, compare_reports
from compare.api import read
from compare.errors import NothingToCompareError
from compare.export import findings_json
from compare.model.source import Reading
from compare.processes.beside import Beside
from compare.settings import Settings
from tests.mining.support import LEXICON, SEEDS, compare_seeds, document


def test_one_district_alone_cannot_be_compared():
    first, source = document(1, "甲区", ["深入推进协商民主。"])
    second, other = document(2, "甲区", ["加强民主监督工作。"])
    reports = Reports(Reading((source, other), ()), (first, second))
    with pytest.raises(NothingToCompareError, match="甲区"):
        compare_reports(reports, Settings(), LEXICON)


def test_progress_names_its_stages():
    stages = []
    settings = Settings()
    reports = read([SEEDS], settings)
    compare_reports(reports, settings, LEXICON, lambda stage, *_: stages.append(stage))
    assert list(dict.fromkeys(stages)) == [
        "align",
        "indicators",
        "years",
        "formulas",
        "checks",
        "initiatives",
    ]


def test_a_district_with_two_texts_counts_once():
    findings = compare_seeds()
    speakers = [d.speaker for d in findings.documents if d.comparable]
    (twice,) = {speaker for speaker in speakers if speakers.count(speaker) > 1}
    counted = [f for f in findings.formulas if twice in f.districts]
    assert any(len(f.documents) > len(f.districts) for f in counted)
    assert all(f.districts.count(twice) == 1 for f in counted)
    assert max(len(f.districts) for f in findings.formulas) <= len(set(speakers))


def test_the_same_input_gives_the_same_bytes():
    settings = Settings()
    reports = read([SEEDS], settings)
    again = compare_reports(reports, settings, LEXICON)
    assert findings_json(again) == findings_json(compare_seeds())


def test_a_process_beside_finds_the_same():
    settings = Settings()
    reports = read([SEEDS], settings)
    with Beside(os.getpid) as process:
        process.begin(abs, 0).result()
        found = compare_reports(reports, settings, LEXICON, beside=process)
    assert findings_json(found) == findings_json(compare_seeds())


def test_themes_keep_the_order_of_their_lists():
    names = theme_order(LEXICON)
    assert names
    assert list(names) == [
        theme["name"] for themes in LEXICON.table("themes").values() for theme in themes
    ]
