"""Every citation of the briefing proper leads to its sentence in the annex of sources, and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from compare.briefing.build import build_briefing
from compare.briefing.document import (
    Briefing,
    Citation,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Quotation,
    Run,
    Table,
)
from compare.settings import Settings
from compare.text import letters_of
from tests.briefing.test_build import seeds


@cache
def briefing_in(form: str) -> Briefing:
    return build_briefing(seeds()[0], Settings.model_validate({"briefing": {"form": form}}))


def inlines_of(part: Part) -> Iterator[Inlines]:
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield block.inlines
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def citations_of(part: Part) -> Iterator[Citation]:
    for inlines in inlines_of(part):
        for inline in inlines:
            if inline.citation is not None and inline.citation.target:
                yield inline.citation


def anchors_of(briefing: Briefing) -> set[str]:
    anchors = {part.anchor for part in briefing.parts}
    for part in briefing.parts:
        for block in part.blocks:
            anchors.add(block.anchor or "")
            if isinstance(block, Table):
                anchors.update(row.anchor or "" for row in block.rows)
    return anchors


def sources_of(briefing: Briefing) -> Table:
    return next(
        block
        for part in briefing.parts
        for block in part.blocks
        if isinstance(block, Table) and block.anchor.startswith("table-sources")
    )


def test_every_citation_of_the_briefing_proper_leads_to_a_source():
    briefing = briefing_in("standard")
    anchors = anchors_of(briefing)
    citations = list(citations_of(briefing.parts[0]))
    assert len(citations) > 30
    assert {citation.target for citation in citations} <= anchors


def test_the_long_form_has_the_sources_of_the_annexes_too():
    briefing = briefing_in("long")
    anchors = anchors_of(briefing)
    for part in briefing.parts:
        assert {citation.target for citation in citations_of(part)} <= anchors
    assert len(sources_of(briefing).rows) > 3 * len(sources_of(briefing_in("standard")).rows)


@pytest.mark.parametrize("form", ["standard", "long"])
def test_every_source_holds_what_is_quoted_and_names_where(form: str):
    briefing = briefing_in(form)
    anchors = anchors_of(briefing)
    rows = {row.anchor: row for row in sources_of(briefing).rows}
    assert len(rows) == len(sources_of(briefing).rows)
    for citation in citations_of(briefing.parts[0]):
        _, _, passage, places = rows[citation.target].cells
        (quotation,) = passage.paragraphs[0]
        assert isinstance(quotation, Quotation)
        # Raw text may hold what was cleaned away, so only its beginning is looked for.
        assert letters_of(citation.literal)[:6] in letters_of(quotation.text)
        targets = [
            run.target for run in places.paragraphs[0] if isinstance(run, Run) and run.target
        ]
        assert targets
        assert set(targets) <= anchors


def test_the_short_form_has_no_annexes_and_no_contents():
    briefing = briefing_in("short")
    assert len(briefing.parts) == 1
    assert briefing.contents == ""
    heads = [block.text for block in briefing.parts[0].blocks if isinstance(block, Heading)]
    assert heads == ["主要共性提法", "各家特色做法", "主要数据与不足"]
    assert list(citations_of(briefing.parts[0]))
