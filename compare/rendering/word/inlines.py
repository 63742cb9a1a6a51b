"""Print runs in their character styles and quotations with citation and comment."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.briefing.document import Citation, Inlines, Mark, Quotation, Run
from compare.rendering.word.bookmarks import Bookmarks, link
from compare.rendering.word.changes import Changes
from compare.rendering.word.comments import Comments
from compare.rendering.word.fields import reference
from compare.rendering.word.hints import Hints
from compare.rendering.word.nodes import Node, run
from compare.rendering.word.styles import MARKS, Style


class InlineWriter:
    """Turn inlines into the content of paragraphs."""

    def __init__(self, bookmarks: Bookmarks, comments: Comments, changes: Changes) -> None:
        self.bookmarks = bookmarks
        self.comments = comments
        self.changes = changes
        self._known = _pattern(bookmarks.labels)

    def content(
        self,
        inlines: Inlines,
        in_table: bool = False,
        source: str | None = None,
        refer: bool = False,
    ) -> list[Node]:
        """Make the content of a paragraph; in tables the citations are smaller.

        `source` is the anchor of the row of sources in which the paragraph stands, if any. With
        `refer` names such as 表2 become cross-references; words of a source must stay as they are.
        """
        made: list[Node] = []
        for inline in inlines:
            if isinstance(inline, Quotation):
                made += self._quotation(inline, in_table, source)
            elif inline.citation is not None and inline.text:
                made += self._cited_alone(inline, inline.citation)
            else:
                made += self._runs((inline,), refer)
        return made

    def _cited_alone(self, item: Run, citation: Citation) -> list[Node]:
        """Make a label that cites without quoting."""
        return self.comments.anchor(citation, self._runs((item,)))

    def _quotation(self, quotation: Quotation, in_table: bool, source: str | None) -> list[Node]:
        content = self._runs(quotation.runs)
        if quotation.citation.label:
            content += self._label(quotation.citation, in_table, source)
        return self.comments.anchor(quotation.citation, content)

    def _label(self, citation: Citation, in_table: bool, source: str | None) -> list[Node]:
        """Make the label: a cross-reference to the annex of sources where it prints the same."""
        style = Style.TABLE_CITATION if in_table else Style.CITATION
        if not citation.target:
            return self.bookmarks.wrap_label(source, [run(citation.label, style, hint=False)])
        # In a narrow column LibreOffice breaks a field between any two letters, a link it does not.
        if not in_table and self.bookmarks.source_label(citation.target) == citation.label:
            name = self.bookmarks.reference(citation.target)
            if name is not None:
                return [reference(name, citation.label, style, hint=False)]
        name = self.bookmarks.name(citation.target)
        printed = run(citation.label, style, hint=False)
        return [printed] if name is None else [link(name, [printed])]

    def _runs(self, runs: Iterable[Run], refer: bool = False) -> list[Node]:
        return [made for item in runs if item.text for made in self._run(item, refer)]

    def _run(self, item: Run, refer: bool) -> list[Node]:
        name = self.bookmarks.name(item.target)
        style = MARKS.get(item.mark, "")
        if item.suggestion and item.suggestion != item.text:
            return self.changes.suggest(item.text, item.suggestion, style)
        if name is not None:
            style = Style.LINK if item.mark is Mark.PLAIN else style
            return [link(name, [run(item.text, style)])]
        return self._referring(item.text, style) if refer else [run(item.text, style)]

    def _referring(self, text: str, style: str) -> list[Node]:
        """Make a run in which names such as 表2 are cross-references."""
        if self._known is None:
            return [run(text, style)]
        made: list[Node] = []
        place = 0
        for found in self._known.finditer(text):
            name = self.bookmarks.reference(found.group())
            if name is None:
                continue
            if found.start() > place:
                made.append(run(text[place : found.start()], style))
            made.append(reference(name, found.group(), style))
            place = found.end()
        return [*made, run(text[place:], style)] if place < len(text) else made


class HintingWriter(InlineWriter):
    """Turn inlines into content in which the labels lead to the sources, without comments."""

    def __init__(self, like: InlineWriter, hints: Hints) -> None:
        super().__init__(like.bookmarks, like.comments, like.changes)
        self._hints = hints

    def _cited_alone(self, item: Run, citation: Citation) -> list[Node]:
        printed = [run(item.text, MARKS.get(item.mark, Style.LINK), hint=False)]
        return self._hints.link(citation, printed, self.bookmarks)

    def _quotation(self, quotation: Quotation, in_table: bool, source: str | None) -> list[Node]:
        content, citation = self._runs(quotation.runs), quotation.citation
        if not citation.label:
            return content
        if source and self.bookmarks.source_label(source) == citation.label:
            # A row of sources itself: other labels repeat what it prints, and not its link.
            return content + self._label(citation, in_table, source)
        style = Style.TABLE_CITATION if in_table else Style.CITATION
        printed = [run(citation.label, style, hint=False)]
        return content + self._hints.link(citation, printed, self.bookmarks)


def _pattern(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the names of tables, figures and annexes, 表1 not inside 表12 or 附表1."""
    words = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"(?<!附)(?:{words})(?!\d)") if words else None


def has_text(inlines: Inlines) -> bool:
    """Tell whether inlines print anything."""
    return any(
        inline.text if isinstance(inline, Run) else inline.text or inline.citation.label
        for inline in inlines
    )
