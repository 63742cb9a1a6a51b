"""Hold the few questions about characters that every stage asks."""

from __future__ import annotations

import re
from itertools import compress, count

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇]")
_HAN_RUN = re.compile(f"{_HAN.pattern}+")
NOT_LETTER = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W_]")
TERMINALS = "。！？!?…"


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one."""
    return _HAN.match(character) is not None


def han_count(text: str) -> int:
    """Count the Chinese characters of a text."""
    return sum(map(len, _HAN_RUN.findall(text)))


def letters_of(text: str) -> str:
    """Return letters and digits alone: what is compared, free of punctuation and spaces."""
    return text if text.isalnum() else NOT_LETTER.sub("", text)


def has_letters(text: str) -> bool:
    """Tell whether a text holds anything that counts in a comparison."""
    return _LETTER.search(text) is not None


def is_letter(character: str) -> bool:
    """Tell whether a character counts in a comparison."""
    return NOT_LETTER.match(character) is None


def letter_places(text: str) -> tuple[int, ...]:
    """Return the offsets of the letters of a text, in order."""
    return tuple(compress(count(), map(str.isalnum, text)))


def compact(text: str) -> str:
    """Return the text without any white space."""
    return "".join(text.split())
