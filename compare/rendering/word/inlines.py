"""Print runs in their character styles and quotations with citation and comment."""

from __future__ import annotations

from collections.abc import Iterable

from compare.briefing.document import Inlines, Mark, Quotation, Run
from compare.rendering.word.bookmarks import Bookmarks, link
from compare.rendering.word.comments import Comments
from compare.rendering.word.nodes import Node, run
from compare.rendering.word.styles import MARKS, Style


class InlineWriter:
    """Turn inlines into the content of paragraphs."""

    def __init__(self, bookmarks: Bookmarks, comments: Comments) -> None:
        self.bookmarks = bookmarks
        self.comments = comments

    def content(self, inlines: Inlines, in_table: bool = False) -> list[Node]:
        """Make the content of a paragraph; in tables the citations are smaller."""
        made: list[Node] = []
        for inline in inlines:
            if isinstance(inline, Run):
                made += self._runs((inline,))
            else:
                made += self._quotation(inline, in_table)
        return made

    def _quotation(self, quotation: Quotation, in_table: bool) -> list[Node]:
        content = self._runs(quotation.runs)
        if quotation.citation.label:
            style = Style.TABLE_CITATION if in_table else Style.CITATION
            content.append(run(quotation.citation.label, style, hint=False))
        return self.comments.anchor(quotation.citation, content)

    def _runs(self, runs: Iterable[Run]) -> list[Node]:
        return [self._run(item) for item in runs if item.text]

    def _run(self, item: Run) -> Node:
        name = self.bookmarks.name(item.target)
        style = MARKS.get(item.mark, "")
        if name is None:
            return run(item.text, style)
        if item.mark is Mark.PLAIN:
            style = Style.LINK
        return link(name, [run(item.text, style)])


def has_text(inlines: Inlines) -> bool:
    """Tell whether inlines print anything."""
    return any(
        inline.text if isinstance(inline, Run) else inline.text or inline.citation.label
        for inline in inlines
    )
