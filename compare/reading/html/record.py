"""Record what of a page is left out, and keep apart what it says of its publication.

Readers of the record can rely on this: `page_title` is the literal title of the page, once;
`publication` is one line of the page that says where and when it was published, blanks settled,
or one of its particulars as `name: value`, such as `PubDate: 2025-01-20`; these come first.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.model.source import Dropped
from compare.reading.html.blocks import Line
from compare.reading.html.nodes import Tree
from compare.reading.html.words import (
    DATE,
    LONGEST_FRAME_LINE,
    PUBLICATION_LINE,
    PUBLICATION_META,
)
from compare.text import compact

# A page dates its article once or twice; more dates outside it belong to lists of other pages.
_MOST_DATES = 3
_LONGEST_DATED = 60


class Record:
    """Gather what is left out of a page; start with what its head says."""

    def __init__(self, tree: Tree) -> None:
        """Read the title and the particulars from the head of the page."""
        self._head: list[Dropped] = []
        self._published: list[str] = []
        self._dated: list[str] = []
        self._rest: list[Dropped] = []
        page = tree.css_first("title")
        if page is not None:
            self._head.append(Dropped("page_title", " ".join((page.text() or "").split())))
        for name in PUBLICATION_META:
            for node in tree.css(f'meta[name="{name}" i], meta[property="{name}" i]'):
                content = " ".join((node.attributes.get("content") or "").split())
                if content:
                    self._published.append(f"{name}: {content}")

    def add(self, reason: str, lines: Sequence[Line]) -> None:
        """Record lines that are left out together."""
        rest = [line for line in lines if not self._is_publication(line)]
        if rest:
            self._rest.append(Dropped(reason, " ".join(line.text for line in rest)))

    def add_published(self, lines: Sequence[Line]) -> None:
        """Record of some lines only those that say where and when the page was published."""
        for line in lines:
            self._is_publication(line)

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the records: the title, the publication, then the rest in order."""
        dated = self._dated if len(self._dated) <= _MOST_DATES else []
        published = dict.fromkeys((*self._published, *dated))
        return (*self._head, *(Dropped("publication", text) for text in published), *self._rest)

    def _is_publication(self, line: Line) -> bool:
        """Tell whether a line says where or when the page was published; keep it then."""
        flat = compact(line.text)
        if len(flat) > LONGEST_FRAME_LINE:
            return False
        if PUBLICATION_LINE.fullmatch(flat):
            self._published.append(" ".join(line.text.split()))
            return True
        if not line.linked and len(flat) <= _LONGEST_DATED and DATE.search(flat):
            self._dated.append(" ".join(line.text.split()))
        return False
