"""Feed what is made to do harm: it is refused with a reason, and the others are read."""

from __future__ import annotations

import io
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from compare.errors import InputError
from compare.model.source import Reading
from compare.reading import read_paths
from compare.reading.collect import READERS
from compare.reading.recognition import recognised
from compare.settings import ReadingSettings
from tests.reading.pdf.layouts import in_columns
from tests.reading.test_archive import packed as archive_of
from tests.reading.test_html import PARAGRAPHS, framed
from tests.reading.test_paths import REPORT
from tests.reading.test_recognition import web_archive
from tests.reading.test_sheet import HEADER, ROWS, workbook
from tests.reading.test_word import entities, laughs, packed, paragraph
from tests.reading.test_word_places import with_members

# Another report, by its place and its words.
GOOD = REPORT.replace("唐县", "易县").replace("深入调研视察", "开展民主监督")


def nested_bomb() -> bytes:
    data = archive_of(("a.txt", b"\x00" * 20_000_000))
    for _ in range(3):
        data = archive_of(*((f"{n}.zip", data) for n in range(10)))
    return data


def word_bomb() -> bytes:
    return packed("".join(map(paragraph, [REPORT])) + paragraph("甲" * 3_000_000))


def many_members() -> bytes:
    """Say in a container's list that it has more members than can be listed in time."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 6, *[0] * 3, *[0] * 5, 0, 0)
    return b"PK\x03\x04" + entry * 250_000


def missing_document() -> bytes:
    return archive_of(("[Content_Types].xml", "<Types/>"), ("word/styles.xml", "<a/>"))


def workbook_with_entities() -> bytes:
    data = workbook(表=[HEADER, *ROWS])
    source = zipfile.ZipFile(io.BytesIO(data))
    head = b'<!DOCTYPE d [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>'
    return archive_of(
        *(
            (name, head + source.read(name) if name == "xl/workbook.xml" else source.read(name))
            for name in source.namelist()
        )
    )


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("a.docx", entities, "document type"),
        ("a.docx", laughs, "document type"),
        ("a.docx", word_bomb, "largest_ratio"),
        ("a.docx", missing_document, "missing"),
        ("a.docx", lambda: packed(paragraph(REPORT))[:-40], "cut short"),
        ("a.docx", lambda: b"", "cut short"),
        ("a.xlsx", workbook_with_entities, "document type"),
        ("a.zip", nested_bomb, "; "),
        ("a.zip", many_members, "most_members|members than"),
        ("a.pdf", lambda: b"", "damaged"),
        ("a.pdf", lambda: in_columns(REPORT.splitlines(), 1)[:400], "damaged"),
        ("a.html", lambda: b"", "empty"),
        ("a.html", lambda: b"<p>" * 200_000, "empty|deeper"),
        ("a.csv", lambda: b"", "no column"),
        ("a.mht", lambda: b"MIME-Version: 1.0\n\n", "no web page"),
        ("a.txt", lambda: b"\x00\xff" * 4_000, "binary|encoding"),
    ],
)
def test_what_does_harm_is_refused_and_the_rest_is_read(tmp_path, name, make, reason):
    (tmp_path / name).write_bytes(make())
    (tmp_path / "z.txt").write_text(GOOD, "utf-8")
    reading = read_paths([tmp_path], ReadingSettings())
    assert [Path(source.path).name for source in reading.sources] == ["z.txt"]
    assert reading.skipped
    for skipped in reading.skipped:
        assert any(part in skipped.reason for part in reason.split("|"))
        assert "; " in skipped.reason


def read_member(folder: Path, *members: tuple[str, str]) -> Reading:
    (folder / "a.zip").write_bytes(archive_of(*members))
    return read_paths([folder / "a.zip"], ReadingSettings())


def test_a_page_larger_than_the_limit_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (skipped,) = read_paths([path], ReadingSettings()).skipped
    assert "largest_file" in skipped.reason


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_are_both_read(tmp_path):
    reading = read_member(tmp_path, ("甲.txt", REPORT), ("甲.txt", GOOD))
    names = [source.path.rpartition("/")[2] for source in reading.sources]
    assert names == ["甲.txt", "甲#2.txt"]
    assert [source.text for source in reading.sources] == [REPORT, GOOD]


def test_very_long_names(tmp_path):
    name = "唐县 政协 " * 1_000 + "报告.txt"
    reading = read_member(tmp_path, (name, REPORT))
    assert reading.sources[0].path.endswith(name)
    path = tmp_path / ("长" * 80 + ".txt")
    path.write_text(GOOD, "utf-8")
    assert read_paths([path], ReadingSettings()).sources


def test_a_name_that_no_system_can_open(tmp_path):
    (skipped,) = read_paths([tmp_path / ("长" * 5_000 + ".txt")], ReadingSettings()).skipped
    assert "cannot be opened" in skipped.reason or "no such file" in skipped.reason


def linked_word() -> bytes:
    """Refer to a picture, a template and a page on the network."""
    relation = "".join(
        f'<Relationship Id="x{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="http://127.0.0.1:9/{kind}" TargetMode="External"/>'
        for kind in ("image", "attachedTemplate", "aFChunk", "hyperlink", "styles", "header")
    )
    return with_members(packed(paragraph(REPORT)), relation)


def linked_page() -> bytes:
    links = "".join(
        f'<{tag} src="http://127.0.0.1:9/x" href="http://127.0.0.1:9/y"></{tag}>'
        for tag in ("script", "iframe", "img", "link", "object", "embed")
    )
    return framed(links + PARAGRAPHS).encode()


def linked_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS, (3, '=WEBSERVICE("http://127.0.0.1:9/")', 2025, "丙", REPORT)):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "a.docx": linked_word,
    "a.html": linked_page,
    "a.mht": web_archive,
    "a.xlsx": linked_workbook,
    "a.pdf": lambda: in_columns(REPORT.splitlines(), 1),
    "a.csv": f'标题,正文\n报告,"{REPORT}"\n'.encode,
    "a.txt": REPORT.encode,
}


@pytest.mark.parametrize("name", FILES)
def test_no_reader_opens_a_socket(name, monkeypatch):
    data = FILES[name]()
    reader = next(r for r in READERS if recognised(data, name) in r.suffixes)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    try:
        raw = reader.read(data, name, ReadingSettings())
    except InputError as error:
        pytest.fail(f"not read: {error}")
    assert raw.text or raw.parts
