from __future__ import annotations

from dataclasses import replace

import pytest

from compare.briefing.build import build_briefing
from compare.briefing.document import Heading, Part, Quotation, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.checks import percent, wording_reason
from compare.briefing.templates import Templates
from compare.model.checks import (
    Checks,
    Copy,
    ForeignName,
    WordingBasis,
    WordingDoubt,
    WordingDoubtKind,
)
from compare.model.findings import Findings
from compare.settings import Settings
from tests.mining.support import compare_seeds

LABELS = Templates(None).labels()


def annex(findings: Findings) -> Part:
    """Return the annex of what is to be checked."""
    parts = build_briefing(findings, Settings()).parts
    return next(part for part in parts if part.title == "核对清单")


def tables(part: Part) -> dict[str, Table]:
    return {block.anchor: block for block in part.blocks if isinstance(block, Table)}


def text(part: Part) -> str:
    return "".join(inline.text for block in part.blocks for inline in getattr(block, "inlines", ()))


def test_every_check_of_the_seeds_has_its_table():
    findings = compare_seeds()
    found = tables(annex(findings))
    assert {"table-wording", "table-section-closeness", "table-formula-shares"} <= set(found)
    assert len(found["table-wording"].rows) == len(findings.checks.wording)
    districts = {d.speaker for d in findings.documents if d.comparable}
    assert len(found["table-formula-shares"].rows) == len(districts)


def test_without_findings_the_annex_says_so_in_one_line_and_leaves_empty_heads_out():
    part = annex(replace(compare_seeds(), checks=Checks()))
    assert tables(part) == {}
    assert (
        text(part)
        == f"未发现提法疑误、{Settings().checking.copy_letters}字以上的相近长段、外地地名误植。"
    )
    assert not any(isinstance(block, Heading) for block in part.blocks)


def test_copies_and_names_are_shown_with_both_places():
    findings = compare_seeds()
    places = [doubt.passage for doubt in findings.checks.wording]
    a, b = places[0], places[-1]
    name = ForeignName(a, "", "某县", "某县", "某区", "organ", 0.8)
    checks = Checks(copies=(Copy((a,), (b,), 60, 0.9, (0.1, 0.2)),), foreign_names=(name,))
    part = annex(replace(findings, checks=checks))
    row = tables(part)["table-copies"].rows[0]
    quoted = [
        inline
        for cell in row.cells
        for paragraph in cell.paragraphs
        for inline in paragraph
        if isinstance(inline, Quotation)
    ]
    assert [quotation.citation.literal for quotation in quoted] == [a.quote, b.quote]
    assert "60字" in "".join(i.text for p in row.cells[2].paragraphs for i in p)
    assert len(tables(part)["table-foreign-names"].rows) == 1
    body = build_briefing(replace(findings, checks=checks), Settings()).parts[0]
    assert "相近不等于抄袭" in text(body)


@pytest.mark.parametrize(
    ("kind", "differing", "since", "expected_by", "words"),
    [
        (WordingDoubtKind.DROPPED, ("人民", ""), None, 3, "少“人民”（照此写的3家，如原文写的1家）"),
        (WordingDoubtKind.ADDED, ("", "性"), None, 0, "多“性”"),
        (WordingDoubtKind.REPLACED, ("链", "类"), None, 0, "“链”写作“类”"),
        (WordingDoubtKind.ORDER, ("甲", "甲"), None, 0, "次序不同"),
        (WordingDoubtKind.OUTDATED, ("", ""), 2021, 0, "旧提法（2021年起不用）"),
    ],
)
def test_the_reason_says_what_differs(kind, differing, since, expected_by, words):
    passage = compare_seeds().checks.wording[0].passage
    doubt = WordingDoubt(
        passage, "", "", "某", WordingBasis.STANDARD, kind, since, expected_by, 1, 0.9, differing
    )
    reason = wording_reason(doubt, Desk(compare_seeds(), LABELS))
    assert reason == f"与规范表述比：{words}"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 9, "—"), (1, 200, "<1%"), (1, 3, "33%"), (5, 5, "100%")]
)
def test_parts_in_per_cent(part, whole, said):
    assert percent(part, whole) == said
