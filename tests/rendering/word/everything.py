"""Add to the sample briefing what it does without: contents, sources, states, suggestions."""

from __future__ import annotations

from dataclasses import replace

from compare.briefing.document import (
    Briefing,
    Cell,
    Column,
    Heading,
    Mark,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Quotation,
    Row,
    Run,
    Table,
)
from tests.support.sample_briefing import LONG, quotation

STATES = {"review": "核对", "review_states": "待核、已核、存疑"}


def cited(line: int, target: str) -> Quotation:
    """Quote something whose citation leads to the annex of sources."""
    made = quotation("把方向、管大局、保落实", 1, line)
    return replace(made, citation=replace(made.citation, target=target))


def with_all(briefing: Briefing) -> Briefing:
    """Return the briefing with contents, an annex of sources, states of a check, and doubts."""
    first, *annexes = briefing.parts
    label = replace(cited(17, "source-1").citation, label="〔1·18〕")
    more = (
        Paragraph((Run("详见表2、图1和附件1，表22不在此列："), cited(17, "source-1"), Run("；"))),
        Paragraph((Run("共3次"), Run("〔1·18〕", target="source-1", citation=label))),
        Paragraph((Run("原文说“见表1”"),), ParagraphStyle.ITEM),
    )
    doubt = Run("国之大事", Mark.DOUBT, suggestion="国之大者")
    rows = (
        Row((Cell(((Run("甲山"),),)), Cell(((quotation(LONG, 1, 17),),))), anchor="source-1"),
        Row((Cell(((),)), Cell(((quotation(LONG, 1, 99),),))), anchor="source-2"),
        Row((Cell(((),)), Cell(((doubt,),)))),
    )
    sources = Table("表4", "引文出处", (Column("区县"), Column("原文", 4.0)), rows, "table-sources")
    heading = Heading(1, "一、", "分章对照", "annex-1-h1")
    return replace(
        briefing,
        parts=(
            replace(first, blocks=(*first.blocks, *more)),
            replace(annexes[0], blocks=(heading, *annexes[0].blocks)),
            *annexes[1:],
            Part(PartKind.ANNEX, "附件3", "引文出处", (sources,), "annex-3"),
        ),
        labels={**briefing.labels, **STATES},
        contents="目　录",
    )
