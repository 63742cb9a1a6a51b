"""Read archives as folders, within bounds, and never beyond them."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from compare.model.source import Reading
from compare.reading import read_paths
from compare.settings import ReadingSettings

REPORT = (
    "政协唐县委员会常务委员会工作报告\n" + "过去一年，县政协坚持服务中心大局，深入调研视察。\n" * 10
)
OTHER = REPORT.replace("唐县", "易县")


def packed(*members: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return stream.getvalue()


def read(folder: Path, data: bytes, **settings: object) -> Reading:
    path = folder / "年报 汇编.zip"
    path.write_bytes(data)
    return read_paths([path], ReadingSettings(**settings))


def names(reading: Reading) -> list[str]:
    return [source.path.partition(".zip/")[2] for source in reading.sources]


def test_members_are_read_like_files(tmp_path):
    inside = packed(("丙.txt", OTHER.replace("易县", "高唐县")))
    data = packed(
        ("2025/乙.txt", OTHER.encode("gb18030")),
        ("2025/", b""),
        ("甲.txt", REPORT),
        ("里.zip", inside),
        ("__MACOSX/._甲.txt", b"\x00"),
        (".DS_Store", b"\x00"),
        ("图.psd", b"8BPS"),
    )
    reading = read(tmp_path, data)
    assert names(reading) == ["2025/乙.txt", "甲.txt", "里.zip/丙.txt"]
    assert [source.id for source in reading.sources] == ["S1", "S2", "S3"]
    assert reading.sources[0].text == OTHER
    (skipped,) = reading.skipped
    assert skipped.path.endswith("年报 汇编.zip/图.psd")
    assert "format" in skipped.reason


def test_the_same_text_inside_counts_once(tmp_path):
    reading = read(tmp_path, packed(("甲.txt", REPORT), ("乙.txt", REPORT)))
    assert names(reading) == ["乙.txt"]
    assert "same text" in reading.skipped[0].reason


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_mark_of_their_encoding(tmp_path, encoding):
    raw = "报告/唐县.txt".encode(encoding)
    placeholder = "x" * len(raw)
    data = packed((placeholder, REPORT)).replace(placeholder.encode(), raw)
    assert names(read(tmp_path, data)) == ["报告/唐县.txt"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "a/../../b.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"]
)
def test_paths_out_of_the_archive_are_skipped(tmp_path, name):
    reading = read(tmp_path, packed((name, OTHER), ("甲.txt", REPORT)))
    assert names(reading) == ["甲.txt"]
    (skipped,) = reading.skipped
    assert "out of the archive" in skipped.reason
    assert sorted(path.name for path in tmp_path.iterdir()) == ["年报 汇编.zip"]


def test_links_are_skipped(tmp_path):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    reading = read(tmp_path, packed((link, "/etc/hostname")))
    assert "link" in reading.skipped[0].reason


def test_encrypted_members_are_skipped(tmp_path):
    data = bytearray(packed(("甲.txt", REPORT)))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    reading = read(tmp_path, bytes(data))
    assert "encrypted" in reading.skipped[0].reason
    assert "password" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"most_members": 1}, "most_members"),
        ({"largest_unpacked": 1000}, "largest_unpacked"),
        ({"deepest_archive": 1}, "deepest_archive"),
    ],
)
def test_limits(tmp_path, settings, reason):
    data = packed(("a.txt", REPORT), ("b.zip", packed(("c.txt", OTHER))))
    reading = read(tmp_path, data, **settings)
    assert any(reason in skipped.reason for skipped in reading.skipped)


def test_archives_inside_share_the_limits(tmp_path):
    inside = packed(("c.txt", OTHER))
    data = packed(("a.txt", REPORT), ("b.zip", inside))
    size = len(REPORT.encode()) + len(inside)
    reading = read(tmp_path, data, largest_unpacked=size + 10)
    assert names(reading) == ["a.txt"]
    assert reading.skipped[0].path.endswith("b.zip/c.txt")


def test_a_bomb_is_not_unpacked(tmp_path):
    reading = read(tmp_path, packed(("a.txt", b"\x00" * 30_000_000), ("b.txt", REPORT)))
    assert names(reading) == ["b.txt"]
    assert "largest_ratio" in reading.skipped[0].reason


def test_a_directory_that_understates_sizes_unpacks_no_more_than_it_says(tmp_path):
    data = bytearray(packed(("a.txt", REPORT)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + place
        data[start : start + 4] = (300).to_bytes(4, "little")
    reading = read(tmp_path, bytes(data))
    assert not reading.sources
    assert "damaged" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
        (packed(), "no file"),
        (packed(("a.txt", REPORT))[:-20], "damaged"),
        (packed((".hidden", b"")), "no file"),
    ],
)
def test_bad_archives_say_why(tmp_path, data, reason):
    reading = read(tmp_path, data)
    assert not reading.sources
    assert reason in reading.skipped[0].reason
