"""Number tables and figures by fields whose shown result is the number of the briefing."""

from __future__ import annotations

import re

from compare.rendering.word.bookmarks import Bookmarks
from compare.rendering.word.nodes import Node, field, run

_NUMBER = re.compile(r"(\D*[^\W\d_])([1-9]\d*)")
_GAP = "\u3000"


class Captions:
    """Follow the count of each sequence; where the briefing departs, the field is reset."""

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._bookmarks = bookmarks
        self._counts: dict[str, int] = {}

    def content(self, number: str, caption: str) -> list[Node]:
        """Make the content of a caption such as 表1　提法与区县对照."""
        made = self._bookmarks.wrap_label(number, self._number(number)) if number else []
        if number and caption:
            made.append(run(_GAP))
        if caption:
            made.append(run(caption))
        return made

    def _number(self, number: str) -> list[Node]:
        match = _NUMBER.fullmatch(number)
        if match is None:
            return [run(number)]
        name, count = match.group(1), int(match.group(2))
        instruction = f"SEQ {name} \\* ARABIC"
        if count != self._counts.get(name, 0) + 1:
            instruction += f" \\r {count}"
        self._counts[name] = count
        return [run(name), field(instruction, str(count))]
