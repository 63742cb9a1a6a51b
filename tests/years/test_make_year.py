"""Make a second year in which nothing brings back what was planted as gone."""

from __future__ import annotations

import random

from compare.mining.formulas import find_formulas
from compare.model.report import Role
from compare.settings import FormulaSettings
from tests.mining.support import LEXICON
from tests.years.support import both, report
from tools.make_year import Editor

GONE = "确保社会大局和谐稳定"
LINES = [f"{GONE}。", "开展全民健身活动，办好市民运动会和青少年足球联赛。"]


def editor_without_it() -> Editor:
    pairs = [
        report(n, 2024, LINES, Role.PLAN, district) for n, district in ((1, "甲区"), (2, "乙县"))
    ]
    documents, sources = both(*pairs)
    formulas = find_formulas(documents, sources, FormulaSettings(), LEXICON)
    (formula,) = (formula for formula in formulas if GONE in formula.text)
    editor = Editor(documents[0], sources[documents[0].source], random.Random(0))
    editor.give_up(formula)
    return editor


def test_what_was_taken_away_is_written_down():
    editor = editor_without_it()
    assert editor.planted.gone_formulas == [GONE]
    assert editor.planted.gone_clauses == [(GONE, GONE)]
    assert GONE not in editor.text()


def test_no_added_sentence_brings_back_what_was_given_up():
    editor = editor_without_it()
    editor.add(f"压实各方责任，{GONE}，守护万家灯火。")
    editor.add("新建十所乡镇卫生院并配齐全科医生和检查设备。")
    assert GONE not in editor.text()
    assert "卫生院" in editor.text()
