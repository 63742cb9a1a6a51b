"""Read files as what they are, whatever their names say, and say of the rest what they are."""

from __future__ import annotations

import io
import shutil
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from compare.model.source import Reading
from compare.reading import read_paths
from compare.reading.recognition import recognised
from compare.settings import ReadingSettings
from tests.reading.pdf.layouts import in_columns
from tests.reading.test_archive import packed as archive_of
from tests.reading.test_html import framed
from tests.reading.test_paths import REPORT
from tests.reading.test_sheet import HEADER, ROWS, workbook
from tests.reading.test_word import packed, paragraph

WORD = packed("".join(map(paragraph, REPORT.splitlines())))
SENTENCES = "".join(f"<p>{line}</p>" for line in REPORT.splitlines()[1:])
PAGE = framed(SENTENCES, "政协唐县委员会常务委员会工作报告").encode()
PDF = in_columns(REPORT.splitlines(), 1)


def web_archive(kind: str = "related") -> bytes:
    message = MIMEMultipart(kind)
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "=?utf-8?B?5oql5ZGK?="
    message.attach(MIMEText(PAGE.decode(), "html", "utf-8"))
    return message.as_bytes()


def open_document(kind: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        file.writestr("content.xml", "<x/>")
    return stream.getvalue()


def read(folder: Path, name: str, data: bytes, **settings: object) -> Reading:
    (folder / name).write_bytes(data)
    return read_paths([folder / name], ReadingSettings(**settings))


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.docx", PDF, "pdf"),
        ("a.doc", PAGE, "html"),
        ("a.doc", web_archive(), "html"),
        ("a.doc", SENTENCES.encode(), "html"),
        ("a.doc", WORD, "docx"),
        ("a.doc", REPORT.encode("gb18030"), "text"),
        ("a.wps", WORD, "docx"),
        ("a.pdf", WORD, "docx"),
        ("a.txt", WORD, "docx"),
        ("a.txt", PAGE, "html"),
        ("a.xls", workbook(表=[HEADER, *ROWS]), "xlsx"),
        ("a.html", REPORT.encode(), "text"),
        ("a.html", PAGE.replace(b"<!DOCTYPE html><html>", b""), "html"),
        ("a.html", b"\xff\xfe" + PAGE.decode().encode("utf-16-le"), "html"),
        ("a.php", PAGE, "html"),
        ("a.jsp", b"\r\n\r\n<!-- made by x -->\n" + PAGE, "html"),
        ("a.xml", b'<?xml version="1.0" encoding="utf-8"?>\n' + PAGE, "html"),
        ("a", PDF, "pdf"),
        ("a.DOCX", WORD, "docx"),
        ("a.md", REPORT.encode(), "text"),
        ("a.zip", WORD, "docx"),
        ("a.mht", web_archive(), "html"),
        ("a.mhtml", web_archive("alternative"), "html"),
    ],
)
def test_the_content_decides(tmp_path, name, data, form):
    reading = read(tmp_path, name, data)
    assert not reading.skipped
    assert {source.format for source in reading.sources} == {form}
    assert "县" in reading.sources[0].text


def test_an_archive_with_another_ending_is_opened(tmp_path):
    reading = read(tmp_path, "a.docx", archive_of(("甲.txt", REPORT)))
    assert [Path(source.path).name for source in reading.sources] == ["甲.txt"]


def test_an_archive_in_disguise_is_not_opened_deeper(tmp_path):
    inside = archive_of(("丙.txt", REPORT))
    reading = read(tmp_path, "a.zip", archive_of(("b.dat", inside)), deepest_archive=1)
    assert not reading.sources
    assert "deepest_archive" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("data", "name", "ending"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "a.docx",
            ".doc",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.wps", ".wps"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.xlsx", ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.et", ".et"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            ".docx",
        ),
        (rb"{\rtf1\ansi", "a.doc", ".rtf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.pdf", ".jpg"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.jpeg", ".jpeg"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "a.xml", ".doc"),
        (open_document("text"), "a.docx", ".odt"),
        (open_document("spreadsheet"), "a.xlsx", ".ods"),
        (open_document("presentation"), "a.odp", ".odp"),
        (b"PK\x03\x04 cut", "a.docx", ".docx"),
        (b"", "a.doc", ".doc"),
        (b"\x00" * 100, "a.html", ".html"),
        (b"a,b\n", "a.csv", ".csv"),
    ],
)
def test_signs(data, name, ending):
    assert recognised(data, name) == ending


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.json", "data for programs"),
        ("a.xml", "data for programs"),
        ("a.pptx", "presentation"),
        ("a.rar", "archive that is not opened"),
        ("a.ofd", "page format"),
        ("a.exe", "never run"),
        ("a.unknown", "not read"),
    ],
)
def test_formats_that_are_not_read_say_what_they_are(tmp_path, name, reason):
    reading = read(tmp_path, name, REPORT.encode())
    assert not reading.sources
    assert reason in reading.skipped[0].reason
    assert "; " in reading.skipped[0].reason


def test_a_folder_of_everything(tmp_path):
    names = ("高唐县", "易县", "米易县", "綦江区")
    reports = [REPORT.replace("唐县", name) for name in names]
    inside = tmp_path / "下 级"
    inside.mkdir()
    (tmp_path / "a.docx").write_bytes(packed("".join(map(paragraph, reports[0].splitlines()))))
    (inside / "b.html").write_text(
        framed(f"<p>{reports[1]}</p>", "政协易县委员会常务委员会工作报告"), "utf-8"
    )
    (inside / "c.txt").write_text(reports[2], "gb18030")
    (tmp_path / "d.csv").write_text(
        f'标题,正文\n政协綦江区委员会工作报告,"{reports[3]}"\n', "utf-8"
    )
    (tmp_path / "e.json").write_text("{}", "utf-8")
    (tmp_path / "f.zip").write_bytes(archive_of(("g.pdf", PDF), ("h.bin", b"\x00")))
    reading = read_paths([tmp_path], ReadingSettings())
    assert [source.format for source in reading.sources] == ["docx", "csv", "pdf", "html", "text"]
    assert [Path(skipped.path).name for skipped in reading.skipped] == ["e.json", "h.bin"]


needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")


@pytest.mark.office
@needs_office
def test_rich_text_with_the_ending_of_word(tmp_path):
    text = "".join(f"\\u{ord(c)}?" if ord(c) < 0x8000 else f"\\u{ord(c) - 65536}?" for c in REPORT)
    reading = read(tmp_path, "a.doc", f"{{\\rtf1\\ansi {text}}}".encode())
    assert not reading.skipped
    assert reading.sources[0].format == "rtf"
    assert "深入调研视察" in reading.sources[0].text
