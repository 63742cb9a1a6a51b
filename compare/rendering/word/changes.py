"""Offer suggestions as tracked changes, which an editor accepts or rejects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher

from compare.rendering.word.comments import date_words
from compare.rendering.word.nodes import Node, node, run

# Fewer equal letters between two changes are changed along: single letters cannot be judged.
_SHORTEST_KEPT = 2


class Changes:
    """Number the tracked changes of one author."""

    def __init__(self, author: str, date: datetime) -> None:
        self._author = author
        self._date = date_words(date)
        self._count = 0

    def suggest(self, text: str, suggestion: str, style: str) -> list[Node]:
        """Make a text in which the letters that depart from a suggestion are deleted and inserted.

        Rejecting all leaves the text, accepting all leaves the suggestion.
        """
        made: list[Node] = []
        for old, new in differing(text, suggestion):
            if old == new:
                made.append(run(old, style))
                continue
            if old:
                made.append(self._change("w:del", deleted(run(old, style))))
            if new:
                made.append(self._change("w:ins", run(new, style)))
        return made

    def _change(self, tag: str, content: Node) -> Node:
        self._count += 1
        attributes: dict[str, str | int] = {
            "w:id": _FIRST + self._count,
            "w:author": self._author,
            "w:date": self._date,
        }
        return node(tag, attributes, [content])


# Changes, bookmarks and comments share a range of numbers in some programs.
_FIRST = 500_000


def deleted(printed: Node) -> Node:
    """Return a run with its texts turned into deleted ones."""
    for child in list(printed):
        if child.tag.endswith("}t"):
            gone = node("w:delText", {"xml:space": "preserve"})
            gone.text = child.text
            printed.replace(child, gone)
    return printed


def differing(text: str, suggestion: str) -> list[tuple[str, str]]:
    """Return both texts in pieces, (old, new); pieces that stay are equal."""
    pieces: list[tuple[str, str]] = []
    for old, new in _pieces(text, suggestion):
        kept = old == new and len(old) >= _SHORTEST_KEPT
        # A short equal piece at an end is kept: nothing lies beyond it.
        if pieces and not kept and pieces[-1][0] != pieces[-1][1]:
            before = pieces.pop()
            pieces.append((before[0] + old, before[1] + new))
        else:
            pieces.append((old, new))
    return [_trimmed for piece in pieces for _trimmed in _without_common_ends(*piece)]


def _pieces(text: str, suggestion: str) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, text, suggestion, autojunk=False)
    for _, low, high, start, end in matcher.get_opcodes():
        yield text[low:high], suggestion[start:end]


def _without_common_ends(old: str, new: str) -> list[tuple[str, str]]:
    """Return a piece with what is equal at its end apart."""
    if old == new:
        return [(old, new)]
    common = 0
    while common < min(len(old), len(new)) and old[-1 - common] == new[-1 - common]:
        common += 1
    if not common:
        return [(old, new)]
    return [(old[:-common], new[:-common]), (old[-common:], new[-common:])]
