"""Hold what official typesetting says about punctuation at line ends and beside itself."""

from __future__ import annotations

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


def is_han(character: str) -> bool:
    """Tell whether `character` is an ideograph or stands like one in the line."""
    return (
        "\u3400" <= character <= "\u9fff"
        or character >= "\U00020000"
        or character in "〇○●◐◑□■△▲☆★※"
    )


def is_full_width(character: str) -> bool:
    """Tell whether our own rules suffice for a break beside `character`."""
    return is_han(character) or character in NOT_FIRST_FULL or character in OPENING


NOT_FIRST_FULL = CLOSING | UNBROKEN_PAIRS
