"""Find figures with their name, unit, approximation, scope, year, and whether result or target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.figures import Figure, figures_of
from compare.mining.indicator_names import indicator_name
from compare.mining.indicator_phrases import without_asides
from compare.model.findings import Indicator, IndicatorKind
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source
from compare.passages import passage_of, sentence_passage

_TARGET_ROLES = (Role.PLAN, Role.TARGETS, Role.OVERALL_REQUIREMENT)
_CLAUSE = re.compile("[，。；：！？]")
_YEAR = re.compile(r"(20\d\d)年")


def find_indicators(
    documents: Sequence[Document], sources: dict[str, Source], lexicon: Lexicon
) -> tuple[Indicator, ...]:
    """Return the figures of comparable documents in order of their places."""
    return tuple(
        indicator
        for document in documents
        if document.comparable
        for sentence in document.sentences
        for indicator in _of_sentence(sentence, document, sources, lexicon)
    )


def _of_sentence(
    sentence: Sentence, document: Document, sources: dict[str, Source], lexicon: Lexicon
) -> Iterator[Indicator]:
    role = document.section(sentence.section).role
    if not (sentence.usable or sentence.slipped) or role is Role.APPENDIX:
        return
    table = lexicon.table("indicators")
    text = sentence.text
    figures = list(figures_of(text, lexicon))
    bare, moved = without_asides(text, figures)
    for index, figure in enumerate(figures):
        kind = _kind(text, figure, role, table)
        name = indicator_name(bare, moved, index, lexicon)
        yield Indicator(
            passage=passage_of(sentence.clean, document, sources, figure.start, figure.end),
            section=sentence.section,
            name=name,
            value=figure.value,
            unit=figure.unit,
            approximation=figure.approximation,
            scope=_scope(text, figure, name, table),
            year=_year(text, figure, kind, document),
            kind=kind,
            sentence=sentence_passage(sentence, document, sources),
            upper=figure.upper,
        )


def _scope(text: str, figure: Figure, name: str, table: Table) -> str | None:
    """Return of what group its name says a figure speaks, or of what area the clause begins with.

    Without one, the area stands with which the sentence begins.
    """
    group = pattern(table["name_scopes"]).search(name)
    if group:
        return group.group(0)
    *others, own = _CLAUSE.split(text[: figure.start])
    for clause in (own, *others[:1]):
        found = pattern(table["scope_opening"] + table["scopes"]).match(clause)
        if found:
            return found.group(1)
    return None


def _kind(text: str, figure: Figure, role: Role, table: Table) -> IndicatorKind:
    before = text[: figure.start]
    if role in _TARGET_ROLES:
        if pattern(table["result_signs"]).search(before):
            return IndicatorKind.RESULT
        return IndicatorKind.TARGET
    if role is not Role.REVIEW and pattern(table["target_signs"]).search(before):
        return IndicatorKind.TARGET
    return IndicatorKind.RESULT


def _year(text: str, figure: Figure, kind: IndicatorKind, document: Document) -> int | None:
    stated = _YEAR.findall(text[: figure.start])
    if stated:
        return int(stated[-1])
    identity = document.identity
    return identity.plan_year if kind is IndicatorKind.TARGET else identity.review_year
