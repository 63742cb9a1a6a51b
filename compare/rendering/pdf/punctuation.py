"""Hold what official typesetting says about punctuation at line ends and beside itself."""

from __future__ import annotations

import re

CLOSING = frozenset("，。、；：！？”’）》〉」』】〕〗］｝")
OPENING = frozenset("“‘（《〈「『【〔〖［｛")
NOT_FIRST = CLOSING | frozenset("…—–·•％‰℃°～々,.;:!?)]}%")
"""What must not begin a line."""
NOT_LAST = OPENING | frozenset("([{$￥¥№")
"""What must not end a line."""
TRAILING_BLANK = CLOSING - frozenset("！？")
"""Full-width marks whose right half is blank and can be squeezed."""
UNBROKEN_PAIRS = frozenset("—…")
NUMBER_SIGNS = frozenset(
    "%％‰℃°万亿余多年月日号时分次件个项条名人家元期届场份篇户处类种位所座里吨亩米倍"
)
"""What stays with the number before it: signs, powers of ten and common measure words."""
NUMBERED = frozenset("件表图第")
"""What stays with the number behind it: 附件3, 表2, 图1, 第4."""


HAN = "\u3400-\u9fff\U00020000-\U0010ffff〇○●◐◑□■△▲☆★※"
"""Ideographs, and what stands like one in the line, as a class of regular expressions."""
FULL_WIDTH_MARKS = "".join(sorted(CLOSING | UNBROKEN_PAIRS | OPENING))

_HAN = re.compile(f"[{HAN}]")
_FULL_WIDTH = re.compile(f"[{HAN}{re.escape(FULL_WIDTH_MARKS)}]")


def is_han(character: str) -> bool:
    """Tell whether `character` is an ideograph or stands like one in the line."""
    return _HAN.match(character) is not None


def is_full_width(character: str) -> bool:
    """Tell whether our own rules suffice for a break beside `character`."""
    return _FULL_WIDTH.match(character) is not None
