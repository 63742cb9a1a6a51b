"""The briefing calls the districts by their level, and says nothing of what it has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.briefing.build import build_briefing
from compare.briefing.document import Heading
from compare.model.checks import Checks
from compare.model.findings import Findings
from compare.settings import Settings
from tests.mining.support import compare_seeds


def at_levels(*levels: str, city: str | None = None) -> Findings:
    """Return the findings of the seeds with other levels, in turn, and no level above."""
    findings = compare_seeds()
    documents = tuple(
        replace(d, identity=replace(d.identity, level=levels[i % len(levels)], city=city))
        for i, d in enumerate(findings.documents)
    )
    checks = Checks(formula_shares=findings.checks.formula_shares)
    return replace(findings, documents=documents, checks=checks)


def text(findings: Findings) -> str:
    """Return the words of the briefing proper."""
    blocks = build_briefing(findings, Settings()).parts[0].blocks
    return "".join(inline.text for block in blocks for inline in getattr(block, "inlines", ()))


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("省", "直辖市"), "提法按省（区、市）计"),
        (("地级",), "提法按市（州）计"),
        (("区", "县"), "提法按区县计"),
        (("省", "县"), "提法按地区计"),
    ],
)
def test_districts_are_called_by_the_levels_at_hand(levels, said):
    assert said in text(at_levels(*levels))


def test_no_level_above_no_word_of_it():
    blocks = build_briefing(at_levels("省"), Settings()).parts[0].blocks
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert "横向对照与建议" in heads
    assert "与上级材料的用语关系" not in heads
    assert "可资参考之处" not in heads


def test_the_title_says_the_years():
    assert "2022—2025年工作报告" in build_briefing(compare_seeds(), Settings()).title


def test_every_annex_that_is_named_is_there():
    findings = replace(compare_seeds(), initiatives=(), formulas=(), brands=())
    briefing = build_briefing(findings, Settings())
    titles = {part.label: part.title for part in briefing.parts}
    assert "提法全表" not in titles.values()
    method = next(label for label, title in titles.items() if title == "编制说明")
    assert f"方法与局限见{method}" in text(findings)
