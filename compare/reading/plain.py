"""Read plain text in any encoding that Chinese files come in."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.mending import LOST, MENDED, mended, undecodable, without_nuls
from compare.text import han_count

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB18030 contains GB2312 and GBK; a statistical guess would be wrong more often on short texts.
# Both national codes accept almost any bytes, so the first byte decides: that of a frequent
# character or of a punctuation mark lies in these ranges.
_NATIONAL = {
    "gb18030": (range(0xB0, 0xD8), range(0xA1, 0xA4)),
    "big5": (range(0xA4, 0xC7), range(0xA1, 0xA2)),
}
# The least plausibility of a reading that rests on nothing else.
_PLAUSIBLE = 0.9
# So many characters show what a text is.
_SAMPLE = 200_000
_MOST_LOST = 0.005
_MOST_NULS = 0.02
# Characters that text has no use for; a NUL among them stands for binary content.
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


class PlainReader:
    """Read text files."""

    name = "text"
    suffixes = frozenset({".txt", ".text", ".md", ""})

    def read(self, data: bytes, path: str, _: object = None) -> RawText:
        """Decode `data`; raise `InputError` for binary content or an unknown encoding.

        What could not be read as it stands is recorded, and the form of the text then is that of
        a mended one.
        """
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return _marked(data[len(mark) :], encoding, path)
        if b"\x00" in data:
            return _with_nuls(data, path)
        return _unmarked(data, path)


def _unmarked(data: bytes, path: str) -> RawText:
    text = _attempt(data, "utf-8")
    if text is not None and (text.isascii() or han_count(text)):
        return RawText(text, "utf-8")
    mixed = mended(data) if text is None else None
    if mixed is not None:
        return mixed
    readings = {encoding: _attempt(data, encoding) for encoding in _NATIONAL}
    fitting = [encoding for encoding, read in readings.items() if read is not None]
    if not fitting and text is not None:
        return RawText(text, "utf-8")
    if not fitting:
        return _national_with_gaps(data, path)
    best = max(fitting, key=lambda encoding: _plausibility(readings[encoding] or "", encoding))
    return RawText(readings[best] or "", best)


def _national_with_gaps(data: bytes, path: str) -> RawText:
    """Return text in GB18030 with a sign for each byte that does not fit, if these are few."""
    text = data.decode("gb18030", "replace")
    lost = text.count(LOST)
    if lost > _MOST_LOST * len(text) or _plausibility(text, "gb18030") < _PLAUSIBLE:
        raise InputError("has no known encoding", place=path, remedy="save it as UTF-8")
    return RawText(text, "gb18030", dropped=(undecodable(lost, "gb18030"),), form=MENDED)


def _with_nuls(data: bytes, path: str) -> RawText:
    """Return text in UTF-16 without a mark, or text with some NULs in it."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _attempt(data, encoding)
        if text and _plausibility(text, "gb18030", all_of_it=True) >= _PLAUSIBLE:
            return RawText(text, encoding)
    clean, records = without_nuls(data)
    if len(data) - len(clean) > _MOST_NULS * len(data) or _CONTROL.search(clean):
        raise InputError("is a binary file", place=path, remedy="give a text file")
    raw = _unmarked(clean, path)
    return replace(raw, dropped=(*raw.dropped, *records), form=MENDED)


def _marked(data: bytes, encoding: str, path: str) -> RawText:
    """Return text that begins with a mark of its encoding, mended where few bytes do not fit."""
    text = _attempt(data, encoding)
    if text is not None:
        return RawText(text, encoding)
    mixed = mended(data) if encoding == "utf-8" else None
    if mixed is not None:
        return mixed
    text = data.decode(encoding, "replace")
    lost = text.count(LOST)
    if lost > _MOST_LOST * len(text):
        raise InputError(
            f"is not {encoding} although it says so", place=path, remedy="save it as UTF-8"
        )
    return RawText(text, encoding, dropped=(undecodable(lost, encoding),), form=MENDED)


def _attempt(data: bytes, encoding: str) -> str | None:
    """Return the decoded text, or None where the bytes do not fit the encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str, encoding: str, all_of_it: bool = False) -> float:
    """Return the share of frequent characters among those that are not ASCII, or among all."""
    text = text[:_SAMPLE]
    foreign = [character for character in text if not character.isascii()]
    codes = (character.encode(encoding, "replace") for character in foreign)
    usual = sum(len(code) == 2 and any(code[0] in r for r in _NATIONAL[encoding]) for code in codes)
    if all_of_it:
        printed = sum(character.isprintable() or character in "\t\r\n" for character in text)
        return usual / max(1, len(foreign)) * printed / max(1, len(text))
    return usual / max(1, len(foreign))
