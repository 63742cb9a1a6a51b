"""Read text whose bytes are not all of one encoding, and record what was not as it should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.reading import read_paths
from compare.reading.interface import RawText
from compare.reading.mending import LOST, MENDED
from compare.reading.plain import PlainReader
from compare.settings import ReadingSettings
from tests.reading.test_paths import REPORT

LINES = REPORT.splitlines(keepends=True)
TAIWANESE = REPORT.translate(str.maketrans("协员会务报过县坚务调视", "協員會務報過縣堅務調視"))


def read(data: bytes) -> RawText:
    return PlainReader().read(data, "a.txt")


def records(raw: RawText) -> list[tuple[str, str]]:
    return [(record.reason, record.text) for record in raw.dropped]


def test_a_whole_text_is_not_mended():
    for encoding in ("utf-8", "gb18030", "utf-8-sig"):
        raw = read(REPORT.encode(encoding))
        assert (raw.text, raw.form, raw.dropped) == (REPORT, "", ())


def test_a_piece_of_another_encoding_is_read_and_recorded():
    data = "".join(LINES[:3]).encode() + "经过努力，成效显著。\n".encode("gb18030")
    data += "".join(LINES[3:]).encode()
    raw = read(data)
    assert raw.text == "".join([*LINES[:3], "经过努力，成效显著。\n", *LINES[3:]])
    assert raw.form == MENDED
    assert [reason for reason, _ in records(raw)] == ["other_encoding"]
    assert records(raw)[0][1].startswith("line 4: gb18030: 经过努力")


@given(st.integers(0, len(REPORT)), st.sampled_from(["我县综合实力提升", "调研报告", "提案"]))
def test_a_piece_anywhere_leaves_the_rest_whole(place, piece):
    raw = read(REPORT[:place].encode() + piece.encode("gb18030") + REPORT[place:].encode())
    assert raw.text.startswith(REPORT[: max(0, place - 1)])
    assert raw.text.endswith(REPORT[place + 1 :])
    assert raw.dropped


def test_a_broken_byte_becomes_a_sign_and_is_recorded():
    raw = read(LINES[0].encode() + b"\xff" + "".join(LINES[1:]).encode())
    assert raw.text == LINES[0] + LOST + "".join(LINES[1:])
    assert records(raw) == [("undecodable", f"line 2: 1 × {LOST}")]


def test_a_character_cut_at_the_end():
    raw = read(REPORT.encode() + "县".encode()[:2])
    assert raw.text.startswith(REPORT)
    assert set(raw.text[len(REPORT) :]) <= {LOST}
    assert raw.dropped


def test_halves_of_characters():
    halves = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    alone = "\ud83d".encode("utf-8", "surrogatepass")
    raw = read(REPORT.encode() + halves + alone)
    assert raw.text == REPORT + "\U0001f600" + LOST
    raw.text.encode("utf-8")
    assert [reason for reason, _ in records(raw)] == ["other_encoding", "undecodable"]


def test_a_half_of_a_character_in_utf_16():
    data = REPORT.encode("utf-16-le")
    raw = read(b"\xff\xfe" + data[:200] + b"\x00\xd8" + data[200:])
    assert raw.text == REPORT[:100] + LOST + REPORT[100:]
    assert records(raw) == [("undecodable", f"1 × {LOST} (utf-16-le)")]


def test_a_broken_byte_in_a_national_encoding():
    raw = read(REPORT.encode("gb18030") + b"\xff\n" + REPORT.encode("gb18030"))
    assert raw.text.count("深入调研视察") == 20
    assert raw.encoding == "gb18030"
    assert records(raw) == [("undecodable", f"1 × {LOST} (gb18030)")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding):
    raw = read(REPORT.encode(encoding))
    assert (raw.text, raw.encoding, raw.form) == (REPORT, encoding, "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_some_nuls_in_a_text(encoding):
    raw = read(REPORT.encode(encoding) + b"\x00\x00\x00")
    assert raw.text == REPORT
    assert records(raw) == [("control", "3 NUL")]
    assert raw.form == MENDED


def test_traditional_characters():
    raw = read(TAIWANESE.encode("big5"))
    assert (raw.text, raw.encoding) == (TAIWANESE, "big5")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 30,
        bytes(range(256)) * 40,
        b"\x00" * 4000,
        b"MZ\x90\x00" * 500,
    ],
)
def test_binary_content_is_refused(data):
    with pytest.raises(InputError, match=r"binary|encoding"):
        read(data)


def test_mended_text_is_a_format_of_its_own(tmp_path):
    (tmp_path / "a.txt").write_bytes(REPORT.encode() + b"\xff")
    (source,) = read_paths([tmp_path], ReadingSettings()).sources
    assert source.format == MENDED
    assert [record.reason for record in source.dropped] == ["undecodable"]
