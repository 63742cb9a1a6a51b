"""Without the extra, scans and pictures are skipped with the command that installs it."""

import sys

import pytest

from compare.errors import InputError
from compare.reading import read_paths
from compare.reading.ocr import engine
from compare.reading.ocr.reader import PictureReader
from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings, Settings
from tests.reading.ocr.scans import as_pdf, lines_as_picture, saved

COMMAND = 'pip install "compare-reports[ocr]"'
SETTINGS = ReadingSettings()
PICTURE = lines_as_picture(["某某县人民政府工作报告"])
FILES = [(PictureReader(), saved(PICTURE, "PNG")), (PdfReader(), as_pdf([PICTURE]))]
REPORT = "各位代表，现在我代表县人民政府向大会报告工作，请予审议。\n" * 20


@pytest.fixture
def uninstalled(monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda name: None)


@pytest.mark.parametrize(("reader", "data"), FILES, ids=["picture", "scan"])
@pytest.mark.usefixtures("uninstalled")
def test_a_file_that_needs_it_says_what_to_install(reader, data):
    with pytest.raises(InputError) as caught:
        reader.read(data, "report", SETTINGS)
    assert COMMAND in caught.value.remedy


@pytest.mark.parametrize(("reader", "data"), FILES, ids=["picture", "scan"])
def test_a_library_that_does_not_load_counts_as_missing(reader, data, monkeypatch, tmp_path):
    def broken(_):
        raise ImportError("libonnxruntime.so: cannot open shared object file")

    monkeypatch.setattr(engine, "_models", lambda: tmp_path)
    monkeypatch.setattr(engine, "_engine", broken)
    with pytest.raises(InputError) as caught:
        reader.read(data, "report", SETTINGS)
    assert COMMAND in caught.value.remedy
    assert "libonnxruntime" in caught.value.remedy


@pytest.mark.parametrize(("reader", "data"), FILES, ids=["picture", "scan"])
def test_where_it_is_off_the_setting_is_named(reader, data):
    with pytest.raises(InputError) as caught:
        reader.read(data, "report", ReadingSettings(ocr="off"))
    assert "reading.ocr" in caught.value.remedy


def test_the_other_files_of_a_folder_are_read_all_the_same(tmp_path, monkeypatch):
    # Found before the true library, in whatever process the files are read.
    empty = tmp_path / "libraries" / "rapidocr"
    empty.mkdir(parents=True)
    (empty / "__init__.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(empty.parent)
    monkeypatch.delitem(sys.modules, "rapidocr", raising=False)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "1.png").write_bytes(FILES[0][1])
    (reports / "2.pdf").write_bytes(FILES[1][1])
    (reports / "3.txt").write_text(REPORT, "utf-8")
    reading = read_paths([reports], Settings().reading)
    assert [source.path[-5:] for source in reading.sources] == ["3.txt"]
    assert [COMMAND in skipped.reason for skipped in reading.skipped] == [True, True]
