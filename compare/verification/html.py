"""Take the text out of a written HTML page, and the originals that its script shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from compare.verification.printed import LABEL, PrintedQuotation, TextPart, labelled

_DATA = "page-data"
_UNSEEN = frozenset({"script", "style", "title"})
_BLOCKS = frozenset(
    re.split(
        r"\s+",
        "p td th li dt dd div section article aside header tr table figcaption caption summary "
        "h1 h2 h3 h4 h5 h6 text label option button",
    )
)


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold the visible text of a page by blocks, and the data of its script as JSON text."""

    parts: tuple[TextPart, ...]
    data: str


def read_page(path: Path) -> PageText:
    """Read a page; scripts and styles are no text."""
    collector = _Collector()
    collector.feed(path.read_text("utf-8"))
    collector.close()
    collector.end_part()
    return PageText(tuple(collector.parts), "".join(collector.data))


def originals_shown(page: PageText) -> Iterator[PrintedQuotation]:
    """Yield each sentence of the originals that the page shows, as a quotation with its label."""
    if not page.data:
        return
    for document in json.loads(page.data).get("documents", ()):
        for section in document["sections"]:
            for sentence in section["sentences"]:
                label = LABEL.fullmatch(sentence["label"])
                if label is not None:
                    runs = sentence["runs"]
                    text = "".join(run if isinstance(run, str) else run[0] for run in runs)
                    yield labelled(f"original {sentence['id']}", text, label)


class _Collector(HTMLParser):
    """Collect text; any block ends a part, which is named after the last id before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[TextPart] = []
        self.data: list[str] = []
        self._texts: list[str] = []
        self._anchor = ""
        self._unseen: list[str] = []
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS:
            self.end_part()
        if values.get("id"):
            self._anchor = f"#{values['id']}"
        if tag in _UNSEEN:
            self._unseen.append(tag)
            self._in_data = values.get("id") == _DATA

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_part()
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()
            self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)
        elif not self._unseen:
            self._texts.append(data)

    def end_part(self) -> None:
        text = "".join(self._texts)
        if text.strip():
            self.parts.append(TextPart(self._anchor or "the top", text))
        self._texts = []
