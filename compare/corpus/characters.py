"""Keep characters that no database takes.

A name of a file that is not UTF-8 has lone surrogates in Python. They are kept as characters of a
private plane that no font uses, one for one, so that offsets hold.
"""

from __future__ import annotations

import re

_SHIFT = 0x10_0000
_KEPT = {code: code + _SHIFT for code in range(0xD800, 0xE000)}
_GIVEN = {kept: code for code, kept in _KEPT.items()}
_IS_KEPT = re.compile("[\U0010d800-\U0010dfff]")


def kept(text: str) -> str:
    """Return a text as it can be kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_KEPT)
    return text


def given(text: str) -> str:
    """Return a text that was kept as it was given."""
    return text.translate(_GIVEN) if _IS_KEPT.search(text) else text
