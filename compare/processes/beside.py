"""Do one task after another in a process beside this one, which gets ready while this one works."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from compare.processes.frames import receive, send
from compare.processes.fresh import end, own_pipes, pipe, start

Item = TypeVar("Item")
Result = TypeVar("Result")
Other = TypeVar("Other")


class Beside:
    """Hold a process that does tasks beside this one; use it as a context, which ends it.

    `prepare` is done first, so that what a task needs is loaded when the task comes. `meanwhile` is
    done once in this process as soon as it has to wait for the other. Where no process can be had,
    or it ends, tasks are done in this one: a result never depends on it.
    """

    def __init__(
        self, prepare: Callable[[], object], meanwhile: Callable[[], object] | None = None
    ) -> None:
        self._process = _started()
        self._ended = False
        self._meanwhile = meanwhile
        # The pipes are served by a thread: a process that still prepares takes nothing yet.
        self._server = ThreadPoolExecutor(1, "beside")
        self._server.submit(self._answer, _prepared, prepare)

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        if self._process is not None:
            end(self._process)
        self._server.shutdown(cancel_futures=True)

    def begin(self, task: Callable[[Item], Result], item: Item) -> Begun[Result]:
        """Let the process do a task; `result` gives what comes of it, or raises what that raised.

        Task, item and result must be picklable.
        """
        return Begun(self._server.submit(self._answer, task, item), self._wait_well)

    def begin_both(
        self,
        task: Callable[[Item], Result],
        item: Item,
        following: Callable[[tuple[Item, Result]], Other],
    ) -> tuple[Begun[Result], Begun[Other]]:
        """Let the process do a task, and another with item and result of the first.

        The second takes from the process what is there already. Where the first is taken over,
        nobody begins the second.
        """
        first = self.begin(task, item)
        second = self._server.submit(self._follow, first, following)
        return first, Begun(second, self._wait_well)

    def _wait_well(self) -> None:
        """Do what is to be done while this process would wait, the first time."""
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()

    def _follow(self, first: Begun[Result], task: Callable[[Any], Other]) -> Other:
        if first.was_taken_over or self._process is None:
            raise CancelledError
        return self._asked(self._process, task, Kept.BOTH)

    def _answer(self, task: Callable[[Item], Result], item: Item) -> Result:
        process = self._process
        if process is None:
            return task(item)
        try:
            return self._asked(process, task, item)
        except CancelledError:
            if self._ended:
                raise
            return task(item)

    def _asked(
        self, process: subprocess.Popen[bytes], task: Callable[[Any], Result], item: object
    ) -> Result:
        """Return the answer of the process; raise `CancelledError` where it has ended."""
        try:
            send(pipe(process.stdin), (task, item))
            result, error = receive(pipe(process.stdout))
        except (OSError, EOFError, ValueError) as broken:
            if not self._ended:
                self._process = None
                end(process)
            raise CancelledError from broken
        if error is not None:
            raise error
        given: Result = result
        return given


class Kept(Enum):
    """Name what the process has from the task before: its item and its result."""

    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Begun(Generic[Result]):
    """Hold a task that was given to a process."""

    future: Future[Result]
    wait_well: Callable[[], None]

    @property
    def was_taken_over(self) -> bool:
        """Tell whether the process will not do it."""
        return self.future.cancelled()

    def result(self) -> Result:
        """Return the result as soon as it is there."""
        if not self.future.done():
            self.wait_well()
        return self.future.result()


def taken_over(begun: Begun[Result] | None, here: Callable[[], Result]) -> Result:
    """Return the result of a task.

    What no process was given, or has begun, or can do any more is done here.
    """
    if begun is None or begun.future.cancel():
        return here()
    try:
        return begun.result()
    except CancelledError:
        return here()


def serve() -> None:
    """Do each task that comes with its item until the input ends."""
    incoming, outgoing = own_pipes()
    kept: tuple[object, object] = (None, None)
    while True:
        try:
            task, item = receive(incoming)
        except EOFError:
            return
        given = kept if item is Kept.BOTH else item
        answer: tuple[object, Exception | None]
        try:
            answer = (task(given), None)
        except Exception as error:
            answer = (None, error)
        kept = given, answer[0]
        send(outgoing, answer)


def _started() -> subprocess.Popen[bytes] | None:
    try:
        return start(__name__, "serve")
    except OSError:
        return None


def _prepared(prepare: Callable[[], object]) -> None:
    """Prepare; what is prepared stays in the process and is not sent back."""
    prepare()
