"""Make reports of one district on consecutive years."""

from __future__ import annotations

from dataclasses import replace

from compare.model.report import Document, Role
from compare.model.source import Source
from tests.mining.support import document


def report(
    number: int, year: int, sentences: list[str], role: Role = Role.REVIEW, district: str = "甲区"
) -> tuple[Document, Source]:
    """Make a report that looks back on a year, of one section in a role."""
    made, source = document(number, district, sentences, role=role, review_year=year)
    return replace(made, comparable=True), source


def both(*pairs: tuple[Document, Source]) -> tuple[list[Document], dict[str, Source]]:
    """Return documents and sources of several reports."""
    return [made for made, _ in pairs], {source.id: source for _, source in pairs}
