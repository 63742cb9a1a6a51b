"""Collect the comments that lead from quotations to the raw text."""

from __future__ import annotations

from datetime import datetime

from compare.briefing.document import Citation
from compare.rendering.word.measures import COMMENT_AUTHOR
from compare.rendering.word.nodes import Node, node, paragraph, run, val
from compare.rendering.word.styles import Style


def date_words(date: datetime) -> str:
    """Return a date as Word writes it."""
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")


class Comments:
    """Number the comments and keep them in order.

    python-docx searches all comments for a free number at each new one; numbers counted here
    keep thousands of comments linear.
    """

    def __init__(self, date: datetime) -> None:
        self._date = date_words(date)
        self.elements: list[Node] = []

    def anchor(self, citation: Citation, content: list[Node]) -> list[Node]:
        """Return content with a comment that carries the citation's detail and literal text."""
        return self._around(content, (citation.detail, citation.literal))

    def _around(self, content: list[Node], lines: tuple[str, ...]) -> list[Node]:
        number = len(self.elements)
        self.elements.append(self._comment(number, lines))
        identity = {"w:id": number}
        reference = node(
            "w:r",
            None,
            [
                node("w:rPr", None, [val("w:rStyle", Style.COMMENT_REFERENCE)]),
                node("w:commentReference", identity),
            ],
        )
        return [
            node("w:commentRangeStart", identity),
            *content,
            node("w:commentRangeEnd", identity),
            reference,
        ]

    def note(self, words: str, content: list[Node]) -> list[Node]:
        """Return content with a comment of some words that lead to no source."""
        return self._around(content, (words,))

    def _comment(self, number: int, lines: tuple[str, ...]) -> Node:
        mark = node(
            "w:r",
            None,
            [
                node("w:rPr", None, [val("w:rStyle", Style.COMMENT_REFERENCE)]),
                node("w:annotationRef"),
            ],
        )
        return node(
            "w:comment",
            {
                "w:id": number,
                "w:author": COMMENT_AUTHOR,
                "w:date": self._date,
                "w:initials": COMMENT_AUTHOR,
            },
            [
                paragraph(Style.COMMENT_TEXT, [mark, run(lines[0])]),
                *(paragraph(Style.COMMENT_TEXT, [run(line)]) for line in lines[1:]),
            ],
        )
