"""See formulas from the present year: what stands in earlier reports only is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.mining.formulas.uses import uses_of
from compare.model.findings import Findings, Formula

_FEWEST = 2


def present_formulas(findings: Findings) -> tuple[Formula, ...]:
    """Return the formulas that several districts share now, with their present places only.

    All formulas where there are no earlier years; the most widely shared first.
    """
    if not findings.earlier:
        return findings.formulas
    speakers = {
        document.id: document.speaker
        for document in findings.documents
        if document.id not in findings.earlier
    }
    seen = [found for f in findings.formulas if (found := _seen(f, speakers)) is not None]
    fewest = min(_FEWEST, len(set(speakers.values())))
    shared = [formula for formula in seen if len(formula.districts) >= fewest]
    return tuple(sorted(shared, key=lambda formula: -len(formula.districts)))


def _seen(formula: Formula, speakers: Mapping[str, str]) -> Formula | None:
    variants = [
        replace(variant, occurrences=places)
        for variant in formula.variants
        if (places := tuple(p for p in variant.occurrences if p.document in speakers))
    ]
    if not variants:
        return None
    uses = uses_of(formula.text, variants, speakers)
    return replace(
        formula,
        variants=tuple(variants),
        documents=tuple(name for name in formula.documents if name in speakers),
        districts=tuple(uses),
        uses=uses,
    )
