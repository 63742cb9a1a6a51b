"""Put the rows and links of sheets into the workbook that the library has written around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from compare.rendering.workbook.links import Links

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PIECE = 1 << 20
# The parts about links stand before those about the document.
_NEXT_TO_RELATIONS = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Body:
    """Hold the rows between the first and the last of a sheet, in a file, and all its links."""

    rows: IO[bytes]
    links: Links


def packed(frame: BytesIO, bodies: Mapping[int, Body]) -> bytes:
    """Return the package with the bodies of its sheets, which are numbered from 1.

    Nothing in it depends on the system or the time.
    """
    buffer = BytesIO()
    sheets = {f"xl/worksheets/sheet{number}.xml": body for number, body in bodies.items()}
    with ZipFile(frame) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            if name == _NEXT_TO_RELATIONS:
                for number, body in bodies.items():
                    if relations := body.links.relations():
                        part = f"xl/worksheets/_rels/sheet{number}.xml.rels"
                        _write(target, part, (relations.encode(),))
            content = source.read(name)
            _write(target, name, _filled(content, sheets[name]) if name in sheets else (content,))
    return buffer.getvalue()


def _filled(sheet: bytes, body: Body) -> Iterator[bytes]:
    """Yield a sheet whose rows between the first and the last are those of its body."""
    first = sheet.index(b"</row>") + len(b"</row>")
    last = sheet.rindex(b"<row ")
    links = sheet.rindex(b"<pageMargins ")
    yield sheet[:first]
    body.rows.seek(0)
    while piece := body.rows.read(_PIECE):
        yield piece
    yield sheet[last:links] + body.links.xml().encode() + sheet[links:]


def _write(target: ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    entry = ZipInfo(name, _ZIP_DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    with target.open(entry, "w") as new:
        for piece in pieces:
            new.write(piece)
