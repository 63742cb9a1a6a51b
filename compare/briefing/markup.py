"""Turn rendered wording into blocks.

The wording is plain text. A line that begins with # is a heading (one # for each level, #* for one
without a number), ::: begins an annex with that title, > a summary, ~ a note, - an item; any other
line is a paragraph of the text. What a template inserts by function (a quotation, a table, a chart,
a word with a mark) travels as a token and is put back here, so that no text can be mistaken for a
mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.briefing.document import (
    Block,
    Chart,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Run,
    Table,
)
from compare.errors import TemplateError

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_STYLES = {">": ParagraphStyle.SUMMARY, "~": ParagraphStyle.NOTE, "-": ParagraphStyle.ITEM}
_HEADING = re.compile(r"^(#{1,4})(\*?)\s*(.+)$")
_DIGITS = "零一二三四五六七八九十"


@dataclass
class Tokens:
    """Keep what a template inserts by function, and hand out tokens for it."""

    inlines: dict[int, Inlines] = field(default_factory=dict)
    blocks: dict[int, Table | Chart] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget all of it, for another rendering."""
        self.inlines.clear()
        self.blocks.clear()

    def inline(self, *inlines: Inline) -> str:
        """Return a token that stands for inlines."""
        number = len(self.inlines) + len(self.blocks)
        self.inlines[number] = inlines
        return f"{_OPEN}{number}{_CLOSE}"

    def block(self, block: Table | Chart) -> str:
        """Return a token that stands for a table or chart on a line of its own."""
        number = len(self.inlines) + len(self.blocks)
        self.blocks[number] = block
        return f"{_OPEN}{number}{_CLOSE}"


def plain(text: str) -> str:
    """Return a text without the characters that tokens are made of."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def parse_parts(
    text: str, tokens: Tokens, place: str, first_title: str, annex_label: str
) -> tuple[Part, ...]:
    """Return the parts of a rendered wording: the briefing proper, then the annexes."""
    chunks: list[tuple[str, list[str]]] = [(first_title, [])]
    for line in text.splitlines():
        if line.startswith(":::"):
            chunks.append((line[3:].strip(), []))
        elif line.strip():
            chunks[-1][1].append(line.strip())
    parts = []
    for number, (title, lines) in enumerate(chunks):
        kind = PartKind.ANNEX if number else PartKind.BRIEFING
        anchor = f"annex-{number}" if number else "briefing"
        label = annex_label.format(number=number) if number else ""
        blocks = _Blocks(tokens, place, anchor).of(lines)
        parts.append(Part(kind, label, title, blocks, anchor))
    return tuple(parts)


class _Blocks:
    """Turn the lines of one part into blocks, counting the headings."""

    def __init__(self, tokens: Tokens, place: str, anchor: str) -> None:
        self.tokens = tokens
        self.place = place
        self.anchor = anchor
        self.counts = [0, 0, 0, 0]
        self.headings = 0

    def of(self, lines: list[str]) -> tuple[Block, ...]:
        return tuple(self._block(line) for line in lines)

    def _block(self, line: str) -> Block:
        whole = _TOKEN.fullmatch(line)
        if whole and int(whole.group(1)) in self.tokens.blocks:
            return self.tokens.blocks[int(whole.group(1))]
        heading = _HEADING.match(line)
        if heading:
            return self._heading(len(heading.group(1)), not heading.group(2), heading.group(3))
        style = _STYLES.get(line[0], ParagraphStyle.BODY)
        words = line if style is ParagraphStyle.BODY else line[1:].strip()
        return Paragraph(self._inlines(words), style)

    def _heading(self, level: int, numbered: bool, text: str) -> Heading:
        self.headings += 1
        number = ""
        if numbered:
            self.counts[level - 1] += 1
            self.counts[level:] = [0] * (len(self.counts) - level)
            number = heading_number(level, self.counts[level - 1])
        words = "".join(_inline_text(inline) for inline in self._inlines(text))
        return Heading(level, number, words, f"{self.anchor}-h{self.headings}")

    def _inlines(self, text: str) -> Inlines:
        """Return a line as inlines; a block's token may not stand inside a line."""
        inlines: list[Inline] = []
        place = 0
        for found in _TOKEN.finditer(text):
            if found.start() > place:
                inlines.append(Run(text[place : found.start()]))
            number = int(found.group(1))
            if number in self.tokens.blocks:
                raise TemplateError(
                    "a table or chart stands inside a line",
                    place=self.place,
                    remedy="put it on a line of its own",
                )
            inlines.extend(self.tokens.inlines[number])
            place = found.end()
        if place < len(text):
            inlines.append(Run(text[place:]))
        return tuple(inlines)


def _inline_text(inline: Inline) -> str:
    return inline.text


def heading_number(level: int, count: int) -> str:
    """Return the number of a heading: 一、（一）1.（1）."""
    match level:
        case 1:
            return f"{chinese_number(count)}、"
        case 2:
            return f"（{chinese_number(count)}）"
        case 3:
            return f"{count}."
        case _:
            return f"（{count}）"


def chinese_number(value: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")
