"""Read DOC, RTF, WPS and ODT through LibreOffice, and say what to do without it."""

from __future__ import annotations

import http.server
import io
import shutil
import subprocess
import threading
import time
import zipfile

import pytest

from compare.errors import InputError
from compare.reading import read_paths
from compare.reading.office import OFFICE_READERS, OfficeReader
from compare.settings import ReadingSettings
from tests.reading.test_sheet import HEADER, ROWS, workbook
from tests.reading.test_word import ABSTRACT, NUMBERS, listed, packed, paragraph

SENTENCE = "过去一年，县政协坚持围绕中心服务大局，深入调研视察，提出意见建议。"
BODY = (
    paragraph("政协唐县委员会常务委员会工作报告")
    + listed("工作回顾")
    + listed("服务大局", depth=1)
    + paragraph(SENTENCE) * 3
    + listed("工作安排")
    + paragraph("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>")
)
EXPECTED = [
    "政协唐县委员会常务委员会工作报告",
    "一、工作回顾",
    "（一）服务大局",
    *[SENTENCE] * 3,
    "二、工作安排",
]
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")


def reader(name: str) -> OfficeReader:
    return next(reader for reader in OFFICE_READERS if reader.name == name)


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Make a file of each format from one Word file, with one start of LibreOffice each."""
    folder = tmp_path_factory.mktemp("office")
    given = folder / "唐县 报告.docx"
    given.write_bytes(packed(BODY, numbering=ABSTRACT + NUMBERS))
    for form in ("doc", "rtf", "odt"):
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", "--convert-to", form, "--outdir", str(folder), str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    given.unlink()
    (folder / "唐县 报告.doc").rename(folder / "唐县 报告.wps")
    shutil.copy(folder / "唐县 报告.wps", folder / "唐县 报告.doc")
    return folder


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("form", ["doc", "wps", "rtf", "odt"])
def test_text_and_numbers_survive(converted, form):
    reading = read_paths([converted / f"唐县 报告.{form}"], ReadingSettings())
    assert not reading.skipped
    (source,) = reading.sources
    assert source.format == form
    lines = [line for line in source.text.split("\n") if line.strip()]
    if form == "rtf":
        # Writing RTF, LibreOffice itself loses the signs of Chinese numbers; reading keeps them.
        lines = [line.replace("?", "、").replace("(一)", "（一）") for line in lines]
    assert lines == EXPECTED


def with_links(address: str) -> bytes:
    """Make a text with a picture and a passage from elsewhere and one from this machine."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(
        f' xmlns:{short}="{office}{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    sections = "".join(
        f'<text:section text:name="{name}"><text:section-source xlink:href="{link}"/>'
        "<text:p>甲</text:p></text:section>"
        for name, link in (("S", f"{address}/section.odt"), ("T", "file:///etc/passwd"))
    )
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:body><office:text>{sections}<text:p><draw:frame '
        'svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image '
        f'xlink:href="{address}/picture.png" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{office}manifest:1.0">{entries}</m:manifest>',
        )
        file.writestr("content.xml", content)
    return stream.getvalue()


@pytest.mark.office
@needs_office
def test_no_request_leaves_the_machine():
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    data = with_links(f"http://127.0.0.1:{server.server_port}")
    try:
        raw = reader("odt").read(data, "a.odt", ReadingSettings())
    finally:
        server.shutdown()
    assert "甲" in raw.text
    assert "root:" not in raw.text
    # With a usual profile LibreOffice asks for the picture three times.
    assert not asked


def test_a_new_word_file_with_an_old_ending_needs_no_office(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    raw = reader("doc").read(packed(paragraph("甲")), "a.doc", ReadingSettings())
    assert raw.text == "甲"


def test_without_libreoffice_the_message_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InputError, match="needs LibreOffice") as caught:
        reader("wps").read(b"\xd0\xcf\x11\xe0", "a.wps", ReadingSettings())
    assert "apt install" in caught.value.remedy


@pytest.fixture
def script(tmp_path, monkeypatch):
    """Put a program of our own in the place of LibreOffice."""

    def put(text: str):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda _: str(program))

    return put


def test_a_program_that_hangs_is_ended(script):
    script("sleep 60 & sleep 60")
    start = time.monotonic()
    with pytest.raises(InputError, match=r"more than 0\.3 seconds"):
        reader("doc").read(b"x", "a.doc", ReadingSettings(office_seconds=0.3))
    assert time.monotonic() - start < 10


def test_a_program_that_makes_nothing(script):
    script("exit 0")
    with pytest.raises(InputError, match="password"):
        reader("doc").read(b"x", "a.doc", ReadingSettings())


def test_a_program_that_does_not_start(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "gone"))
    with pytest.raises(InputError, match="does not start"):
        reader("doc").read(b"x", "a.doc", ReadingSettings())


@pytest.mark.office
@needs_office
@pytest.mark.parametrize(("form", "ending"), [("xls", "xls"), ("xls", "et"), ("ods", "ods")])
def test_tables_of_other_programs(tmp_path, form, ending):
    given = tmp_path / "given.xlsx"
    given.write_bytes(workbook(说明=[("本表由各县报送",)], 报告=[HEADER, *ROWS]))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", form, "--outdir", str(tmp_path), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = tmp_path / f"given.{form}"
    if not made.is_file():
        pytest.skip("LibreOffice has no Calc here")
    path = made.rename(tmp_path / f"唐县 汇编.{ending}")
    reading = read_paths([path], ReadingSettings())
    assert not reading.skipped
    assert [source.path.partition("#")[2] for source in reading.sources] == ["报告!2", "报告!3"]
    assert {source.format for source in reading.sources} == {ending}
    assert [source.places[0].row for source in reading.sources] == [2, 3]


def test_without_calc_the_reason_says_so(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(InputError, match="damaged") as caught:
        reader("xls").read(b"\xd0\xcf\x11\xe0", "a.xls", ReadingSettings())
    assert "libreoffice-calc" in caught.value.remedy
    assert ".xlsx" in caught.value.remedy
