"""Lead from a citation to its source without a comment: a link that shows the source in a hint."""

from __future__ import annotations

from collections.abc import Iterable

from compare.briefing.document import Briefing, Citation, Part, Table
from compare.rendering.word.bookmarks import Bookmarks, link
from compare.rendering.word.bounding import citations
from compare.rendering.word.nodes import Node
from compare.rendering.xml_text import printable

# Word shows no more of a hint.
_LONGEST = 250
_CUT = "……"
_DOCUMENT = "document-"


class Hints:
    """Know where each document is listed: there a link leads if no row of sources is cited."""

    def __init__(self, briefing: Briefing, hinting: Iterable[Part]) -> None:
        listed = {
            row.anchor: block.anchor
            for part in briefing.parts
            for block in part.blocks
            if isinstance(block, Table)
            for row in block.rows
            if row.anchor is not None and row.anchor.startswith(_DOCUMENT)
        }
        self._rows = frozenset(listed)
        # Of two documents in one row only the first has an anchor; their table has one.
        places = [*listed.values(), *(part.anchor for part in briefing.parts)]
        self._elsewhere = places[0] if places else ""
        self.targets = frozenset(
            self._place(citation) for part in hinting for citation in citations(part)
        )
        """The anchors that links may lead to."""

    def link(self, citation: Citation, content: list[Node], bookmarks: Bookmarks) -> list[Node]:
        """Return content as a link to the cited sentence or to its document, with a hint."""
        name = bookmarks.name(citation.target) or bookmarks.name(self._place(citation))
        return content if name is None else [link(name, content, _words(citation))]

    def _place(self, citation: Citation) -> str:
        place = _DOCUMENT + citation.document
        return place if place in self._rows else self._elsewhere


def _words(citation: Citation) -> str:
    """Return the words of the hint: where the source stands, and what it says there."""
    words = " ".join(printable(citation.detail + citation.literal).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - len(_CUT)] + _CUT
