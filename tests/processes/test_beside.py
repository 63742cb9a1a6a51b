"""A task beside this process gives what it would give here, whatever becomes of the process."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import pytest

from compare.errors import OutputError
from compare.processes import beside
from compare.processes.beside import Beside, taken_over
from tests.processes.tasks import (
    ended_as_well,
    ended_unless,
    own_number,
    refused,
    waited,
    with_own_number,
)


@pytest.fixture(autouse=True)
def findable(monkeypatch):
    """Let the process find the tasks of these tests."""
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2]), *sys.path])


def test_tasks_are_done_by_another_process():
    with Beside(own_number) as process:
        first, second = process.begin(with_own_number, 1), process.begin(with_own_number, 2)
        assert first.result()[0] == 1
        assert first.result()[1] == second.result()[1] != os.getpid()


def test_an_error_of_a_task_is_raised_with_all_it_says():
    with Beside(own_number) as process, pytest.raises(OutputError) as caught:
        process.begin(refused, "briefing.pdf").result()
    assert (caught.value.place, caught.value.remedy) == ("briefing.pdf", "choose another")


def test_a_task_whose_process_ends_is_done_here():
    with Beside(own_number) as process:
        assert process.begin(ended_unless, os.getpid()).result() == os.getpid()
        assert process.begin(with_own_number, 3).result() == (3, os.getpid())


def test_where_no_process_can_be_had_tasks_are_done_here(monkeypatch):
    def none_left(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(beside, "start", none_left)
    with Beside(own_number) as process:
        assert process.begin(with_own_number, 4).result() == (4, os.getpid())


def test_what_nobody_has_begun_is_done_here():
    with Beside(partial(waited, 60.0)) as process:
        future = process.begin(with_own_number, 5)
        assert taken_over(future, partial(with_own_number, 6)) == (6, os.getpid())
    assert taken_over(None, os.getpid) == os.getpid()


def test_what_was_begun_is_waited_for():
    with Beside(own_number) as process:
        future = process.begin(with_own_number, 7)
        future.result()
        assert taken_over(future, os.getpid)[0] == 7


def test_a_task_that_follows_has_what_the_first_was_given_and_has_made():
    with Beside(own_number) as process:
        first, second = process.begin_both(with_own_number, 8, with_own_number)
        (item, result), number = second.result()
        assert (item, result) == (8, first.result())
        assert result == (8, number)


def test_what_follows_a_task_that_was_taken_over_is_done_here_too():
    with Beside(partial(waited, 60.0)) as process:
        first, second = process.begin_both(with_own_number, 9, with_own_number)
        assert taken_over(first, own_number) == os.getpid()
        assert taken_over(second, own_number) == os.getpid()


@pytest.mark.parametrize("first", [ended_unless, own_number])
def test_what_follows_is_done_here_where_the_process_has_ended(first):
    with Beside(own_number) as process:
        begun, second = process.begin_both(first, os.getpid(), ended_as_well)
        begun.result()
        assert taken_over(second, own_number) == os.getpid()


def test_while_it_waits_this_process_does_once_what_is_to_be_done():
    done = []
    with Beside(own_number, partial(done.append, "ready")) as process:
        begun = process.begin(waited, 0.3)
        assert done == []
        begun.result()
        process.begin(waited, 0.3).result()
        assert done == ["ready"]


def test_whoever_leaves_does_not_wait_for_a_task():
    with Beside(own_number) as process:
        begun = process.begin(waited, 60.0)
    assert begun.future.cancelled() or begun.future.exception() is not None
