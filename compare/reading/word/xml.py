"""Parse the XML of office files without entities, and name what is in it."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from compare.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The strict form of the format has names of its own for the same things.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}


class _NoDoctype(ElementTree.TreeBuilder):
    """Build a tree, but refuse a document type: office files have none, and entities need one."""

    def doctype(self, name: str, *_: object) -> None:
        raise ValueError(f"declares a document type ({name})")


def parse(data: bytes, place: str) -> Element:
    """Return the root element; raise `InputError` for damage or a document type."""
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = ElementTree.XMLParser(target=_NoDoctype())
    try:
        parser.feed(data)
        root = parser.close()
    except ValueError as error:
        raise InputError(
            f"is refused: it {error}", place=place, remedy="save the file anew in its program"
        ) from error
    except (ElementTree.ParseError, RecursionError, LookupError) as error:
        raise InputError(
            f"has damaged XML ({error})", place=place, remedy="save the file anew in its program"
        ) from error
    assert isinstance(root, Element)
    return root


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of the word-processing names, or None."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute as a whole number, or None where it is missing or none."""
    text = value(element, name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}


def raw_text(element: Element) -> str:
    """Return all text below an element, deleted text too, a paragraph a line."""
    texts: list[str] = []
    for found in element.iter():
        if found.tag == W + "p" and texts:
            texts.append("\n")
        elif found.tag in (W + "t", W + "delText"):
            texts.append(found.text or "")
    return "".join(texts)
