"""Write a number in the way a list of Word asks for."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_TAIWANESE = "○一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int, style: str) -> str:
    """Return `number` in a numbering style of WordprocessingML; an unknown style is decimal."""
    write = _STYLES.get(style)
    return str(number) if write is None or number < 0 else write(number)


def _counted(digits: str, units: str) -> Callable[[int], str]:
    """Return a writer with the units ten, hundred and thousand, such as 一百零二."""

    def write(number: int) -> str:
        if not 0 < number < 10_000:
            return _plain(digits)(number)
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                text += (digits[0] if gap and text else "") + digits[digit]
                text += units[power - 1] if power else ""
            gap = not digit
        # Ten to nineteen begin with the unit: 十二, not 一十二.
        plain_ten = digits[1] == "一" and text.startswith("一十")
        return text[1:] if plain_ten else text

    return write


def _counted_below_hundred(digits: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return _counted(digits, "十百千")(number) if number < 100 else _plain(digits)(number)

    return write


def _plain(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _japanese(number: int) -> str:
    """Write units without a leading one and without zeros: 百二, 千百."""
    if not 0 < number < 10_000:
        return _plain(_DIGITS)(number)
    parts = []
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            parts.append(("" if digit == 1 and unit else _DIGITS[digit]) + unit)
    return "".join(parts)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _letters(first: str) -> Callable[[int], str]:
    """Return a writer of a, b … z, aa, bb …, as Word counts."""

    def write(number: int) -> str:
        if not number:
            return "0"
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return write


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text


def _block(first: str, size: int) -> Callable[[int], str]:
    """Return a writer that takes the sign from a block of Unicode, decimal beyond its end."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= size else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_STYLES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _counted_below_hundred(_DIGITS),
    "chineseCountingThousand": _counted("零" + _DIGITS[1:], "十百千"),
    "taiwaneseCounting": _counted_below_hundred(_TAIWANESE),
    "taiwaneseCountingThousand": _counted("零" + _DIGITS[1:], "十百千"),
    "chineseLegalSimplified": _counted(_LEGAL, "拾佰仟"),
    "ideographLegalTraditional": _counted(_LEGAL_TRADITIONAL, "拾佰仟"),
    "ideographDigital": _plain(_DIGITS),
    "japaneseDigitalTenThousand": _plain(_DIGITS),
    "taiwaneseDigital": _plain(_TAIWANESE),
    "japaneseCounting": _japanese,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _block("①", 20),
    "decimalEnclosedCircleChinese": _block("①", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
