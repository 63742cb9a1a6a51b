"""Let Word number the headings, and make sure that its numbers are those of the briefing.

The counting of Word is repeated here. Where the briefing departs from it (an annex begins again
with 一、), a new list starts with the wanted number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compare.briefing.document import Heading
from compare.rendering.word.measures import BODY_SIZE, BODY_SPACING, points
from compare.rendering.word.nodes import Node, node, val

LEVELS = 4
_DIGITS = "〇一二三四五六七八九"
_MOST = 999
_FORMATS = ("chineseCountingThousand", "chineseCountingThousand", "decimal", "decimal")
_TEXTS = ("%1、", "（%2）", "%3.", "（%4）")
_INDENT = {
    "w:left": 0,
    "w:firstLineChars": 200,
    "w:firstLine": points(2 * (BODY_SIZE + BODY_SPACING)),
}
HEADING_LIST = 1
"""The list the heading styles belong to."""


def chinese(number: int) -> str:
    """Return a number from 1 to 999 as Word counts it in Chinese: 十一, 二十, 一百零一."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _label(level: int, number: int) -> str:
    counted = chinese(number) if _FORMATS[level - 1].startswith("chinese") else str(number)
    return _TEXTS[level - 1].replace(f"%{level}", counted)


_NUMBERS = {
    (level, _label(level, number)): number
    for level in range(1, LEVELS + 1)
    for number in range(1, _MOST + 1)
}


def read_number(level: int, label: str) -> int | None:
    """Return the number behind a heading's label, None if Word has no such label."""
    return _NUMBERS.get((level, label))


@dataclass(slots=True)
class Numbering:
    """Follow the headings, start lists where needed, and make the numbering part at the end."""

    starts: list[dict[int, int]] = field(default_factory=lambda: [{}])
    """For each list the first number of a level, where it is not 1."""
    marked: bool = False
    """Whether each heading names its list, since its style may come from elsewhere."""
    counts: dict[int, int | None] = field(default_factory=dict)
    """How far each level of the running list has come; None where Word may count otherwise."""

    def properties(self, heading: Heading) -> list[Node]:
        """Return what a numbered heading's paragraph needs beyond its style, often nothing."""
        level = heading.level
        number = read_number(level, heading.number)
        if number is None:
            raise ValueError(f"Word cannot number a heading of level {level}: {heading.number!r}")
        if self._next(level) != number:
            self.starts.append({level: number})
            self.counts = {}
        self._count(level, number)
        if len(self.starts) == 1 and not self.marked:
            return []
        return [numbered(level, len(self.starts))]

    def _next(self, level: int) -> int | None:
        reached = self.counts.get(level, self.starts[-1].get(level, 1) - 1)
        return None if reached is None else reached + 1

    def _count(self, level: int, number: int) -> None:
        # A skipped level above is counted by some programs and not by others.
        above: dict[int, int | None] = {upper: self.counts.get(upper) for upper in range(1, level)}
        self.counts = {**above, level: number}

    def part(self, styles: tuple[str, ...]) -> Node:
        """Make the numbering part; `styles` are the heading styles of the first list."""
        lists = range(1, len(self.starts) + 1)
        return node(
            "w:numbering",
            None,
            [
                *(
                    self._abstract(index, styles if index == HEADING_LIST else ())
                    for index in lists
                ),
                *(
                    node("w:num", {"w:numId": index}, [val("w:abstractNumId", index)])
                    for index in lists
                ),
            ],
        )

    def _abstract(self, index: int, styles: tuple[str, ...]) -> Node:
        starts = self.starts[index - 1]
        levels = [
            _level(level, starts.get(level, 1), styles[level - 1] if styles else "")
            for level in range(1, LEVELS + 1)
        ]
        head = [val("w:nsid", f"{0x4A000000 + index:08X}"), val("w:multiLevelType", "multilevel")]
        return node("w:abstractNum", {"w:abstractNumId": index}, [*head, *levels])


def numbered(level: int, list_id: int) -> Node:
    """Make the reference from a paragraph or style to a level of a list; list 0 is none."""
    return node("w:numPr", None, [val("w:ilvl", level - 1), val("w:numId", list_id)])


def _level(level: int, start: int, style: str) -> Node:
    children = [val("w:start", start), val("w:numFmt", _FORMATS[level - 1])]
    if style:
        children.append(val("w:pStyle", style))
    children += [
        val("w:suff", "nothing"),
        val("w:lvlText", _TEXTS[level - 1]),
        val("w:lvlJc", "left"),
        node("w:pPr", None, [node("w:ind", _INDENT)]),
    ]
    return node("w:lvl", {"w:ilvl": level - 1}, children)
