from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from compare.checking.lettering import letterings_of
from compare.checking.wording_doubts import find_wording_doubts
from compare.model.checks import WordingBasis, WordingDoubt, WordingDoubtKind
from compare.settings import CheckingSettings
from tests.checking.support import formula, made
from tests.mining.support import LEXICON, compare_seeds

SETTINGS = CheckingSettings()


def doubts(
    texts: Mapping[str, Sequence[str]],
    *formulas: str,
    settings: CheckingSettings = SETTINGS,
    review_year: int | None = 2024,
) -> list[WordingDoubt]:
    found = made(texts, review_year=review_year)
    shared = [formula(text, found) for text in formulas]
    return list(find_wording_doubts(letterings_of(found[0]), shared, found[1], settings, LEXICON))


def told(found: Sequence[WordingDoubt]) -> list[tuple[str, str]]:
    return [(doubt.passage.text, doubt.kind) for doubt in found]


@pytest.mark.parametrize(
    ("text", "passage", "kind"),
    [
        ("学习习近平新时代特色社会主义思想。", "习近平新时代特色社会主义思想", "dropped"),
        ("坚持稳中求进工作主基调。", "坚持稳中求进工作主基调", "replaced"),
        ("践行以人民为中心的思想。", "以人民为中心的思想", "dropped"),
        ("铸牢中华民族同共体意识。", "铸牢中华民族同共体意识", "order"),
        ("推进供给侧结构性性改革。", "供给侧结构性性改革", "added"),
        ("胸怀“国之大事”。", "胸怀“国之大事", "miswritten"),
        ("坚决拥护“两个维护”。", "坚决拥护“两个维护", "mixed"),
        ("协调推进“五位一体”总体布局。", "协调推进“五位一体", "mixed"),
        ("落实习近平法制思想。", "习近平法制思想", "miswritten"),
        ("创新、绿色、协调、开放、共享的新发展理念。", "创新、绿色、协调、开放、共享", "order"),
        ("创新、协调、开放、共享的理念。", "创新、协调、开放、共享", "dropped"),
        ("在区委、区政府、区人大、区政协支持下。", "区委、区政府、区人大、区政协", "order"),
        (
            "更紧密团结在以习近平总书记为核心的党中央周围。",
            "以习近平总书记为核心的党中央",
            "miswritten",
        ),
    ],
)
def test_what_differs_from_the_standard_is_doubted(text, passage, kind):
    assert told(doubts({"甲区": [text], "乙区": ["召开会议。"]})) == [(passage, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "学习习近平新时代中国特色社会主义思想，坚持稳中求进工作总基调。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "全面贯彻新发展理念。",
        "坚持创新、协调、绿色、开放、共享。",
        "发展绿色、创新产业，共享成果。",
        "以习近平同志为核心的中共中央。",
        "区委、区人大、区政府、区政协领导出席。",
        "各民主党派、工商联、人民团体。",
        "巩固拓展脱贫攻坚成果，加强同乡村振兴有效衔接。",
        "依靠区委、区政府，区人大、区政协加强监督。",
        "因地制宜加快发展新质生产力。",
        "守护绿水青山、做大金山银山。",
    ],
)
def test_the_standard_itself_shorter_forms_and_accepted_ones_are_not(text):
    assert doubts({"甲区": [text], "乙区": ["召开会议。"]}) == []


def test_small_words_are_weak_doubts_that_a_setting_shows():
    texts = {"甲区": ["推动高质量发展与高水平安全良性互动。"], "乙区": ["召开会议。"]}
    assert doubts(texts) == []
    weak = CheckingSettings(wording_confidence=0.4)
    assert told(doubts(texts, settings=weak)) == [
        ("高质量发展与高水平安全良性互动", WordingDoubtKind.REPLACED)
    ]


@pytest.mark.parametrize(("year", "count"), [(2020, 0), (2021, 1), (2024, 1), (None, 0)])
def test_a_form_is_outdated_only_from_its_year_on(year, count):
    texts = {"甲区": ["推进全过程民主。"], "乙区": ["召开会议。"]}
    assert len(doubts(texts, review_year=year)) == count


def test_what_several_districts_write_is_in_use():
    text = ["推动经济质的有效提升和量的较快增长。"]
    assert len(doubts({"甲区": text, "乙区": ["召开会议。"]})) == 1
    assert doubts({"甲区": text, "乙区": text}) == []


FORMULA = "产业链供应链韧性"
ALIKE = {name: [f"提升{FORMULA}。"] for name in ("甲区", "乙区", "丙区")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("提升产业链供应琏韧性。", "replaced"),
        ("提升产业链供应链链韧性。", "added"),
        ("提升产业链供链韧性。", "dropped"),
        ("提升产业链供链应韧性。", "order"),
    ],
)
def test_a_broken_word_in_a_shared_formula_is_doubted(text, kind):
    (doubt,) = doubts({**ALIKE, "丁区": [text]}, FORMULA)
    assert (doubt.basis, doubt.kind) == (WordingBasis.MAJORITY, kind)
    assert (doubt.expected, doubt.expected_by, doubt.found_by) == (FORMULA, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "提升产业链、供应链的韧性。",
        "提升产业供应链韧性。",
        "提升产业链安全供应链韧性。",
        "提升产业链，供给链韧性。",
        f"提升{FORMULA}。",
    ],
)
def test_other_whole_words_are_meant(text):
    assert doubts({**ALIKE, "丁区": [text]}, FORMULA) == []


def test_too_few_that_write_alike_are_no_majority():
    texts = {
        "甲区": [f"提升{FORMULA}。"],
        "乙区": [f"提升{FORMULA}。"],
        "丙区": ["提升产业链供链韧性。"],
    }
    assert doubts(texts, FORMULA) == []


def test_a_damaged_sentence_is_never_quoted():
    assert all(s.usable for d in compare_seeds().documents for s in _doubted(d))


def _doubted(document):
    places = [
        d.passage for d in compare_seeds().checks.wording if d.passage.document == document.id
    ]
    return [s for s in document.sentences if any(s.start <= p.start < s.end for p in places)]


def test_the_doubts_of_the_seeds_are_slips_that_an_editor_would_mark():
    assert {doubt.passage.text for doubt in compare_seeds().checks.wording} == {
        "习近平总书记关于加强和改进政协工作的重要思想",
        "胸怀“国之大事",
        "用党的创新理论团结教育引导各界代表人士的重要平台",
        "以习近平总书记为核心的党中央",
    }
