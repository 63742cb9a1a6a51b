"""Turn the files and their reading reports into the data that the page's script reads.

A raw text refers to the sentences of the originals, which stand in the data already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare.briefing.document import Reader
from compare.briefing.original import RawPiece, ReaderEntry, ReaderFile, ReaderList, ReaderPlace


def files_data(reader: Reader) -> list[dict[str, Any]]:
    """Return the data of all files; sentences are numbered as they stand in their documents."""
    return [_file(file, _numbers(file.id, reader)) for file in reader.files]


def _numbers(file: str, reader: Reader) -> dict[str, int]:
    """Return the number, by anchor, of each sentence of a file's documents."""
    anchors = (
        sentence.anchor
        for document in reader.documents
        if document.file == file
        for section in document.sections
        for sentence in section.sentences
    )
    return {anchor: number for number, anchor in enumerate(anchors)}


def _file(file: ReaderFile, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": file.id,
        "path": file.path,
        "facts": file.facts,
        "summary": file.summary,
        "groups": [
            {
                "document": group.document,
                "title": group.title,
                "lists": [_list(each) for each in group.lists],
            }
            for group in file.groups
        ],
        "pieces": [_piece(piece, numbers) for piece in file.pieces],
        "starts": file.starts,
        "pages": file.pages,
        "margin": file.margin,
    }


def _list(found: ReaderList) -> dict[str, Any]:
    written: dict[str, Any] = {
        "kind": found.kind,
        "title": found.title,
        "total": found.total,
        "entries": [_entry(entry) for entry in found.entries],
    }
    if found.sign:
        written["sign"] = found.sign
    if not found.entries:
        written["none"] = found.none
    return written


def _entry(entry: ReaderEntry) -> dict[str, Any]:
    """Return an entry; what is empty or usual is left out."""
    written: dict[str, Any] = {"text": entry.text}
    if entry.places:
        written["at"] = [_place(place) for place in entry.places]
    if entry.quote:
        written["quote"] = entry.quote
    if entry.notes:
        written["notes"] = entry.notes
    if entry.level > 1:
        written["level"] = entry.level
    if entry.sign:
        written["sign"] = entry.sign
    if entry.weak:
        written["weak"] = 1
    if entry.plain:
        written["plain"] = 1
    return written


def _place(place: ReaderPlace) -> list[str | int]:
    written: list[str | int] = [place.label, place.start, place.end]
    return [*written, place.detail] if place.detail else written


def _piece(piece: RawPiece, numbers: Mapping[str, int]) -> str | int | list[str | int]:
    """Return a literal text, the number of a sentence, or that and its patches."""
    if isinstance(piece, str):
        return piece
    number = numbers[piece.anchor]
    if not piece.patches:
        return number
    return [number, *(part for patch in piece.patches for part in patch)]
