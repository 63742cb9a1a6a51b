"""Read web pages: the main text alone, one block a line, nothing fetched and nothing run."""

from compare.reading.html.reader import HtmlReader, page_lines

__all__ = ["HtmlReader", "page_lines"]
