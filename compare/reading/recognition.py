"""Recognise by its first bytes what a file is, whatever its name ends in."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePosixPath

from compare.reading.unpack import too_many_members

_PACKED = b"PK\x03\x04"
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Viewers look for the mark of a PDF in so many bytes.
_PDF_WITHIN = 1024
_HEAD = 4096
_MARKUP = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?"
    rb"content-type:\s*(?:multipart/(?:related|alternative)|text/html)",
    re.IGNORECASE,
)
_FLAT_WORD = re.compile(rb'<\?mso-application\s+progid="Word\.Document"')
# The member that shows what a container holds, and the ending of such files.
_MEMBERS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_TYPE_MEMBER = "mimetype"
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
# Names of streams in containers of the older programs, in the order in which they decide.
_STREAMS = (
    ("EncryptedPackage", ""),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
)
_PICTURES = tuple(
    (re.compile(sign, re.DOTALL), ending)
    for sign, ending in (
        (rb"\x89PNG\r\n\x1a\n", ".png"),
        (rb"\xff\xd8\xff", ".jpg"),
        (rb"II\*\x00|MM\x00\*", ".tif"),
        (rb"RIFF....WEBP", ".webp"),
    )
)
# Endings of one program that are the same format.
_FAMILIES = (
    frozenset({".docx", ".docm", ".dotx"}),
    frozenset({".xlsx", ".xlsm"}),
    frozenset({".doc", ".dot", ".wps", ".wpt"}),
    frozenset({".xls", ".et"}),
    frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    frozenset({".mhtml", ".mht"}),
    frozenset({".jpg", ".jpeg"}),
    frozenset({".tif", ".tiff"}),
)
# Files with these endings that show no sign of any format may be plain text or parts of a page.
_MAYBE_TEXT = frozenset({".doc", ".docx", ".wps", ".rtf", ".html", ".htm"})
_TAG = re.compile(rb"<(?:p|div|br|span|table|font|h[1-6]|ul|section)\b", re.IGNORECASE)
_TAG_WITHIN = 65_536


def recognised(data: bytes, name: str) -> str:
    """Return the ending that fits the content, the name's own where nothing else is sure."""
    own = PurePosixPath(name).suffix.lower()
    found = _signed(data)
    if found is None:
        return _unsigned(data, own)
    return own if any({own, found} <= family for family in _FAMILIES) else found


def _signed(data: bytes) -> str | None:
    """Return the ending that a sign in the content stands for, None where there is no sign."""
    if data.startswith(_PACKED):
        return _packed(data)
    if data.startswith(_OLD_CONTAINER):
        return _old(data)
    picture = next((ending for sign, ending in _PICTURES if sign.match(data)), None)
    if picture is not None:
        return picture
    head = _head(data)
    signs = (
        (".rtf", head.startswith(b"{\\rtf")),
        (".pdf", b"%PDF-" in data[:_PDF_WITHIN]),
        (".doc", _FLAT_WORD.search(head)),
        (".mhtml", _WEB_ARCHIVE.match(head)),
        (".html", _MARKUP.match(head)),
    )
    return next((ending for ending, sign in signs if sign), None)


def _head(data: bytes) -> bytes:
    """Return the beginning in one byte a character, as far as signs are concerned."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:].replace(b"\x00", b"")
    return head.lstrip()


def _unsigned(data: bytes, own: str) -> str:
    """Return the ending for content without a sign: its own, or that of a page or a text."""
    if own not in _MAYBE_TEXT or not _is_text(data):
        return own
    if _TAG.search(data, 0, _TAG_WITHIN):
        return own if own.startswith(".htm") else ".html"
    return ".txt"


def _packed(data: bytes) -> str | None:
    """Return what a container holds, None for one that cannot be opened."""
    if too_many_members(data):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            if names and names[0] == _TYPE_MEMBER and file.getinfo(names[0]).file_size < 100:
                return _OPEN_DOCUMENT.get(file.read(names[0]).strip())
    except Exception:
        # Whatever damage it has, its reader will name it.
        return None
    parts = {name.partition("/")[0] + "/" for name in names if "/" in name}
    office = "[Content_Types].xml" in names or "_rels/.rels" in names
    found = (ending for folder, ending in _MEMBERS if folder in parts)
    return next(found, ".zip") if office or "word/document.xml" in names else ".zip"


def _old(data: bytes) -> str | None:
    found = (ending for name, ending in _STREAMS if name.encode("utf-16-le") in data)
    return next(found, "") or None


def _is_text(data: bytes) -> bool:
    """Tell whether bytes look like text: something in them, and no control characters."""
    head = data[:_HEAD]
    return bool(head.strip()) and not any(byte < 9 or 13 < byte < 32 for byte in head)
