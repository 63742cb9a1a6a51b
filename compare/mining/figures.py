"""Recognise figures in a sentence: number, magnitude, unit and sign of approximation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.numerals import fraction_value, numeral_value

CHINESE_DIGITS = "〇零一二两三四五六七八九"
_CHINESE = CHINESE_DIGITS + "十百千万亿半"
_FRACTION_SIGN = re.compile("分之|/")


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a number as it stands in a sentence: its span, its value and unit.

    The span begins with a sign of approximation before the number and ends with one behind the
    unit; `number_start` and `unit_end` are the bounds without them. Of a range `value` is the lower
    end and `upper` the other.
    """

    start: int
    end: int
    number_start: int
    unit_end: int
    value: float
    unit: str
    approximation: str | None
    upper: float | None = None


def figures_of(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of a text; names and dates that only look like figures are left out."""
    fractions = list(_fractions(text, lexicon)) if _FRACTION_SIGN.search(text) else []
    counted = list(_expression(lexicon).finditer(text))
    if not fractions and not counted:
        return
    table = lexicon.table("indicators")
    taken = [found.span() for name in table["names"] for found in pattern(name).finditer(text)]
    fractions = [figure for figure in fractions if not _overlaps(figure, taken)]
    taken += [(figure.number_start, figure.unit_end) for figure in fractions]
    figures = (*fractions, *_counted(counted, text, taken, table))
    yield from sorted(figures, key=lambda figure: figure.start)


def _overlaps(figure: Figure, taken: Sequence[tuple[int, int]]) -> bool:
    return any(low < figure.unit_end and figure.number_start < high for low, high in taken)


def _counted(
    matches: Sequence[re.Match[str]], text: str, taken: Sequence[tuple[int, int]], table: Table
) -> Iterator[Figure]:
    """Yield the figures with a unit whose numbers do not overlap what is taken."""
    for found in matches:
        begin, end = found.span("number")
        if any(low < end and begin < high for low, high in taken):
            continue
        if _is_figure(found, text, table):
            figure = _figure(found, table)
            if figure is not None:
                yield figure


def _fractions(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the fractions of a text: 三分之二, 近1/3, 百分之五."""
    table = lexicon.table("indicators")
    before, behind = ("|".join(table[key]) for key in ("before", "behind"))
    expression = pattern(f"(?P<before>{before})?{table['fraction']}(?P<behind>{behind})?")
    for found in expression.finditer(text):
        whole = found.group("whole") or found.group("below")
        value = fraction_value(whole, found.group("part") or found.group("above"))
        if value is None or _inside_quotation(text, found.start()):
            continue
        is_percent = whole == "百"
        low = found.end("before") if found.group("before") else found.start()
        yield Figure(
            start=found.start(),
            end=found.end(),
            number_start=low,
            unit_end=found.end() - len(found.group("behind") or ""),
            value=round(value * 100, 4) if is_percent else value,
            unit="%" if is_percent else "",
            approximation=found.group("behind") or found.group("before"),
        )


@lru_cache(maxsize=8)
def _expression(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a figure: sign, number, magnitude, unit, sign."""
    table = lexicon.table("indicators")

    def any_of(words: Sequence[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))

    inside = any_of(table["inside"])
    return re.compile(
        f"(?P<before>(?<!{table['no_sign_behind']})(?:{any_of(table['before'])}))?"
        r"(?P<low>\d+(?:\.\d+)?[%％]?[—\-－~～至到])?"
        rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[{_CHINESE}]+)"
        f"(?P<inside>{inside})?"
        f"(?P<magnitude>[十百千万亿]*)(?P<inside2>{inside})?"
        f"(?P<unit>{any_of(table['units'])})(?P<behind>{any_of(table['behind'])})?"
    )


def _is_figure(found: re.Match[str], text: str, table: Table) -> bool:
    if found.group("number")[0] in _CHINESE and not _is_chinese_figure(found, text, table):
        return False
    return _is_quantity(found, text, table)


def _is_chinese_figure(found: re.Match[str], text: str, table: Table) -> bool:
    """Tell whether a Chinese numeral is a figure: large or approximate, and no set phrase."""
    number, start = found.group("number"), found.start("number")
    if found.group("unit") in table["ratio_units"] and number[-1] in CHINESE_DIGITS:
        return not _inside_quotation(text, start)
    around = text[max(0, start - 3) : found.end() + 3]
    if any(phrase in around for phrase in table["chinese"]["phrases"]):
        return False
    if _inside_quotation(text, start):
        return False
    signs = [found.group(name) for name in ("inside", "inside2", "behind", "before")]
    is_approximate = any(sign and sign not in table["plain_before"] for sign in signs)
    whole = number + found.group("magnitude")
    if not any(digit in CHINESE_DIGITS for digit in whole):
        # 万余人次 is a figure, 万亿元台阶 and 千万农户 are not.
        return is_approximate
    is_large = any(sign in whole for sign in table["chinese"]["magnitudes"])
    return len(number) > 1 and (is_large or is_approximate)


def _inside_quotation(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _is_quantity(found: re.Match[str], text: str, table: Table) -> bool:
    """Tell whether a number with its unit is a quantity: years and days need a sign of duration."""
    begin = found.start("low") if found.group("low") else found.start("number")
    if found.group("unit") in table["duration_units"]:
        return pattern(table["duration_signs"]).search(text[:begin]) is not None
    return text[begin - 1 : begin] not in tuple("+＋-－第.") or begin == 0


def _figure(found: re.Match[str], table: Table) -> Figure | None:
    low = found.group("low")
    value = numeral_value(
        (low[:-1].rstrip("%％") if low else found.group("number")) + found.group("magnitude")
    )
    if value is None:
        return None
    upper = numeral_value(found.group("number") + found.group("magnitude")) if low else None
    unit, factor = _whole_unit(found.group("unit"))
    before = found.group("before")
    if before in table["plain_before"]:
        before = None
    number_start = found.start("low") if low else found.start("number")
    return Figure(
        start=found.start() if before else number_start,
        end=found.end("behind") if found.group("behind") else found.end("unit"),
        number_start=number_start,
        unit_end=found.end("unit"),
        value=round(value * factor, 4),
        unit=unit,
        approximation=found.group("behind")
        or found.group("inside")
        or found.group("inside2")
        or before,
        upper=None if upper is None else round(upper * factor, 4),
    )


def _whole_unit(unit: str) -> tuple[str, float]:
    """Return the unit without a magnitude of its own, and the factor that this stands for."""
    for magnitude, factor in (("万", 1e4), ("亿", 1e8)):
        if unit.startswith(magnitude):
            return unit[1:], factor
    return unit.replace("％", "%"), 1.0
