"""Bring styles, numbering and comments of the briefing into a document that has its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from compare.rendering.word.nodes import Node, node

_VALUE, _STYLE_ID, _ID = qn("w:val"), qn("w:styleId"), qn("w:id")
_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def merge_styles(document: Document, ours: Node) -> tuple[dict[str, str], list[Node]]:
    """Add the styles that the document lacks by name.

    Returns the document's identifier for each of ours, and the styles that were added.
    """
    theirs: Node = document.styles.element
    by_name = {_name(style): style.get(_STYLE_ID) for style in theirs.findall(qn("w:style"))}
    taken = set(by_name.values())
    known: dict[str, str] = {}
    added: list[Node] = []
    for style in ours.findall(qn("w:style")):
        own = style.get(_STYLE_ID)
        found = by_name.get(_name(style)) or _default(theirs, style)
        if found is None:
            found = _free(own, taken)
            taken.add(found)
            added.append(style)
        known[own] = found
    for style in added:
        style.set(_STYLE_ID, known[style.get(_STYLE_ID)])
        if style.get(qn("w:default")) is not None:
            del style.attrib[qn("w:default")]
        theirs.append(style)
    rename_styles(added, known)
    return known, added


def _default(theirs: Node, style: Node) -> str | None:
    """Return the document's own default where ours is one: there is one of each kind."""
    kind = style.get(qn("w:type"))
    if style.get(qn("w:default")) is None:
        return None
    for other in theirs.findall(qn("w:style")):
        if other.get(qn("w:type")) == kind and other.get(qn("w:default")) in {"1", "true", "on"}:
            identifier: str = other.get(_STYLE_ID)
            return identifier
    return None


def _name(style: Node) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(_VALUE)).casefold()


def _free(wanted: str, taken: set[str]) -> str:
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}{number}", number + 1
    return free


def rename_styles(elements: Iterable[Node], known: Mapping[str, str]) -> None:
    """Let everything in these elements refer to styles by the document's identifiers."""
    for element in elements:
        for name in _REFERENCES:
            for reference in element.iter(qn(f"w:{name}")):
                own = reference.get(_VALUE)
                reference.set(_VALUE, known.get(own, own))


def numbering_of(document: Document) -> Node:
    """Return the numbering of a document, an empty one where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    name = PackURI("/word/numbering.xml")
    part = NumberingPart(
        name, CONTENT_TYPE.WML_NUMBERING, node("w:numbering"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def merge_numbering(theirs: Node, ours: Sequence[Node], content: Iterable[Node]) -> None:
    """Add our lists behind those of the document, and let `content` refer to the new numbers."""
    lists = _highest(theirs, "num", "numId")
    kinds = _highest(theirs, "abstractNum", "abstractNumId")
    behind = [child for child in theirs if child.tag == qn("w:numIdMacAtCleanup")]
    numbers = [child for child in theirs if child.tag == qn("w:num")]
    place = theirs.index(numbers[0]) if numbers else len(theirs) - len(behind)
    for element in ours:
        if element.tag == qn("w:abstractNum"):
            _shift(element, "abstractNumId", kinds)
            theirs.insert(place, element)
            place += 1
        else:
            _shift(element, "numId", lists)
            for kind in element.iter(qn("w:abstractNumId")):
                _shift(kind, "val", kinds)
            theirs.insert(len(theirs) - len(behind), element)
    for element in content:
        for number in element.iter(qn("w:numId")):
            if number.get(_VALUE) != "0":
                _shift(number, "val", lists)


def _highest(element: Node, tag: str, attribute: str) -> int:
    found = (int(child.get(qn(f"w:{attribute}"))) for child in element.iter(qn(f"w:{tag}")))
    return max(found, default=0)


def _shift(element: Node, attribute: str, by: int) -> None:
    name = qn(f"w:{attribute}")
    element.set(name, str(int(element.get(name)) + by))


def merge_comments(theirs: Node, ours: Sequence[Node], content: Iterable[Node]) -> None:
    """Add our comments behind those of the document, and let `content` refer to them."""
    first = max((int(child.get(_ID)) + 1 for child in theirs), default=0)
    for comment in ours:
        _shift(comment, "id", first)
        theirs.append(comment)
    for element in _with_tags(content, "commentRangeStart", "commentRangeEnd", "commentReference"):
        _shift(element, "id", first)


def shift_bookmarks(body: Node, content: Iterable[Node]) -> None:
    """Give the bookmarks of `content` numbers that the document does not use."""
    used = (int(mark.get(_ID)) for mark in body.iter(qn("w:bookmarkStart")))
    highest = max(used, default=0)
    for element in _with_tags(content, "bookmarkStart", "bookmarkEnd"):
        _shift(element, "id", highest)


def _with_tags(content: Iterable[Node], *names: str) -> Iterator[Node]:
    for element in content:
        for name in names:
            yield from element.iter(qn(f"w:{name}"))
