"""Read plain text in any encoding that Chinese files come in."""

from __future__ import annotations

import codecs

from compare.errors import InputError
from compare.reading.interface import RawText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB18030 contains GB2312 and GBK; a statistical guess would be wrong more often on short texts.
_ENCODINGS = ("utf-8", "gb18030", "big5")


class PlainReader:
    """Read text files."""

    name = "text"
    suffixes = frozenset({".txt", ".text", ".md", ""})

    def read(self, data: bytes, path: str) -> RawText:
        """Decode `data`; raise `InputError` for binary content or an unknown encoding."""
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return RawText(_decode(data[len(mark) :], encoding, path), encoding)
        if b"\x00" in data:
            raise InputError("is a binary file", place=path, remedy="give a text file")
        for encoding in _ENCODINGS:
            try:
                return RawText(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                continue
        raise InputError("has no known encoding", place=path, remedy="save it as UTF-8")


def _decode(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not {encoding} although it says so ({error.reason})",
            place=path,
            remedy="save it as UTF-8",
        ) from error
