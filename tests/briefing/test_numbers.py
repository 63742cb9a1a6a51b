"""Figures are printed as the text has them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from compare.briefing.numbers import figure_text
from compare.briefing.tables.indicators import fair_choice
from compare.mining.indicators import find_indicators
from tests.mining.support import LEXICON, document, documents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交办提案395件。", "395件"),
        ("发放资金20余万元。", "20余万元"),
        ("企业达到17万多家。", "17万多家"),
        ("总量达42.7万亿元。", "42.7万亿元"),
        ("生产总值增长5%—5.5%。", "5%—5.5%"),
    ],
)
def test_a_figure_stands_as_in_its_text(text, expected):
    made, source = document(1, "甲区", [text])
    (found,) = find_indicators([made], {source.id: source}, LEXICON)
    assert figure_text(found) == expected


def test_every_district_has_room_where_not_all_figures_have():
    lines = {f"{name}区": [f"建成场所{n}处。" for n in range(1, 9)] for name in "甲乙"}
    lines["丙区"] = ["立案提案9件。"]
    made, sources = documents(**lines)
    found = find_indicators(made, sources, LEXICON)
    desk = SimpleNamespace(document=lambda name: next(d for d in made if d.id == name))
    chosen = fair_choice(found, (), desk, 6)
    speakers = [next(d for d in made if d.id == i.passage.document).speaker for i in chosen]
    assert speakers == ["甲区", "甲区", "甲区", "乙区", "乙区", "丙区"]
