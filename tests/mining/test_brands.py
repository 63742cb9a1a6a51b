from __future__ import annotations

from dataclasses import replace

import pytest

from compare.mining.brands import find_brands
from compare.model.findings import Brand
from tests.mining.support import compare_seeds, documents

COMMON = "开展“江事好商量”协商活动。"


def brands(city: str | None = None, **texts: str) -> tuple[Brand, ...]:
    made, sources = documents(**{name: [text] for name, text in texts.items()})
    if city:
        made = [replace(d, identity=replace(d.identity, city=city)) for d in made]
    return find_brands(made, sources)


def forms(found: tuple[Brand, ...]) -> list[tuple[str, str]]:
    return [(district, place.text) for brand in found for district, place in brand.local_forms]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("打造“江事好商量·山里议”平台。", "江事好商量·山里议"),
        ("打造“江事好商量+委员工作室”平台。", "江事好商量+委员工作室"),
        ("打造“山事好商量”平台。", "山事好商量"),
        ("打造“山城事好商量”平台。", "山城事好商量"),
        ("打造山事好商量平台。", "山事好商量"),
        ("擦亮“江事好商量”委员来帮忙”品牌。", "“江事好商量”委员来帮忙"),
        ("抓好“江事好商量”委员在行动“平台建设。", "“江事好商量”委员在行动"),
    ],
)
def test_a_common_name_made_ones_own_is_a_local_form(text, form):
    found = brands(甲县=COMMON, 乙县=COMMON, 青山区=text, 丙县=COMMON)
    assert [brand.name for brand in found] == ["江事好商量"]
    assert forms(found) == [("青山区", form)]


@pytest.mark.parametrize(
    "text",
    [
        "“江事好商量”协商站建成。",
        "落实“江事好商量、院坝会、百姓议事”。",
        "大家的事好商量，大家办。",
        "推进“五事好商量”活动。",
    ],
)
def test_the_name_itself_rows_of_names_and_other_words_are_no_local_forms(text):
    assert brands(甲县=COMMON, 乙县=COMMON, 丙县=COMMON, 青山区=text) == ()


def test_of_two_districts_one_must_be_the_city_of_the_others():
    local = "打造“江事好商量·山里议”平台。"
    assert brands(甲县=COMMON, 乙县=COMMON) == ()
    assert brands(甲市=COMMON, 青山区=COMMON + local) == ()
    found = brands("甲市", 甲市=COMMON, 青山区=COMMON + local)
    assert forms(found) == [("青山区", "江事好商量·山里议")]


def test_a_common_noun_is_no_name():
    noun = "发展人工智能产业，用好人工智能，建设“人工智能”园区。"
    own = "开展“人工智能+”行动和“人工智能+教育”行动。"
    assert brands(甲县=noun, 乙县=noun, 丙县=noun, 青山区=own) == ()


def test_a_word_that_only_says_of_which_kind_a_name_is_makes_no_local_form():
    common = "开展“百日攻坚清零”活动，推进“百日攻坚清零”工作。"
    own = common + "打响“百日攻坚清零专项行动”。"
    assert brands(甲县=common, 乙县=common, 青山区=own) == ()


def test_all_local_forms_of_the_brand_in_the_seeds_are_found():
    brand = next(b for b in compare_seeds().brands if b.name == "渝事好商量")
    assert {text for _, text in forms((brand,))} == {
        "渝事好商量+政协委员工作室",
        "渝事好商量·溪事多商量",
        "渝事好商量（一镇一事商量办）",
        "“渝事好商量”委员在行动",
        "“南事好商量”委员来帮忙",
    }
