"""Find marks of quotation, titles and brackets without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.cleaning.finding import Finding

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_BEFORE, _BEHIND = 6, 12


def find_unbalanced(text: str) -> Iterator[Finding]:
    """Yield a finding for each mark of a paragraph whose partner is missing."""
    for opening, closing in _PAIRS:
        waiting: list[int] = []
        for found in re.finditer(f"[{opening}{closing}]", text):
            index = found.start()
            if text[index] == opening:
                if waiting and opening == "“":
                    yield _mark(text, waiting.pop(), closing)
                waiting.append(index)
            elif waiting:
                waiting.pop()
            elif not _is_number(text, index):
                yield _mark(text, index, opening)
        for index in waiting:
            yield _mark(text, index, closing)


def _is_number(text: str, index: int) -> bool:
    """Tell whether a closing bracket belongs to a number without an opening one, as in 1）."""
    return text[index] == "）" and 0 < index <= 3 and text[:index].isalnum()


def _mark(text: str, index: int, partner: str) -> Finding:
    start, end = max(0, index - _BEFORE), min(len(text), index + _BEHIND)
    return Finding(start, end, "unbalanced", 0.7, f"缺{partner}")
