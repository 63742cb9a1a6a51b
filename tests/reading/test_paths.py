"""Read files as people hand them in: each that cannot be read says why and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compare.cleaning import clean_source
from compare.model.report import Document
from compare.model.source import Reading
from compare.reading import read_paths
from compare.segmenting import segment_sources
from compare.settings import ReadingSettings, StructureSettings
from tests.support.reports import LEXICON, SEEDS

REPORT = (
    "政协唐县委员会常务委员会工作报告\n" + "过去一年，县政协坚持服务中心大局，深入调研视察。\n" * 10
)


def read(*paths: Path, **settings: object) -> Reading:
    return read_paths(paths, ReadingSettings(**settings))


def documents_of(reading: Reading) -> tuple[Document, ...]:
    cleans = [clean_source(source, LEXICON) for source in reading.sources]
    return segment_sources(cleans, StructureSettings(), LEXICON)


@pytest.mark.parametrize(
    ("name", "data", "reason", "remedy"),
    [
        ("empty.txt", b"", "empty", "text"),
        ("blank.txt", " \r\n\t　\n".encode() * 40, "empty", "text"),
        ("mark.txt", b"\xef\xbb\xbf", "empty", "text"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00" * 30, "binary", "text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 30, "picture", "save it"),
        ("zip.txt", b"PK\x03\x04\x14\x00\x06\x00" * 50, "binary", "text"),
        ("report.pdf", b"%PDF-1.7", "format", "save it as"),
        ("report.docx", b"PK\x03\x04", "cut short", "save it anew"),
        ("english.txt", b"This is an annual report of a company. " * 30, "no Chinese", "report"),
        ("short.txt", "只有一句话。".encode(), "no Chinese", "report"),
        (
            "code.txt",
            ("for i in range(10): print(i)  # 循环\n" * 40).encode(),
            "no Chinese",
            "report",
        ),
        ("utf16.txt", b"\xff\xfe\x00\xd8" * 60, "utf-16", "UTF-8"),
        ("noise.txt", bytes(range(128, 256)) * 8, "", ""),
    ],
)
def test_bad_files_are_skipped_with_reason_and_remedy(tmp_path, name, data, reason, remedy):
    path = tmp_path / name
    path.write_bytes(data)
    reading = read(path)
    assert not reading.sources
    (skipped,) = reading.skipped
    assert skipped.path == path.as_posix()
    assert reason in skipped.reason
    assert remedy in skipped.reason
    assert "; " in skipped.reason


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    reading = read(tmp_path, tmp_path / "missing.txt")
    assert [Path(source.path).name for source in reading.sources] == ["b.txt"]
    assert [Path(skipped.path).name for skipped in reading.skipped] == ["a.txt", "missing.txt"]
    assert "no such file" in reading.skipped[1].reason


def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch):
    path = tmp_path / "closed.txt"
    path.write_text(REPORT, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (skipped,) = read(path).skipped
    assert "Permission denied" in skipped.reason
    assert "permissions" in skipped.reason


def test_a_folder_that_may_not_be_listed(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()

    def refuse(self: Path, pattern: str):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "rglob", refuse)
    (skipped,) = read(tmp_path / "in").skipped
    assert "permissions" in skipped.reason


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(REPORT, encoding="utf-8")
    (skipped,) = read(path, largest_file=100).skipped
    assert "more than 100" in skipped.reason
    assert "largest_file" in skipped.reason


def test_an_empty_folder_is_named(tmp_path):
    (tmp_path / "nothing").mkdir()
    (skipped,) = read(tmp_path / "nothing").skipped
    assert skipped.path.endswith("nothing")
    assert "no file" in skipped.reason


def test_the_same_text_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace("\n", "\r\n\r\n"), encoding="gb18030")
    reading = read(tmp_path)
    assert len(reading.sources) == 1
    (skipped,) = reading.skipped
    assert "same text" in skipped.reason
    assert "a.txt" in skipped.reason


def test_the_same_file_given_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    reading = read(path, tmp_path, path)
    assert len(reading.sources) == 1
    assert not reading.skipped


def test_names_with_blanks_and_chinese(tmp_path):
    folder = tmp_path / "2025年 报告 (终稿)"
    folder.mkdir()
    path = folder / "唐县 政协.txt"
    path.write_text(REPORT, encoding="utf-8")
    reading = read(folder)
    assert reading.sources[0].path == path.as_posix()
    assert documents_of(reading)[0].identity.district == "唐县"


def test_hidden_and_temporary_files_are_left_alone(tmp_path):
    (tmp_path / ".hidden.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "~$a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    assert len(read(tmp_path).sources) == 1


@pytest.mark.parametrize(
    "odd", ["\ue000", "\U0001f600", "\u202e", "\ufffd", "\x07", "\u2028", "\x85"]
)
def test_odd_characters_do_no_harm(tmp_path, odd):
    path = tmp_path / "odd.txt"
    path.write_text(REPORT.replace("大局", f"大{odd}局"), encoding="utf-8")
    (document,) = documents_of(read(path))
    source = read(path).sources[0]
    for sentence in document.sentences:
        assert source.text[sentence.clean.positions[0]] == sentence.text[0]


def test_encoded_surrogates_are_no_text(tmp_path):
    path = tmp_path / "surrogates.txt"
    path.write_bytes((REPORT + "\ud800\udc00").encode("utf-8", "surrogatepass"))
    reading = read(path)
    assert len(reading.sources) + len(reading.skipped) == 1
    for source in reading.sources:
        source.text.encode("utf-8")


def test_a_novel_and_a_recipe_are_read_but_take_no_part(tmp_path):
    (tmp_path / "novel.txt").write_text("却说那女娲氏炼石补天之时，炼成顽石三万块。" * 40, "utf-8")
    (tmp_path / "news.txt").write_text("昨日，市民来到公园种树五百余株。" * 40, "utf-8")
    documents = documents_of(read(tmp_path))
    assert len(documents) == 2
    assert not any(document.comparable for document in documents)


def test_the_seeds_are_read_whole():
    reading = read(SEEDS)
    assert not reading.skipped
    for source in reading.sources:
        assert source.text == Path(source.path).read_bytes().decode("utf-8-sig")
        assert source.encoding == "utf-8"


def test_a_text_that_is_no_single_report_by_its_length_is_skipped(tmp_path):
    (tmp_path / "long.txt").write_text(REPORT * 4, encoding="utf-8")
    [skipped] = read(tmp_path, most_characters=500).skipped
    assert "more than 500" in skipped.reason
    assert "reading.most_characters" in skipped.reason


def test_pipes_and_links_that_lead_nowhere_are_named_and_do_not_block(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    reading = read(tmp_path, tmp_path / "pipe.txt")
    assert len(reading.sources) == 1
    reasons = {Path(item.path).name: item.reason for item in reading.skipped}
    assert "no such file" in reasons["gone.txt"]
    assert "pipe" in reasons["pipe.txt"]
