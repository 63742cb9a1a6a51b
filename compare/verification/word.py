"""Take the text and the comments out of a written DOCX."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from compare.verification.originals import Original
from compare.verification.printed import LABEL, TextPart, visible
from compare.verification.report import Failure

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = {f"{_W}t", f"{_W}delText"}
_BLANKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}


def word_parts(path: Path) -> Iterator[TextPart]:
    """Yield the text of each paragraph, those of tables included, in order."""
    for number, paragraph in enumerate(_root(path, "document").iter(f"{_W}p"), 1):
        yield TextPart(f"paragraph {number}", _text(paragraph))


def check_comments(path: Path, originals: Sequence[Original]) -> tuple[int, list[Failure]]:
    """Check that each comment on a citation carries the literal text of the lines it names.

    Returns how many comments were checked and what failed.
    """
    anchored = _anchored(_root(path, "document"))
    checked = 0
    failures = []
    for identity, literal in _comments(path):
        label = LABEL.search(anchored.get(identity, ""))
        if label is None:
            continue
        checked += 1
        number, first, last = label.groups()
        reason = _why_wrong(literal, int(number), int(first), int(last or first), originals)
        if reason:
            failures.append(Failure(f"comment {identity} on {label.group()}", literal, reason))
    return checked, failures


def _why_wrong(
    literal: str, number: int, first: int, last: int, originals: Sequence[Original]
) -> str:
    if not 1 <= number <= len(originals):
        return f"there is no document {number}"
    original = originals[number - 1]
    if original.problem:
        return original.problem
    wanted = visible(literal)
    if not wanted:
        return "the comment carries no text of the source"
    start, end = original.line_span(first, last)
    found = wanted in visible(original.raw[start:end])
    return "" if found else f"is not in line {first} of document {number}"


def _comments(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each comment's number and what follows its first paragraph, which names the source."""
    for comment in _root(path, "comments").iter(f"{_W}comment"):
        paragraphs = [_text(paragraph) for paragraph in comment.iter(f"{_W}p")]
        yield comment.get(f"{_W}id", ""), "\n".join(paragraphs[1:])


def _anchored(document: Xml.Element) -> dict[str, str]:
    """Return the text that each comment is attached to."""
    offered = _offered(document)
    begun: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for element in document.iter():
        if element.tag == f"{_W}commentRangeStart":
            begun[element.get(f"{_W}id", "")] = []
        elif element.tag == f"{_W}commentRangeEnd":
            identity = element.get(f"{_W}id", "")
            done[identity] = "".join(begun.pop(identity, []))
        elif element.tag in _TEXTS and element not in offered:
            for texts in begun.values():
                texts.append(element.text or "")
    return done


def _text(element: Xml.Element) -> str:
    offered = _offered(element)
    return "".join(
        (inner.text or "") if inner.tag in _TEXTS else _BLANKS.get(inner.tag, "")
        for inner in element.iter()
        if inner not in offered
    )


def _offered(element: Xml.Element) -> set[Xml.Element]:
    """Return what tracked changes only suggest: the source has the words they replace."""
    return {inner for change in element.iter(f"{_W}ins") for inner in change.iter()}


def _root(path: Path, name: str) -> Xml.Element:
    with zipfile.ZipFile(path) as package:
        if f"word/{name}.xml" not in package.namelist():
            return Xml.Element("none")
        return Xml.fromstring(package.read(f"word/{name}.xml"))
