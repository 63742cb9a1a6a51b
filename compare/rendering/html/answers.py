"""Say what a click on a chart's cell opens: the documents, formulas and themes behind its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from compare.briefing.document import (
    Briefing,
    Chart,
    HeatMap,
    ReaderDocument,
    Shade,
    StackedBars,
    SymbolMatrix,
    Trends,
    ValueBar,
    ValueBars,
)
from compare.rendering.html.links import Links


def chart_answers(briefing: Briefing, links: Links) -> dict[str, dict[str, Any]]:
    """Return by the anchor of each chart what its rows and columns stand for.

    Districts stand as the id of their first document that takes part, None where there is none.
    """
    documents = _documents(briefing.reader.documents)
    charts = (block for part in briefing.parts for block in part.blocks if isinstance(block, Chart))
    answers = ((chart.anchor, _answer(chart, documents, links)) for chart in charts)
    return {anchor: answer for anchor, answer in answers if answer}


def _answer(chart: Chart, documents: dict[str, str], links: Links) -> dict[str, Any]:
    data = chart.data
    if isinstance(data, ValueBars | Trends):
        return {
            "kind": "figures",
            "cells": [[_source(bar, links) for bar in group.bars] for group in data.groups],
        }
    if isinstance(data, StackedBars):
        labels = tuple(group.label for group in data.groups)
        if _are_years(labels):
            return {"kind": "rooms", "rows": labels, "columns": data.series}
        return {"kind": "themes", "rows": _found(labels, documents), "columns": data.series}
    return _matrix_answer(data, documents)


def _matrix_answer(data: HeatMap | SymbolMatrix, documents: dict[str, str]) -> dict[str, Any]:
    if data.targets and _are_years(data.columns):
        return {"kind": "years", "rows": data.targets, "columns": data.columns}
    columns = _found(data.columns, documents)
    if isinstance(data, HeatMap):
        rows = _found(data.rows, documents)
        return {"kind": "pairs", "role": data.role, "rows": rows, "columns": columns}
    if not data.targets:
        return {}
    used = ["".join(str(int(_is_use(each))) for each in row) for row in data.cells]
    return {"kind": "places", "rows": data.targets, "columns": columns, "used": used}


def _are_years(labels: Sequence[str]) -> bool:
    return all(label.isdecimal() for label in labels)


def _source(bar: ValueBar, links: Links) -> str:
    return (links.source(bar.citation) or "") if bar.citation else ""


def _is_use(shade: Shade) -> bool:
    return shade not in (Shade.NONE, Shade.ABSENT)


def _documents(documents: Sequence[ReaderDocument]) -> dict[str, str]:
    """Return the first document by its district's short name, those of the present year first."""
    found: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: (each.is_earlier, not each.comparable)):
        found.setdefault(document.short or document.name, document.id)
    return found


def _found(labels: Iterable[str], documents: dict[str, str]) -> list[str | None]:
    return [documents.get(label) for label in labels]
