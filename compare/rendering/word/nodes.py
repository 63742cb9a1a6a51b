"""Make the XML elements of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from typing import Any, TypeAlias

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from compare.rendering.xml_text import printable

Node: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_PIECES = re.compile("([\n\t])")


def node(
    tag: str, attributes: Mapping[str, str | int] | None = None, children: Iterable[Node] = ()
) -> Node:
    """Make an element; tag and attribute names carry their prefix, such as `w:p`.

    Prefixes are declared here: lxml would otherwise invent them, and which ones it invents depends
    on what other libraries of the process have registered.
    """
    name, names, declared = _form(tag, tuple(attributes) if attributes else ())
    element: Node = oxml_parser.makeelement(name, nsmap=declared)
    if attributes:
        for key, value in zip(names, attributes.values(), strict=True):
            element.set(key, str(value))
    element.extend(children)
    return element


@cache
def _form(tag: str, attributes: tuple[str, ...]) -> tuple[str, list[str], dict[str, str]]:
    """Return the full names of an element and its attributes, and the prefixes to declare.

    A document has few forms of elements, and hundreds of thousands of each.
    """
    prefixes = {name.partition(":")[0] for name in (tag, *attributes)} - {"xml"}
    return qn(tag), list(map(qn, attributes)), {name: nsmap[name] for name in sorted(prefixes)}


def val(tag: str, value: str | int) -> Node:
    """Make an element whose one attribute is `w:val`."""
    return node(tag, {"w:val": value})


def _contents(text: str) -> list[Node]:
    """Make the content of a run: texts, line breaks and tabs."""
    made: list[Node] = []
    for piece in _PIECES.split(text):
        if piece == "\n":
            made.append(node("w:br"))
        elif piece == "\t":
            made.append(node("w:tab"))
        elif piece:
            element = node("w:t", {"xml:space": "preserve"})
            element.text = piece
            made.append(element)
    return made


def run(text: str, style: str = "", hint: bool = True) -> Node:
    """Make a run of text in a character style.

    Chinese quotation marks and dashes exist in Latin faces too: without the hint Word would take
    them from there, at half width. Without it, on the other hand, 3·17 is a word kept whole.
    """
    hinted = hint and not text.isascii()
    words = printable(text)
    if not words or _PIECES.search(words):
        made = copy(_empty_run(style, hinted))
        made.extend(_contents(words))
    else:
        made = copy(_text_run(style, hinted))
        made[-1].text = words
    return made


@cache
def _empty_run(style: str, hinted: bool) -> Node:
    """Return a run without text, to be copied: that takes a fraction of making its parts anew."""
    properties = [val("w:rStyle", style)] if style else []
    if hinted:
        properties.append(node("w:rFonts", {"w:hint": "eastAsia"}))
    return node("w:r", None, [node("w:rPr", None, properties)] if properties else ())


@cache
def _text_run(style: str, hinted: bool) -> Node:
    """Return a run with a text to be filled in."""
    made = copy(_empty_run(style, hinted))
    made.append(node("w:t", {"xml:space": "preserve"}))
    return made


def paragraph(style: str, content: Iterable[Node], properties: Iterable[Node] = ()) -> Node:
    """Make a paragraph; `properties` follow the style in the order of the schema."""
    made = copy(_empty_paragraph(style))
    made[0].extend(properties)
    made.extend(content)
    return made


@cache
def _empty_paragraph(style: str) -> Node:
    return node("w:p", None, [node("w:pPr", None, [val("w:pStyle", style)])])


def field(instruction: str, result: str) -> Node:
    """Make a field with the result it shows before Word computes it anew."""
    return node("w:fldSimple", {"w:instr": f" {instruction} "}, [run(result)])
