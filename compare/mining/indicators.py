"""Find figures with their name, unit, approximation, scope, year, and whether result or target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.lexicon import Lexicon, pattern
from compare.mining.numerals import numeral_value
from compare.passages import passage_of, sentence_passage
from compare.model.findings import Indicator, IndicatorKind
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source

_CLAUSE = re.compile("[，。；：！？、（）“”《》,;]")
_CHINESE = "〇零一二两三四五六七八九十百千万亿半"
_LONGEST_NAME = 14
_TARGET_ROLES = (Role.PLAN, Role.TARGETS, Role.OVERALL_REQUIREMENT)


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a number as it stands in a sentence: its span, its value and unit."""

    start: int
    end: int
    value: float
    unit: str
    approximation: str | None


def find_indicators(
    documents: Sequence[Document], sources: dict[str, Source], lexicon: Lexicon
) -> tuple[Indicator, ...]:
    """Return the figures of comparable documents in order of their places."""
    found: list[Indicator] = []
    for document in documents:
        if document.comparable:
            for sentence in document.sentences:
                found.extend(_of_sentence(sentence, document, sources, lexicon))
    return tuple(found)


def _of_sentence(
    sentence: Sentence, document: Document, sources: dict[str, Source], lexicon: Lexicon
) -> Iterator[Indicator]:
    role = document.section(sentence.section).role
    if not sentence.usable or role is Role.APPENDIX:
        return
    table = lexicon.table("indicators")
    text = sentence.text
    for figure in figures_of(text, lexicon):
        scope = pattern(table["scopes"]).search(text)
        kind = _kind(text, figure, role, table)
        yield Indicator(
            passage=passage_of(sentence.clean, document, sources, figure.start, figure.end),
            section=sentence.section,
            name=_name(text, figure, lexicon),
            value=figure.value,
            unit=figure.unit,
            approximation=figure.approximation,
            scope=scope.group(0) if scope else None,
            year=_year(text, figure, kind, document),
            kind=kind,
            sentence=sentence_passage(sentence, document, sources),
        )


@lru_cache(maxsize=8)
def _expression(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a figure: sign, number, magnitude, unit, sign."""
    table = lexicon.table("indicators")

    def any_of(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))

    inside = any_of(table["inside"])
    return re.compile(
        f"(?P<before>{any_of(table['before'])})?"
        rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{_CHINESE}]+)"
        f"(?P<inside>{inside})?"
        f"(?P<magnitude>[十百千万亿]*)(?P<inside2>{inside})?"
        f"(?P<unit>{any_of(table['units'])})(?P<behind>{any_of(table['behind'])})?"
    )


def figures_of(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of a text; names and dates that only look like figures are left out."""
    table = lexicon.table("indicators")
    taken = [span for name in table["names"] for span in _spans(name, text)]
    for found in _expression(lexicon).finditer(text):
        start, end = found.span("number")[0], found.end("unit")
        if any(low < found.end("number") and start < high for low, high in taken):
            continue
        number = found.group("number")
        if number[0] in _CHINESE and not _is_chinese_figure(found, text, lexicon):
            continue
        if not _counts(found, text, lexicon):
            continue
        value = numeral_value(number + found.group("magnitude"))
        if value is None:
            continue
        unit, value = _whole_unit(found.group("unit"), value)
        sign = _sign(found, table)
        last = found.end("behind") if found.group("behind") else end
        yield Figure(start, last, value, unit, sign)


def _spans(expression: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern(expression).finditer(text)]


def _whole_unit(unit: str, value: float) -> tuple[str, float]:
    """Return the unit without a magnitude of its own, and the value that goes with it."""
    for magnitude, factor in (("万", 1e4), ("亿", 1e8)):
        if unit.startswith(magnitude):
            return unit[1:], value * factor
    return unit.replace("％", "%"), value


def _is_chinese_figure(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Tell whether a Chinese numeral is a figure: large or approximate, and no set phrase."""
    rules = lexicon.table("indicators")["chinese"]
    number = found.group("number")
    start = found.start("number")
    around = text[max(0, start - 3) : found.end() + 3]
    if any(phrase in around for phrase in rules["phrases"]):
        return False
    if _inside_quotation(text, start):
        return False
    approximate = found.group("inside") or found.group("inside2") or found.group("behind")
    magnitude = any(sign in number + found.group("magnitude") for sign in rules["magnitudes"])
    return len(number) > 1 and (magnitude or approximate is not None)


def _inside_quotation(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _counts(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    """Tell whether a number with its unit is a quantity: years and days need a sign of duration."""
    table = lexicon.table("indicators")
    if found.group("unit") in table["duration_units"]:
        before = text[: found.start("number")]
        return pattern(table["duration_signs"]).search(before) is not None
    before = text[found.start("number") - 1 : found.start("number")]
    return not (before and before[-1] in "+＋-－第.")


def _sign(found: re.Match[str], table: dict[str, list[str]]) -> str | None:
    """Return the approximation as the text has it, or None."""
    before = found.group("before")
    signs = [
        before if before not in table["plain_before"] else None,
        found.group("inside") or found.group("inside2"),
        found.group("behind"),
    ]
    return next((sign for sign in signs[::-1] if sign), None)


def _name(text: str, figure: Figure, lexicon: Lexicon) -> str:
    """Return what is counted: the words before the number, or those behind it."""
    table = lexicon.table("indicators")
    before = _CLAUSE.split(text[: figure.start])
    own = pattern(table["linking"]).sub("", before[-1]).strip()
    change = pattern(table["change"]).search(own)
    if change and len(own) == len(change.group(0)) and len(before) > 1:
        subject = re.sub(r"[\d.余多万亿%％]+.*$", "", before[-2])
        return (pattern(table["linking"]).sub("", subject) + own)[-_LONGEST_NAME:]
    if len(own) >= 3:
        return own[-_LONGEST_NAME:]
    behind = _CLAUSE.split(text[figure.end :])[0]
    return (own + behind)[:_LONGEST_NAME] or own or figure.unit


def _kind(text: str, figure: Figure, role: Role, table: dict[str, str]) -> IndicatorKind:
    before = text[: figure.start]
    if role in _TARGET_ROLES:
        if pattern(table["result_signs"]).search(before):
            return IndicatorKind.RESULT
        return IndicatorKind.TARGET
    if role is not Role.REVIEW and pattern(table["target_signs"]).search(before):
        return IndicatorKind.TARGET
    return IndicatorKind.RESULT


def _year(text: str, figure: Figure, kind: IndicatorKind, document: Document) -> int | None:
    stated = re.findall(r"(20\d\d)年", text[: figure.start])
    if stated:
        return int(stated[-1])
    identity = document.identity
    if kind is IndicatorKind.TARGET:
        return identity.plan_year
    return identity.review_year
