"""Find the parts of a Word file: its text, its styles, its numbering and its notes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from compare.errors import InputError
from compare.reading.unpack import Container
from compare.reading.word.xml import parse
from compare.settings import ReadingSettings

_USUAL = "word/document.xml"
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the roots of the parts that are read; all but the document may be missing."""

    document: Element
    numbering: Element | None
    styles: Element | None
    footnotes: Element | None
    endnotes: Element | None


def open_parts(data: bytes, path: str, settings: ReadingSettings) -> Parts:
    """Return the parts of a Word file; raise `InputError` where it is damaged or locked."""
    if data.startswith(_OLD_CONTAINER):
        raise InputError(
            "is protected by a password, or an old Word file with a new ending",
            place=path,
            remedy="save it without a password, or let it end in .doc",
        )
    container = Container(data, path, settings)
    main = _targets(container, "").get("officeDocument", _USUAL)
    text = container.named(main)
    if text is None:
        raise InputError(
            f"is no Word file, or a part of it is missing ({main})",
            place=path,
            remedy="open it in Word and save it anew",
        )
    targets = _targets(container, main)
    found = {name: _part(container, targets.get(name), path) for name in _OPTIONAL}
    return Parts(parse(text, f"{path}/{main}"), **found)


_OPTIONAL = ("numbering", "styles", "footnotes", "endnotes")


def _part(container: Container, name: str | None, path: str) -> Element | None:
    data = None if name is None else container.named(name)
    return None if data is None else parse(data, f"{path}/{name}")


def _targets(container: Container, part: str) -> dict[str, str]:
    """Return the parts that a part refers to inside the file, by the last word of their type."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    data = container.named(relations)
    if data is None:
        return {}
    targets: dict[str, str] = {}
    for relation in parse(data, relations):
        # What lies outside the file is never fetched.
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            targets.setdefault(kind, posixpath.normpath(target).lstrip("/"))
    return targets
