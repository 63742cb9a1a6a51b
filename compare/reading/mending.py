"""Decode text whose bytes are of several encodings, or of one that is damaged in places.

Every piece that is read in another way than the rest is recorded; nothing is replaced silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model.source import Dropped
from compare.reading.interface import RawText
from compare.text import han_count

# The name of the format of a text that its bytes alone, decoded, would not give.
MENDED = "mended text"
# Sequences that Chinese text in UTF-8 consists of; those of two bytes are left out because bytes
# of other encodings look like them too often.
_WHOLE = re.compile(
    rb"(?:[\x00-\x7f]|\xc2[\xa0\xb7]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3})+"
)
# Two halves of one character, each written as if it were a character itself.
_HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
# The first two bytes of a character of three, which alone are no character of another encoding.
_CUT = re.compile(rb"[\xe1-\xef][\x80-\xbf]")
# So much must be read without doubt for the rest to count as pieces in it.
_FEWEST_HAN = 30
# A larger share of bytes that fit nothing means that the guess is wrong.
_MOST_LOST = 0.02
_LEAST_WHOLE = 0.3
_ASCII = bytes(range(128))
_SECOND_BYTES = range(0x40, 0x7F)
LOST = "\ufffd"


def mended(data: bytes) -> RawText | None:
    """Return text that is UTF-8 for the most part, or None for what is something else."""
    # Text of another encoding holds hardly anything that UTF-8 has; one look spares the search.
    whole = 3 * han_count(data.decode("utf-8", "ignore"))
    foreign_bytes = len(data.translate(None, _ASCII))
    if whole < _LEAST_WHOLE * foreign_bytes:
        return None
    pieces = list(_pieces(data))
    sure = sum(han_count(text) for text, encoding in pieces if encoding == "utf-8")
    lost = sum(len(text) for text, encoding in pieces if encoding is None)
    if sure < _FEWEST_HAN or lost > _MOST_LOST * len(data):
        return None
    foreign = sum(han_count(text) for text, encoding in pieces if encoding == "gb18030")
    if foreign > sure:
        return None
    return RawText(
        "".join(text for text, _ in pieces),
        "utf-8",
        dropped=tuple(_records(pieces)),
        form=MENDED,
    )


def without_nuls(data: bytes) -> tuple[bytes, tuple[Dropped, ...]]:
    """Return bytes without NULs, which no text has, and the record of how many there were."""
    count = data.count(b"\x00")
    if not count:
        return data, ()
    return data.replace(b"\x00", b""), (Dropped("control", f"{count} NUL"),)


def undecodable(count: int, encoding: str) -> Dropped:
    """Return the record of bytes that were replaced by a sign for what cannot be read."""
    return Dropped("undecodable", f"{count} × {LOST} ({encoding})")


def _records(pieces: list[tuple[str, str | None]]) -> Iterator[Dropped]:
    """Yield a record for each piece that was not read as UTF-8, with the line it stands in."""
    line = 1
    for text, encoding in pieces:
        if encoding is None:
            yield Dropped("undecodable", f"line {line}: {len(text)} × {LOST}")
        elif encoding != "utf-8":
            yield Dropped("other_encoding", f"line {line}: {encoding}: {text}")
        line += text.count("\n")


def _pieces(data: bytes) -> Iterator[tuple[str, str | None]]:
    """Yield each piece with the encoding it was read in, None for signs in place of bytes."""
    place = 0
    while place < len(data):
        whole = _WHOLE.match(data, place)
        if whole is not None:
            yield whole.group().decode("utf-8"), "utf-8"
            place = whole.end()
            continue
        text, encoding, place = _foreign(data, place)
        yield text, encoding


def _foreign(data: bytes, place: int) -> tuple[str, str | None, int]:
    """Return a piece that is no UTF-8, with its encoding and where it ends."""
    halves = _HALVES.match(data, place)
    if halves is not None:
        pair = halves.group().decode("utf-8", "surrogatepass")
        return pair.encode("utf-16", "surrogatepass").decode("utf-16"), "cesu-8", halves.end()
    half = _HALF.match(data, place)
    if half is not None:
        return LOST, None, half.end()
    end = _end_of_national(data, place)
    if end == place + 2 and _CUT.match(data, place):
        return LOST, None, end
    text = data[place:end].decode("gb18030", "replace") if end > place else ""
    if text and LOST not in text:
        return text, "gb18030", end
    return LOST, None, place + 1


def _end_of_national(data: bytes, place: int) -> int:
    """Return the end of the characters of two bytes, as Chinese national codes have them."""
    while place + 1 < len(data) and 0x81 <= data[place] <= 0xFE:
        # Where UTF-8 goes on, a piece of another encoding has ended.
        whole = _WHOLE.match(data, place, place + 12)
        if whole is not None and len(whole.group()) >= 6:
            break
        second = data[place + 1]
        if not (second in _SECOND_BYTES or 0x80 <= second <= 0xFE):
            break
        place += 2
    return place
