from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from compare.errors import OutputError
from compare.model.source import Source
from compare.output import check_folder, source_files, write_files

NEW = {"findings.json": b"new", "briefing.pdf": b"%PDF new", "sources/S2.txt": b"raw"}
OLD = {"findings.json": b"old", "briefing.pdf": b"%PDF old", "sources/S9.txt": b"gone"}


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def old(tmp_path) -> Path:
    folder = tmp_path / "output"
    write_files(folder, OLD)
    (folder / "notes.txt").write_bytes(b"the user's own")
    return folder


def test_writes_all_files_and_tells_their_sizes(tmp_path):
    folder = tmp_path / "a" / "b"
    written = write_files(folder, NEW)
    assert content(folder) == NEW
    assert [(file.path, file.size) for file in written] == [
        (folder / name, len(data)) for name, data in NEW.items()
    ]


def test_replaces_older_results_and_nothing_else(old):
    write_files(old, NEW)
    assert content(old) == {**NEW, "notes.txt": b"the user's own"}


def test_takes_the_folder_of_raw_texts_away_with_the_last(old):
    write_files(old, {"findings.json": b"new"})
    assert not (old / "sources").exists()


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_failing_move_puts_everything_back(old, monkeypatch, fails_at):
    before = content(old)
    moves = 0
    real = Path.replace

    def replace(self, target):
        nonlocal moves
        moves += 1
        if moves == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    if fails_at == 7:
        # Six moves are all there are: two files replaced, one new, one outdated.
        write_files(old, NEW)
        assert moves == 6
        return
    with pytest.raises(OutputError, match="no space left"):
        write_files(old, NEW)
    monkeypatch.undo()
    assert content(old) == before


def test_an_interrupted_write_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(self, data):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path / "a" / "b", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_more_is_named(old):
    before = content(old)
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from compare.errors import OutputError\n"
        "from compare.output import write_files\n"
        "try:\n"
        "    write_files(Path(sys.argv[1]), {'findings.json': b'x', 'briefing.pdf': b'x' * 9000})\n"
        "except OutputError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(old)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        check=True,
    )
    assert "briefing.pdf: would exceed the largest file size" in done.stdout
    assert content(old) == before


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "output").write_text("mine")
    for act in (check_folder, lambda folder: write_files(folder, NEW)):
        with pytest.raises(
            OutputError, match=r"output: is a file, not a folder.*Remedy: "
        ) as caught:
            act(tmp_path / "output")
        assert caught.value.exit_code == 7
    assert content(tmp_path) == {"output": b"mine"}


def test_a_folder_below_a_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="lies below a file"):
        check_folder(tmp_path / "file" / "output")


def test_a_folder_in_place_of_a_result(old):
    before = content(old)
    (old / "briefing.html").mkdir()
    with pytest.raises(OutputError, match=r"briefing\.html: is a folder where a file belongs"):
        write_files(old, {**NEW, "briefing.html": b"<html>"})
    assert content(old) == before


def test_a_folder_that_may_not_be_written():
    with tempfile.TemporaryDirectory() as name, nobody(Path(name)) as folder:
        with pytest.raises(OutputError, match="may not be written") as caught:
            check_folder(folder / "output")
        assert "choose another --output" in caught.value.remedy


@contextmanager
def nobody(folder: Path):
    """Take away the right to write, and root's right to do so all the same."""
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(0o755)


def test_the_check_leaves_no_trace(tmp_path, old):
    before = content(old)
    check_folder(old)
    check_folder(tmp_path / "deep" / "er")
    assert content(old) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


def test_saves_the_raw_text_of_every_format_but_text():
    def source(identifier: str, form: str) -> Source:
        return Source(identifier, f"{identifier}.x", "0", form, None, "一行\r\n两行", (0, 4))

    assert source_files((source("S1", "text"), source("S2", "word"))) == {
        "sources/S2.txt": "一行\r\n两行".encode()
    }
