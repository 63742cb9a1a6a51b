"""Read web pages as saved from a browser or a crawler."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from compare.errors import InputError
from compare.reading.html.article import Tree, article_lines
from compare.reading.html.decoding import decode_page
from compare.reading.html.nesting import refuse_deep_nesting
from compare.reading.interface import RawText
from compare.settings import ReadingSettings


class HtmlReader:
    """Read HTML files and web archives (MHTML)."""

    name = "html"
    suffixes = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"})

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
        lines = article_lines(parse(page.text), page.text)
        return RawText("".join(f"{line}\n" for line in lines), page.encoding)


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
