"""Refuse markup that is nested so deeply that a parser would take hours."""

from __future__ import annotations

import re
from collections import Counter

from compare.errors import InputError

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# A parser looks through all open elements at each new one; pages of people stay below a hundred.
_DEEPEST = 12_000
# These end without a word where the next begins, or hold nothing.
_SELF_ENDING = frozenset(
    {
        *("p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "colgroup"),
        *("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "param"),
    }
)


def refuse_deep_nesting(markup: str, path: str) -> None:
    """Raise `InputError` where one kind of element is open more often than any page needs."""
    opened: Counter[str] = Counter()
    for found in _TAG.finditer(markup):
        name = found.group(2).lower()
        if name in _SELF_ENDING:
            continue
        if found.group(1):
            opened[name] = max(0, opened[name] - 1)
            continue
        opened[name] += 1
        if opened[name] > _DEEPEST:
            raise InputError(
                f"nests <{name}> deeper than {_DEEPEST} times",
                place=path,
                remedy="save the text of the page from a browser",
            )
