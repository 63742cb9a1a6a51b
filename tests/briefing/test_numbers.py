"""Figures are printed as officials read them."""

from __future__ import annotations

import pytest

from compare.briefing.numbers import figure_text
from compare.model.findings import Indicator, IndicatorKind, Passage

PASSAGE = Passage("D1", 0, 1, "一", "一")


def indicator(value: float, unit: str, sign: str | None) -> Indicator:
    return Indicator(
        PASSAGE, "D1.1", "名", value, unit, sign, None, 2022, IndicatorKind.RESULT, PASSAGE
    )


@pytest.mark.parametrize(
    ("value", "unit", "sign", "expected"),
    [
        (395, "件", None, "395件"),
        (98.7, "%", None, "98.7%"),
        (200_000, "元", "余", "20余万元"),
        (12_400, "人", None, "1.24万人"),
        (95, "%", "以上", "95%以上"),
        (80, "家", "近", "近80家"),
        (130_000_000_000, "元", None, "1300亿元"),
    ],
)
def test_figures_keep_their_approximation(value, unit, sign, expected):
    assert figure_text(indicator(value, unit, sign)) == expected
