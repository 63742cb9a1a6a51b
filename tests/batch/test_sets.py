"""Plan what stands side by side."""

from __future__ import annotations

import pytest

from compare.batch.sets import plan_sets
from compare.lexicon import Lexicon
from compare.model.corpus import Outline
from compare.model.report import Identity

LEXICON = Lexicon()


def outline(district: str | None, year: int | None, **more: object) -> Outline:
    known: dict[str, object] = {
        "city": "天水市",
        "level": "县",
        "body": "政府",
        "code": None,
        "successors": (),
        "plan_year": None,
        "comparable": True,
    }
    known |= more
    comparable = known.pop("comparable")
    identity = Identity(
        district=district,
        kind="工作报告",
        review_year=year,
        year_evidence=(),
        district_evidence=(),
        **known,
    )
    path = f"{year}/{district}-{identity.body}.txt"
    return Outline(
        path, path, f"key {path}", "D1", f"{district}报告", None, identity, comparable, 9
    )


def planned(*outlines: Outline, series: bool = False) -> dict[str, list[str]]:
    plan = plan_sets(outlines, LEXICON, series)
    return {
        each.name: [f"{o.identity.district}{o.identity.review_year}" for o in each.documents]
        for each in plan.sets
    }


def test_a_set_holds_one_year_body_and_tier():
    assert planned(
        outline("甲县", 2023),
        outline("乙区", 2023, level="区"),
        outline("丙县", 2023, body="政协"),
        outline("丁市", 2023, level="地级", city=None),
        outline("甲县", 2020),
    ) == {
        "2020/政府-区县": ["甲县2020"],
        "2023/政协-区县": ["丙县2023"],
        "2023/政府-区县": ["甲县2023", "乙区2023"],
        "2023/政府-地级": ["丁市2023"],
    }


def test_provinces_and_municipalities_stand_side_by_side():
    sets = planned(
        outline("甲省", 2023, level="省", city=None),
        outline("乙市", 2023, level="直辖市", city="乙市"),
    )
    assert sets == {"2023/政府-省级": ["甲省2023", "乙市2023"]}


def test_the_upper_level_of_any_district_is_there_to_compare_with():
    sets = planned(
        outline("天水市", 2023, level="地级", city=None),
        outline("甲县", 2023),
        outline("兰州市", 2023, level="地级", city=None),
        outline("天水市", 2023, level="地级", city=None, body="政协"),
    )
    assert sets["2023/政府-区县"] == ["天水市2023", "甲县2023"]


def test_the_same_speakers_year_before_is_there_and_nobody_elses():
    sets = planned(
        outline("甲县", 2022), outline("乙县", 2022), outline("甲县", 2023), outline("甲县", 2021)
    )
    assert sets["2023/政府-区县"] == ["甲县2022", "甲县2023"]
    assert sets["2022/政府-区县"] == ["甲县2022", "乙县2022", "甲县2021"]


def test_a_new_year_touches_its_own_set_and_that_of_the_next_year_alone():
    known = [outline(f"{name}县", year) for year in (2018, 2019, 2021) for name in "甲乙"]
    before = planned(*known)
    after = planned(*known, outline("甲县", 2020))
    assert {name for name in after if after[name] != before.get(name)} == {
        "2020/政府-区县",
        "2021/政府-区县",
    }


def test_the_year_is_that_looked_back_on_or_before_the_planned_one():
    sets = planned(outline("甲县", None, plan_year=2024), outline("乙县", 2023))
    assert list(sets) == ["2023/政府-区县"]


def test_who_was_renamed_is_the_same_speaker():
    sets = planned(
        outline("甲县", 2022, successors=("甲区",)), outline("甲区", 2023, level="区"), series=True
    )
    assert sets["2023/政府-区县"] == ["甲县2022", "甲区2023"]
    assert sets["series/甲区-政府"] == ["甲县2022", "甲区2023"]


def test_namesakes_are_two_speakers():
    sets = planned(
        outline("城区", 2022, city="甲市", code="1"),
        outline("城区", 2023, city="乙市", code="2"),
        series=True,
    )
    assert sets == {"2022/政府-区县": ["城区2022"], "2023/政府-区县": ["城区2023"]}


def test_a_series_needs_two_years():
    sets = planned(outline("甲县", 2021), outline("甲县", 2023), outline("乙县", 2023), series=True)
    assert [name for name in sets if name.startswith("series")] == ["series/甲县-政府"]
    assert sets["series/甲县-政府"] == ["甲县2021", "甲县2023"]


def test_what_takes_no_part_or_has_no_year_stands_in_no_set():
    undated = outline("甲县", None)
    plan = plan_sets([undated, outline("乙县", 2023, comparable=False)], LEXICON)
    assert plan.sets == ()
    assert plan.undated == (undated,)


@pytest.mark.parametrize(
    ("body", "folder"), [("a/b:c", "a_b_c-区县"), (None, "机关不明-区县"), ("..", "_-区县")]
)
def test_folders_have_names_that_every_system_takes(body, folder):
    assert list(planned(outline("甲县", 2023, body=body))) == [f"2023/{folder}"]
