"""End what takes too long or too much memory, read the rest, and leave no process behind."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from compare.errors import InputError
from compare.processes.frames import receive, send
from compare.reading import guard, read_paths, serve
from compare.reading.collect import READERS
from compare.reading.guard import Guard
from compare.reading.interface import RawText
from compare.settings import ReadingSettings
from tests.reading.odd import Odd
from tests.reading.test_paths import REPORT
from tests.reading.test_word import packed, paragraph

HERE = str(Path(__file__).parents[2])
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the limits of Linux")


@pytest.fixture
def watched(monkeypatch):
    """Let the processes find this module, and give those that were started."""
    monkeypatch.setattr(sys, "path", [HERE, *sys.path])
    started: list[subprocess.Popen[bytes]] = []
    start = guard._started

    def started_by_guard():
        process = start()
        if process is not None:
            started.append(process)
        return process

    monkeypatch.setattr(guard, "_started", started_by_guard)
    yield started
    assert all(process.returncode is not None for process in started), "a process was left behind"


def settings(**changes: object) -> ReadingSettings:
    return ReadingSettings(**changes)


def test_one_process_reads_all_files(watched):
    with Guard(settings()) as reading:
        texts = [reading.read(Odd(), data, "a.odd").text for data in (b"a", b"print", b"c")]
    assert texts == ["a", "print", "c"]
    assert len(watched) == 1


@pytest.mark.parametrize(
    ("data", "changes", "problem", "remedy", "processes"),
    [
        (b"hang", {"seconds_per_file": 2}, "more than 2 seconds", "seconds_per_file", 2),
        pytest.param(
            b"fill", {"memory_per_file": 100_000_000}, "memory", "memory_per_file", 2, marks=linux
        ),
        pytest.param(b"crash", {}, "SIGKILL", "memory_per_file", 2, marks=linux),
        (b"fault", {}, "KeyError", "save it anew", 1),
        (b"refuse", {}, "is odd", "even", 1),
    ],
)
def test_a_file_that_goes_wrong_says_why_and_the_next_is_read(
    watched, data, changes, problem, remedy, processes
):
    with Guard(settings(**changes)) as reading:
        with pytest.raises(InputError, match=problem) as caught:
            reading.read(Odd(), data, "坏.odd")
        assert reading.read(Odd(), b"next", "b.odd").text == "next"
    assert caught.value.place == "坏.odd"
    assert remedy in caught.value.remedy
    assert len(watched) == processes


def test_a_reader_that_asks_for_time_gets_it(watched):
    with Guard(settings(seconds_per_file=2)) as reading:
        assert reading.read(Odd(), b"slow", "a.odd").text == "slow"


def test_an_interruption_leaves_no_process(watched, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Guard(settings()) as reading:
        reading.read(Odd(), b"a", "a.odd")
        monkeypatch.setattr(guard, "receive", interrupted)
        reading.read(Odd(), b"b", "b.odd")
    assert len(watched) == 1


def test_an_interruption_while_it_starts_leaves_no_process(monkeypatch):
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            started.append(self)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(guard.subprocess, "Popen", Watched)
    monkeypatch.setattr(guard, "receive", interrupted)
    with pytest.raises(KeyboardInterrupt), Guard(settings()) as reading:
        reading.read(Odd(), b"a", "a.odd")
    assert started[0].returncode is not None


def test_where_no_process_can_be_had_files_are_read_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Guard(settings()) as reading:
        assert reading.read(Odd(), b"a", "a.odd").text == "a"


def test_plain_text_needs_no_process(tmp_path, watched):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    assert read_paths([tmp_path], settings()).sources
    assert not watched


def test_a_file_that_overruns_is_skipped_and_the_others_are_read(tmp_path, watched, monkeypatch):
    monkeypatch.setattr("compare.reading.collect.READERS", (*READERS, Odd()))
    (tmp_path / "a.odd").write_bytes(b"hang")
    (tmp_path / "b.txt").write_text(REPORT, "utf-8")
    (tmp_path / "c.docx").write_bytes(packed(paragraph(REPORT.replace("唐县", "高唐县"))))
    reading = read_paths([tmp_path], settings(seconds_per_file=3))
    assert [Path(source.path).name for source in reading.sources] == ["b.txt", "c.docx"]
    (skipped,) = reading.skipped
    assert "seconds_per_file" in skipped.reason


def test_a_script_without_a_guard_for_its_main_part_is_not_run_twice(tmp_path):
    (tmp_path / "a.docx").write_bytes(packed(paragraph(REPORT)))
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import sys
            sys.path.insert(0, {HERE!r})
            from pathlib import Path
            from compare.reading import read_paths
            from compare.settings import ReadingSettings
            reading = read_paths([Path({str(tmp_path / "a.docx")!r})], ReadingSettings())
            print(len(reading.sources), "source")
            """
        ),
        "utf-8",
    )
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert run.stdout == "1 source\n"
    assert not run.stderr


class TestTheOtherSide:
    """What runs in the process, tried in this one."""

    def test_answers(self):
        def answer(data: bytes):
            return serve.answer((Odd(), data, "a.odd", settings(memory_per_file=10**13)))

        assert answer(b"a") == ("text", RawText("a", "utf-8"))
        assert answer(b"refuse") == ("refused", "is odd", "make it even")
        assert answer(b"fault") == ("failed", "KeyError")

    def test_memory_is_told(self, monkeypatch):
        def full(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(Odd, "read", full)
        request = (Odd(), b"a", "a.odd", settings(memory_per_file=10**13))
        assert serve.answer(request) == ("memory",)

    @pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "urllib.Request"])
    def test_the_network_is_refused(self, event):
        with pytest.raises(PermissionError):
            serve.refuse_network(event, ())

    def test_other_events_are_not(self):
        serve.refuse_network("open", ())

    def test_frames_come_back_as_they_were_sent(self):
        pipe = io.BytesIO()
        send(pipe, ("text", "政协"))
        pipe.seek(0)
        assert receive(pipe) == ("text", "政协")
        with pytest.raises(EOFError):
            receive(pipe)
