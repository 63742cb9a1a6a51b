"""Read plain text in any encoding that Chinese files come in."""

from __future__ import annotations

import codecs

from compare.errors import InputError
from compare.reading.interface import RawText
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


class PlainReader:
    """Read text files."""

    name = "text"
    suffixes = frozenset({".txt", ".text", ".md", ""})

    def read(self, data: bytes, path: str, _: object = None) -> RawText:
        """Decode `data`; raise `InputError` for binary content or an unknown encoding."""
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return RawText(_decode(data[len(mark) :], encoding, path), encoding)
        if b"\x00" in data:
            raise InputError("is a binary file", place=path, remedy="give a text file")
        text = _attempt(data, "utf-8")
        if text is not None and (text.isascii() or han_count(text)):
            return RawText(text, "utf-8")
        readings = {encoding: _attempt(data, encoding) for encoding in _NATIONAL}
        fitting = [encoding for encoding, read in readings.items() if read is not None]
        if not fitting and text is not None:
            return RawText(text, "utf-8")
        if not fitting:
            raise InputError("has no known encoding", place=path, remedy="save it as UTF-8")
        best = max(fitting, key=lambda encoding: _plausibility(readings[encoding] or "", encoding))
        return RawText(readings[best] or "", best)


def _attempt(data: bytes, encoding: str) -> str | None:
    """Return the decoded text, or None where the bytes do not fit the encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str, encoding: str) -> float:
    """Return the share of frequent characters among those that are not ASCII."""
    foreign = [character for character in text if not character.isascii()]
    codes = (character.encode(encoding) for character in foreign)
    usual = sum(len(code) == 2 and any(code[0] in r for r in _NATIONAL[encoding]) for code in codes)
    return usual / max(1, len(foreign))


def _decode(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not {encoding} although it says so ({error.reason})",
            place=path,
            remedy="save it as UTF-8",
        ) from error
