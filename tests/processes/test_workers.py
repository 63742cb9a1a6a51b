"""Share out work, lose no item, leave no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from compare.errors import LexiconError
from compare.processes.workers import Failed, side_by_side
from tests.processes.tasks import Doubling

HERE = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def findable(monkeypatch):
    """Let the processes find the task of this test."""
    monkeypatch.setattr(sys, "path", [HERE, *sys.path])


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def gone(process: int) -> bool:
    for _ in range(100):
        if not is_running(process):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("count", [1, 2, 9])
def test_every_item_gets_its_own_result(count):
    results = dict(side_by_side(Doubling(), range(7), count))
    assert results == {item: 2 * item for item in range(7)}


def test_this_process_does_what_nobody_has_begun():
    here = []

    def double(item):
        here.append(item)
        return 2 * item

    results = dict(side_by_side(Doubling(), range(7), 1, double))
    assert results == {item: 2 * item for item in range(7)}
    assert here


def test_nothing_to_do_starts_nothing():
    assert list(side_by_side(Doubling(), [], 2)) == []


def test_a_process_keeps_the_task_with_what_it_holds():
    results = list(side_by_side(Doubling(), ["a", "b", "seen"], 1))
    assert results[-1][1][1] == 3


def test_a_process_that_ends_and_an_error_cost_only_their_item():
    results = dict(side_by_side(Doubling(), [1, "die", 2, "fault", 3, "print", 4], 1))
    assert results["die"] == Failed("its process ended (SIGKILL)")
    assert results["fault"] == Failed("KeyError: 'no such thing'")
    assert [results[number] for number in (1, 2, 3, 4)] == [2, 4, 6, 8]
    assert results["print"] == "printprint"


def test_an_error_that_speaks_of_more_than_an_item_is_raised():
    with pytest.raises(LexiconError, match="is wrong") as caught:
        list(side_by_side(Doubling(), ["wrong list", 1], 1))
    assert (caught.value.place, caught.value.remedy) == ("a.toml", "correct it")


def test_who_stops_listening_leaves_no_process_behind():
    results = side_by_side(Doubling(), ["seen", "wait", "wait", "wait"], 2)
    _, (process, _) = next(results)
    assert is_running(process)
    start = time.monotonic()
    results.close()
    assert gone(process)
    assert time.monotonic() - start < 30


def test_the_processes_end_where_this_one_is_killed():
    script = f"""
        import sys
        sys.path.insert(0, {HERE!r})
        from compare.processes.workers import side_by_side
        from tests.processes.tasks import Doubling
        results = side_by_side(Doubling(), ["seen", "pause"], 1)
        print(next(results)[1][0], flush=True)
        sys.stdin.read()
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    process = int(parent.stdout.readline())
    assert is_running(process)
    parent.kill()
    parent.wait()
    assert gone(process)
