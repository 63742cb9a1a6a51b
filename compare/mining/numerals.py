"""Turn Arabic and Chinese numerals into numbers."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}


def numeral_value(text: str) -> float | None:
    """Return the value of a numeral such as 1.24万, 两千, 1,300 or 三十五, None if it is none."""
    body = text.replace(",", "")
    digits = body.rstrip("十百千万亿")
    try:
        value = float(digits)
    except ValueError:
        return _chinese_value(body)
    for magnitude in body[len(digits) :]:
        value = round(value * (_SMALL | _LARGE)[magnitude], 4)
    return value


def fraction_value(whole: str, part: str) -> float | None:
    """Return the value of 三分之二 or 2/3 (`whole` is below), None if it is none."""
    below, above = numeral_value(whole), numeral_value(part)
    return round(above / below, 4) if above and below and above < below else None


def _chinese_value(text: str) -> float | None:
    """Return the value of a numeral in Chinese characters."""
    total, section, digit = 0.0, 0.0, 0.0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        elif character in _LARGE:
            total = (total + section + digit or 1) * _LARGE[character]
            section, digit = 0, 0
        else:
            return None
    return total + section + digit
