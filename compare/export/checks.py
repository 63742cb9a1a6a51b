"""Export what an expert checks before signing: wording, closeness, copies, names, formula share.

These stand behind the fields of the export contract.
"""

from __future__ import annotations

from typing import Any

from compare.export.places import passage_json
from compare.model.checks import (
    Checks,
    Closeness,
    Copy,
    ForeignName,
    FormulaShare,
    UpperWording,
    WordingDoubt,
)
from compare.model.passage import Passage

Json = dict[str, Any]


def checks_json(checks: Checks) -> Json:
    """Return all checks, each list in its order."""
    return {
        "wording": [_wording(doubt) for doubt in checks.wording],
        "closeness": [_closeness(item) for item in checks.closeness],
        "copies": [_copy(copy) for copy in checks.copies],
        "foreign_names": [_foreign_name(name) for name in checks.foreign_names],
        "formula_shares": [_formula_share(share) for share in checks.formula_shares],
        "upper_wordings": [_upper_wording(item) for item in checks.upper_wordings],
        "upper_missing": checks.upper_missing or None,
    }


def _place(passage: Passage) -> Json:
    return {**passage_json(passage), "text": passage.text}


def _wording(doubt: WordingDoubt) -> Json:
    return {
        **_place(doubt.passage),
        "section": doubt.section,
        "name": doubt.name,
        "expected": doubt.expected,
        "basis": doubt.basis,
        "kind": doubt.kind,
        "since": doubt.since,
        "expected_by": doubt.expected_by,
        "found_by": doubt.found_by,
        "confidence": doubt.confidence,
        "differing": {"expected": doubt.differing[0], "found": doubt.differing[1]},
    }


def _closeness(item: Closeness) -> Json:
    nearest = item.nearest
    return {
        "document": item.document,
        "section": item.section,
        "upper": item.upper,
        "letters": item.letters,
        "verbatim": item.verbatim,
        "variant": item.variant,
        "related": item.related,
        "absent": item.absent,
        "in_formulas": item.in_formulas,
        "nearest": nearest and {"own": _place(nearest[0]), "upper": _place(nearest[1])},
    }


def _upper_wording(item: UpperWording) -> Json:
    return {
        **_place(item.passage),
        "section": item.section,
        "upper": _place(item.upper),
        "upper_section": item.upper_section,
        "grade": item.grade,
    }


def _copy(copy: Copy) -> Json:
    return {
        "a": [_place(passage) for passage in copy.a],
        "b": [_place(passage) for passage in copy.b],
        "letters": copy.letters,
        "share": copy.share,
        "shares": list(copy.shares),
    }


def _foreign_name(name: ForeignName) -> Json:
    return {
        **_place(name.passage),
        "section": name.section,
        "name": name.name,
        "place": name.place,
        "own": name.own,
        "sign": name.sign,
        "confidence": name.confidence,
    }


def _formula_share(share: FormulaShare) -> Json:
    return {
        "document": share.document,
        "role": share.role,
        "section": share.section,
        "letters": share.letters,
        "in_formulas": share.in_formulas,
        "share": share.share,
        "concrete": share.concrete,
    }
