"""Turn findings into `findings.json`: fixed keys in a fixed order, no timestamps.

The fields are those of the export contract; `findings.schema.json` beside this module describes
them. Fields of our own stand behind the contract's in each object.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from compare import __version__
from compare.export.checks import checks_json
from compare.export.places import passage_json
from compare.export.side_by_side import brand, indicator_group, role_similarity
from compare.export.years import change_json, promise_json, years_json
from compare.model.findings import (
    Alignment,
    Findings,
    Formula,
    Indicator,
    Initiative,
    Passage,
    SectionPair,
    SentencePair,
    Shortcoming,
)
from compare.model.report import Document
from compare.model.source import Place, Source

SCHEMA_VERSION = "compare-findings/1"
# Made once: an entry of a list is encoded sooner than an encoder is made. No entry holds itself.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
Json = dict[str, Any]


def findings_json(findings: Findings) -> str:
    """Return the export as text: one line for each entry of a list, so that versions compare."""
    return "".join(chain(_lines(_content(findings)), "\n"))


def _content(findings: Findings) -> dict[str, object]:
    """Return the keys in their order; of a long list each entry is made when it is written."""
    return {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "compare-reports", "version": __version__},
        "settings": dict(findings.settings),
        "sources": map(_source, findings.sources),
        "skipped": ({"path": s.path, "reason": s.reason} for s in findings.skipped),
        "documents": map(_document, findings.documents),
        "alignments": map(_alignment, findings.alignments),
        "section_pairs": map(_section_pair, findings.section_pairs),
        "sentence_pairs": map(_sentence_pair, findings.sentence_pairs),
        "formulas": map(_formula, findings.formulas),
        "initiatives": map(_initiative, findings.initiatives),
        "indicators": map(_indicator, findings.indicators),
        "self_criticism": map(_shortcoming, findings.self_criticism),
        "promises": map(promise_json, findings.promises),
        "changes": map(change_json, findings.changes),
        "indicator_groups": map(indicator_group, findings.indicator_groups),
        "brands": map(brand, findings.brands),
        "role_similarities": map(role_similarity, findings.role_similarities),
        "checks": checks_json(findings.checks),
        "earlier": list(findings.earlier),
        "years": years_json(findings.years),
    }


def _lines(value: object, depth: int = 0) -> Iterator[str]:
    """Yield a value as JSON; an entry of an object or a list within two levels has its own line."""
    if isinstance(value, dict) and depth < 2:
        yield "{"
        for number, (key, inner) in enumerate(value.items()):
            yield f"{',' if number else ''}\n{' ' * (depth + 1)}{_compact(key)}: "
            yield from _lines(inner, depth + 1)
        yield f"\n{' ' * depth}}}"
    elif isinstance(value, Iterable) and not isinstance(value, str | dict):
        yield "["
        number = -1
        for number, inner in enumerate(value):
            yield f"{',' if number else ''}\n{' ' * (depth + 1)}{_compact(inner)}"
        yield f"\n{' ' * depth}]" if number >= 0 else "]"
    else:
        yield _compact(value)


def _compact(value: object) -> str:
    return _ENCODER.encode(value)


def _with_text(passage: Passage, **fields: Any) -> Json:  # noqa: ANN401 - any JSON value
    """Return a passage with further fields and, at the end, its cleaned text."""
    return {**passage_json(passage), **fields, "text": passage.text}


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "chars": len(source.text),
        "places": [_place(place) for place in source.places],
        "dropped": [{"reason": d.reason, "text": d.text, "page": d.page} for d in source.dropped],
    }


def _place(place: Place) -> Json:
    """Return where a span stands, with those fields that its format has."""
    box = place.box
    fields: Json = {
        "page": place.page,
        "box": None if box is None else [box.left, box.top, box.right, box.bottom],
        "paragraph": place.paragraph,
        "part": None if place.paragraph is None else place.part,
        "row": place.row,
        "confidence": place.confidence,
    }
    known = {name: value for name, value in fields.items() if value is not None}
    return {"start": place.start, "end": place.end, **known}


def _document(document: Document) -> Json:
    identity = document.identity
    return {
        "id": document.id,
        "source": document.source,
        "start": document.start,
        "end": document.end,
        "title": document.title,
        "author": document.author,
        "district": identity.district,
        "city": identity.city,
        "level": identity.level,
        "body": identity.body,
        "kind": identity.kind,
        "review_year": identity.review_year,
        "plan_year": identity.plan_year,
        "year_evidence": list(identity.year_evidence),
        "district_evidence": list(identity.district_evidence),
        "evidence": [
            {"field": e.field, "value": e.value, "wording": e.quote, "where": e.where}
            for e in identity.evidence
        ],
        "conflicts": [asdict(conflict) for conflict in identity.conflicts],
        "code": identity.code,
        "successors": list(identity.successors),
        "speaker": document.speaker,
        "missing_start": document.missing_start,
        "missing_end": document.missing_end,
        "comparable": document.comparable,
        "sections": [
            {
                "id": section.id,
                "parent": section.parent,
                "level": section.level,
                "heading": section.heading,
                "heading_kind": section.heading_kind,
                "role": section.role,
                "theme": section.theme,
                "start": section.start,
                "end": section.end,
                "body_start": section.body_start,
                "confidence": section.confidence,
            }
            for section in document.sections
        ],
        "removed": [
            {"start": r.start, "end": r.end, "reason": r.reason, "quote": r.quote}
            for r in document.removed
        ],
        "doubts": [
            {
                "start": doubt.start,
                "end": doubt.end,
                "quote": doubt.quote,
                "suggestion": doubt.suggestion,
                "reason": doubt.reason,
                "confidence": doubt.confidence,
            }
            for doubt in document.doubts
        ],
        "edits": [
            {"start": e.start, "end": e.end, "replacement": e.replacement, "reason": e.reason}
            for e in document.edits
        ],
        "corrected": list(document.corrected),
    }


def _alignment(alignment: Alignment) -> Json:
    return {
        "role": alignment.role,
        "theme": alignment.theme,
        "sections": {document: list(ids) for document, ids in alignment.sections.items()},
    }


def _section_pair(pair: SectionPair) -> Json:
    return {
        "a": pair.a,
        "b": pair.b,
        "score": pair.score,
        "grade": pair.grade,
        "score_without_formulas": pair.score_without_formulas,
    }


def _sentence_pair(pair: SentencePair) -> Json:
    return {
        "a": passage_json(pair.a),
        "b": passage_json(pair.b),
        "score": pair.score,
        "grade": pair.grade,
        "differences": [{"operation": d.operation, "a": d.a, "b": d.b} for d in pair.differences],
        "moved": pair.moved,
        "cluster": pair.cluster,
    }


def _formula(formula: Formula) -> Json:
    return {
        "id": formula.id,
        "text": formula.text,
        "slots": formula.slots,
        "name": formula.name,
        "districts": list(formula.districts),
        "uses": {district: str(use) for district, use in formula.uses.items()},
        "documents": list(formula.documents),
        "variants": [
            {
                "text": variant.text,
                "occurrences": [passage_json(passage) for passage in variant.occurrences],
            }
            for variant in formula.variants
        ],
    }


def _initiative(initiative: Initiative) -> Json:
    nearest = initiative.nearest
    return {
        "document": initiative.passage.document,
        "section": initiative.section,
        "start": initiative.passage.start,
        "end": initiative.passage.end,
        "quote": initiative.passage.quote,
        "reason": initiative.reason,
        "score": initiative.score,
        "nearest": None
        if nearest is None
        else {
            "document": nearest.passage.document,
            "quote": nearest.passage.quote,
            "score": nearest.score,
            "start": nearest.passage.start,
            "end": nearest.passage.end,
        },
        "formulas": list(initiative.formulas),
        "name": initiative.name,
        "text": initiative.passage.text,
    }


def _indicator(indicator: Indicator) -> Json:
    passage = indicator.passage
    return {
        "document": passage.document,
        "section": indicator.section,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "name": indicator.name,
        "value": indicator.value,
        "unit": indicator.unit,
        "approximation": indicator.approximation,
        "scope": indicator.scope,
        "year": indicator.year,
        "kind": indicator.kind,
        "sentence": {"start": indicator.sentence.start, "end": indicator.sentence.end},
        "upper": indicator.upper,
    }


def _shortcoming(item: Shortcoming) -> Json:
    return _with_text(
        item.passage,
        section=item.section,
        theme=item.theme,
        answered_by=list(item.answered_by),
        answers=[passage_json(passage) for passage in item.answers],
        related=passage_json(item.related) if item.related else None,
    )
