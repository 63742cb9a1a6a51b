"""Do one task after another in a process beside this one, which gets ready while this one works."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from compare.processes.frames import receive, send
from compare.processes.fresh import end, own_pipes, pipe, start

Item = TypeVar("Item")
Result = TypeVar("Result")


class Beside:
    """Hold a process that does tasks beside this one; use it as a context, which ends it.

    `prepare` is done first, so that what a task needs is loaded when the task comes. Where no
    process can be had, or it ends, tasks are done in this one: a result never depends on it.
    """

    def __init__(self, prepare: Callable[[], object]) -> None:
        self._process = _started()
        self._ended = False
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

    def begin(self, task: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Let the process do a task; the future gives the result, or raises what the task raised.

        Task, item and result must be picklable.
        """
        return self._server.submit(self._answer, task, item)

    def _answer(self, task: Callable[[Any], Any], item: object) -> Any:  # noqa: ANN401
        process = self._process
        if process is None:
            return task(item)
        try:
            send(pipe(process.stdin), (task, item))
            result, error = receive(pipe(process.stdout))
        except (OSError, EOFError, ValueError) as broken:
            if self._ended:
                raise CancelledError from broken
            self._process = None
            end(process)
            return task(item)
        if error is not None:
            raise error
        return result


def taken_over(future: Future[Result] | None, here: Callable[[], Result]) -> Result:
    """Return the result of a task; what nobody was given, or nobody has begun, is done here."""
    if future is None or future.cancel():
        return here()
    return future.result()


def serve() -> None:
    """Do each task that comes with its item until the input ends."""
    incoming, outgoing = own_pipes()
    while True:
        try:
            task, item = receive(incoming)
        except EOFError:
            return
        answer: tuple[object, Exception | None]
        try:
            answer = (task(item), None)
        except Exception as error:
            answer = (None, error)
        send(outgoing, answer)


def _started() -> subprocess.Popen[bytes] | None:
    try:
        return start(__name__, "serve")
    except OSError:
        return None


def _prepared(prepare: Callable[[], object]) -> None:
    """Prepare; what is prepared stays in the process and is not sent back."""
    prepare()
