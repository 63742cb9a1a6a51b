"""Read the day on which a report was given from its title and first lines."""

from __future__ import annotations

from datetime import date

from compare.lexicon import Lexicon, pattern
from compare.model.report import Document
from compare.model.source import Source
from compare.text import compact

_BEGINNING = 400
_DIGITS = "〇一二三四五六七八九"


def report_date(document: Document, source: Source, lexicon: Lexicon) -> str | None:
    """Return the day as year-month-day, None where the beginning tells none that fits.

    A day fits that lies in the year after the one looked back on, or in its last quarter.
    """
    rules = lexicon.table("years")["date"]
    beginning = source.text[document.start : document.start + _BEGINNING]
    for found in pattern(rules["day"]).finditer(compact(f"{document.title}\n{beginning}")):
        day = _day(found.groupdict(), rules["zeros"])
        if day is not None and _fits(day, document):
            return day.isoformat()
    return None


def _day(parts: dict[str, str], zeros: str) -> date | None:
    try:
        return date(_year(parts["year"], zeros), _number(parts["month"]), _number(parts["day"]))
    except ValueError:
        return None


def _year(words: str, zeros: str) -> int:
    if words.isdecimal():
        return int(words)
    digits = ("〇" if sign in zeros else sign for sign in words)
    return int("".join(str(_DIGITS.index(sign)) for sign in digits))


def _number(words: str) -> int:
    """Return a number below a hundred, in digits or Chinese ones."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _DIGITS.index(words)
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def _fits(day: date, document: Document) -> bool:
    identity = document.identity
    planned = identity.plan_year or (identity.review_year or 0) + 1
    return day.year == planned or (day.year == planned - 1 and day.month > 9)
