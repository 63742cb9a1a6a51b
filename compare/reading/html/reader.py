"""Read web pages as saved from a browser or a crawler."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.reading.deferred import HTML
from compare.reading.html.article import article_lines
from compare.reading.html.blocks import lines_of
from compare.reading.html.decoding import decode_page
from compare.reading.html.frame import drop_hidden
from compare.reading.html.nesting import refuse_deep_nesting
from compare.reading.html.nodes import Tree
from compare.reading.html.record import Record
from compare.reading.interface import RawText

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings


class HtmlReader:
    """Read HTML files and web archives (MHTML)."""

    name = HTML.name
    suffixes = HTML.suffixes

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return the article's title and lines; raise `InputError` for what is no page."""
        if len(data) > settings.largest_file:
            raise InputError(
                f"has {len(data)} bytes, more than {settings.largest_file}",
                place=path,
                remedy="raise reading.largest_file or split the file",
            )
        parse = _parser(path)

        page = decode_page(data, path)
        refuse_deep_nesting(page.text, path)
        lines, dropped = article_lines(parse(page.text), page.text)
        text = "".join(f"{line}\n" for line in lines)
        return RawText(text, page.encoding, dropped=(*dropped, *page.dropped))


def page_lines(data: bytes, path: str) -> list[str]:
    """Return all lines of a page that has no frame, such as one embedded in a document."""
    parse = _parser(path)
    page = decode_page(data, path)
    refuse_deep_nesting(page.text, path)
    tree = parse(page.text)
    drop_hidden(tree.root, Record(tree))
    return [line.text for line in lines_of(tree.body if tree.body is not None else tree.root)]


def _parser(path: str) -> Callable[[str], Tree]:
    """Return the parser; raise `InputError` that says how to install it where it is missing."""
    try:
        parser: Callable[[str], Tree] = import_module("selectolax.lexbor").LexborHTMLParser
    except ImportError as error:
        raise InputError(
            "needs the reader of web pages, which is not installed",
            place=path,
            remedy='install it: pip install "compare-reports[html]"',
        ) from error
    return parser
