from __future__ import annotations

from dataclasses import replace

import pytest

from compare.checking.copies import find_copies
from compare.checking.lettering import letterings_of
from compare.checking.stock import Stock
from compare.model.checks import Copy
from compare.model.report import Role
from compare.settings import CheckingSettings
from tests.checking.support import Made, formula, made

RUN = "围绕山区竹产业链延伸，组织委员走进七个村社逐户问需，形成冷链仓储补贴等十二条建议送交承办单位逐条答复。"
OTHER = "全年召开主席会议九次，听取三项专题通报，交流渔业合作经验。"


def copies(found: Made, stock: Stock | None = None) -> tuple[Copy, ...]:
    texts = letterings_of(found[0])
    return find_copies(texts, stock or Stock([], 3), found[1], CheckingSettings())


def test_a_long_run_in_two_texts_is_laid_before_a_person_with_both_places():
    (copy,) = copies(made({"甲区": [OTHER, RUN], "乙区": [RUN, "另外开展活动三次。"]}))
    assert copy.a[0].quote == copy.b[0].quote == RUN.rstrip("。")
    assert copy.share == 1.0
    assert copy.shares[0] < copy.shares[1]


def test_a_run_with_some_words_changed_is_found_whole():
    changed = RUN.replace("七个村社", "九个村社").replace("十二条", "二十条")
    (copy,) = copies(made({"甲区": [RUN], "乙区": [changed]}))
    assert 0.8 <= copy.share < 1
    assert copy.b[0].text == changed.rstrip("。")


def test_a_run_goes_over_sentences():
    first, second = RUN.split("，", 1)
    (copy,) = copies(made({"甲区": [f"{first}。", second], "乙区": [f"{first}。", second]}))
    assert len(copy.a) == len(copy.b) == 2


def test_short_runs_one_speaker_and_what_many_share_are_none():
    short = RUN[:30]
    assert copies(made({"甲区": [short], "乙区": [short]})) == ()
    many = {name: [RUN] for name in ("甲区", "乙区", "丙区", "丁区")}
    assert copies(made(many)) == ()
    found, sources = made({"甲区": [RUN], "乙区": [RUN]})
    found[1] = type(found[1])(
        **{
            **{name: getattr(found[1], name) for name in found[1].__dataclass_fields__},
            "identity": found[0].identity,
        }
    )
    assert copies((found, sources)) == ()


@pytest.mark.parametrize("role", [Role.TARGETS, Role.APPENDIX])
def test_targets_and_what_an_appendix_explains_are_no_copies(role):
    found, sources = made({"甲区": [RUN], "乙区": [RUN]})
    told = [replace(d, sections=tuple(replace(s, role=role) for s in d.sections)) for d in found]
    assert copies((told, sources)) == ()


def test_common_stock_is_no_copy():
    found = made({"甲区": [RUN], "乙区": [RUN], "丙区": [RUN]})
    stock = Stock([formula(RUN.rstrip("。"), found)], 3)
    assert copies(found, stock) == ()
    assert len(copies(found)) == 3
