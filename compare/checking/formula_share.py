"""Measure how much of a text is common stock (套话率), by document, role and section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.checking.lettering import Lettering
from compare.checking.stock import Stock
from compare.model.checks import FormulaShare
from compare.model.report import Role


def formula_shares(letterings: Sequence[Lettering], stock: Stock) -> tuple[FormulaShare, ...]:
    """Return the shares of each document, then of its roles, then of its sections.

    Headings and damaged sentences are left out, and appendices from the whole.
    """
    return tuple(share for lettering in letterings for share in _shares(lettering, stock))


def _shares(lettering: Lettering, stock: Stock) -> Iterator[FormulaShare]:
    document = lettering.document
    marks = stock.marks(lettering)
    sections: dict[str, tuple[int, int]] = {}
    for sentence, start in zip(lettering.sentences, lettering.starts, strict=True):
        if not sentence.is_heading:
            size = len(sentence.letters)
            letters, inside = sections.get(sentence.section, (0, 0))
            stood = sum(marks[start : start + size])
            sections[sentence.section] = (letters + size, inside + stood)
    of_role: dict[Role, tuple[int, int]] = {}
    for section in document.sections:
        if section.id in sections:
            letters, inside = sections[section.id]
            before = of_role.get(section.role, (0, 0))
            of_role[section.role] = (before[0] + letters, before[1] + inside)
    text = [counts for role, counts in of_role.items() if role is not Role.APPENDIX]
    letters, inside = sum(n for n, _ in text), sum(n for _, n in text)
    yield FormulaShare(document.id, None, None, letters, inside)
    for role, counts in of_role.items():
        yield FormulaShare(document.id, role, None, *counts)
    for section in document.sections:
        if section.id in sections:
            yield FormulaShare(document.id, section.role, section.id, *sections[section.id])
