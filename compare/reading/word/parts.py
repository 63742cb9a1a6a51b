"""Find the parts of a Word file: its text, its styles, its numbering and its notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from compare.errors import InputError
from compare.model.source import Dropped
from compare.reading.unpack import Container
from compare.reading.word.xml import parse

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings

_USUAL = "word/document.xml"
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
_HELPING = ("numbering", "styles", "footnotes", "endnotes")
# Parts whose text is not that of the report, and what they are called in the record.
_ASIDE = {"header": "page_head", "footer": "page_foot", "comments": "comment"}
_CHUNK = "aFChunk"


@dataclass(frozen=True, slots=True)
class Relation:
    """Point from one part to another; `kind` is the last word of its type."""

    identifier: str
    kind: str
    target: str


@dataclass(slots=True)
class Parts:
    """Hold the roots of the parts that are read; all but the document may be missing.

    `aside` are parts that are left out, with the reason; `chunks` the names and bytes of documents
    embedded as text, by their relation; `dropped` says which parts are damaged.
    """

    document: Element
    numbering: Element | None = None
    styles: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    aside: list[tuple[str, Element]] = field(default_factory=list)
    chunks: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)


def open_parts(data: bytes, path: str, settings: ReadingSettings) -> Parts:
    """Return the parts of a Word file; raise `InputError` where it is damaged or locked.

    A damaged part beside the document is recorded and the document is read without it.
    """
    if data.startswith(_OLD_CONTAINER):
        raise InputError(
            "is protected by a password, or an old Word file with a new ending",
            place=path,
            remedy="save it without a password, or let it end in .doc",
        )
    opener = _Opener(Container(data, path, settings), path)
    main = opener.main()
    text = opener.container.named(main)
    if text is None:
        raise InputError(
            f"is no Word file, or a part of it is missing ({main})",
            place=path,
            remedy="open it in Word and save it anew",
        )
    parts = Parts(parse(text, f"{path}/{main}"), dropped=opener.dropped)
    relations = opener.relations(main)
    for name in _HELPING:
        setattr(parts, name, opener.first(relations, name))
    for kind, reason in _ASIDE.items():
        parts.aside.extend((reason, root) for root in opener.all(relations, kind))
    for relation in relations:
        if relation.kind == _CHUNK and (chunk := opener.bytes_of(relation.target)) is not None:
            parts.chunks[relation.identifier] = (relation.target, chunk)
    return parts


class _Opener:
    """Open parts one by one; `dropped` records those that cannot be used."""

    def __init__(self, container: Container, path: str) -> None:
        self.container = container
        self.dropped: list[Dropped] = []
        self._path = path

    def main(self) -> str:
        """Return the name of the main part, the usual one where no part says it."""
        found = (r.target for r in self.relations("") if r.kind == "officeDocument")
        return next(found, _USUAL)

    def relations(self, part: str) -> Sequence[Relation]:
        """Return the parts inside the file that a part refers to; the usual ones if damaged."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        root = self._root(place)
        if root is not None:
            return tuple(_relations(root, folder))
        if place not in self.container:
            return ()
        return tuple(Relation("", kind, f"{folder}/{kind}.xml") for kind in _HELPING)

    def first(self, relations: Sequence[Relation], kind: str) -> Element | None:
        """Return the root of the first part of a kind, None where there is none that is whole."""
        return next(self.all(relations, kind), None)

    def all(self, relations: Sequence[Relation], kind: str) -> Iterator[Element]:
        """Yield the roots of the parts of a kind."""
        for target in dict.fromkeys(r.target for r in relations if r.kind == kind):
            root = self._root(target)
            if root is not None:
                yield root

    def bytes_of(self, name: str) -> bytes | None:
        """Return the bytes of a part; record a part that cannot be unpacked."""
        try:
            return self.container.named(name)
        except InputError as error:
            self._record(name, error)
            return None

    def _root(self, name: str) -> Element | None:
        data = self.bytes_of(name)
        if data is None:
            return None
        try:
            return parse(data, f"{self._path}/{name}")
        except InputError as error:
            self._record(name, error)
            return None

    def _record(self, name: str, error: InputError) -> None:
        self.dropped.append(Dropped("damaged_part", f"{name}: {error.problem}"))


def _relations(root: Element, folder: str) -> Iterator[Relation]:
    for relation in root:
        # What lies outside the file is never fetched.
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            name = posixpath.normpath(target).lstrip("/")
            yield Relation(relation.get("Id", ""), kind, name)
