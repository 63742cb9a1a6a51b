"""Decode the bytes of a page by its mark, its own word, or what fits."""

from __future__ import annotations

import codecs
import email
import email.policy
import re

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.mending import undecodable
from compare.reading.plain import PlainReader
from compare.reading.recognition import recognised

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]{2,20})", re.IGNORECASE)
# The head of a page; a word about the encoding may not stand further on.
_HEAD = 8192
# GB18030 contains the older national codes, and pages that name those use its characters.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "gb18030"}
# A page put together of parts may hold some bytes that do not fit; more mean another encoding.
_MOST_BROKEN = 0.001
_ENDINGS = (".mhtml", ".mht")


def decode_page(data: bytes, path: str) -> RawText:
    """Return the markup as text with its encoding; raise `InputError` where none fits."""
    if recognised(data, path) in _ENDINGS:
        return _unpacked(data, path)
    return _decoded(data, _named(data), path)


def _named(data: bytes) -> str | None:
    """Return the encoding that the page names itself, widened, if it is known."""
    found = _CHARSET.search(data, 0, _HEAD) or _XML.search(data, 0, _HEAD)
    return _known(found.group(1).decode("ascii", "replace")) if found else None


def _known(name: str) -> str | None:
    try:
        codec = codecs.lookup(name.lower()).name
    except LookupError:
        return None
    return _WIDER.get(codec, codec)


def _decoded(data: bytes, named: str | None, path: str) -> RawText:
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if data.startswith(marks):
        return PlainReader().read(data, path)
    # A NUL means nothing in a page, and the readers of text take it for a sign of other content.
    data = data.replace(b"\x00", b"")
    for encoding in dict.fromkeys((named, "utf-8", "gb18030")):
        if encoding is not None and (text := _attempt(data, encoding)) is not None:
            return RawText(text, encoding)
    try:
        return PlainReader().read(data, path)
    except InputError:
        return _mended(data, named or "utf-8", path)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mended(data: bytes, encoding: str, path: str) -> RawText:
    """Return the text with a sign for each byte that does not fit, if these are very few."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > _MOST_BROKEN * len(text):
        raise InputError("has no known encoding", place=path, remedy="save it as UTF-8")
    return RawText(text, encoding, dropped=(undecodable(broken, encoding),))


def _unpacked(data: bytes, path: str) -> RawText:
    """Return the page inside a web archive (MHTML); its pictures and styles stay unread."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                return _decoded(content, (charset and _known(charset)) or _named(content), path)
    raise InputError("holds no web page", place=path, remedy="save the page as HTML")
