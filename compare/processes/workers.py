"""Share out items among processes that do one task beside each other."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from compare.errors import CompareError
from compare.processes.frames import receive, send
from compare.processes.fresh import end, ending, own_pipes, pipe, start

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failed:
    """Say why there is no result of an item: its process ended, or the task raised an error."""

    reason: str


def side_by_side(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    count: int,
    here: Callable[[Item], Result] | None = None,
) -> Generator[tuple[Item, Result | Failed]]:
    """Yield each item with its result as soon as that is there, by so many processes.

    The task is sent once to each process and kept there with what it holds; task, items and
    results must be picklable. A process that ends costs the item it was at; a `CompareError` of the
    task, which speaks of more than its item, is raised here. No process is left behind where the
    caller stops; where this process is killed, they end by themselves. `here`, where it is given,
    does in this process what nobody has begun; what it raises is raised.
    """
    waiting: SimpleQueue[Item | None] = SimpleQueue()
    done: SimpleQueue[tuple[Item, Result | Failed] | BaseException] = SimpleQueue()
    given = list(items)
    workers = [_Worker(task) for _ in range(min(count, len(given)))]
    for item in (*given, *(None for _ in workers)):
        waiting.put(item)
    threads = [
        threading.Thread(target=worker.work, args=(waiting, done), daemon=True)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in given:
            if here is not None and done.empty():
                item = _take(waiting)
                if item is not None:
                    yield item, here(item)
                    continue
            answer = done.get()
            if isinstance(answer, BaseException):
                raise answer
            yield answer
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join()


def _take(waiting: SimpleQueue[Item | None]) -> Item | None:
    """Return an item that nobody has begun, None where there is none."""
    try:
        item = waiting.get_nowait()
    except Empty:
        return None
    if item is None:
        # By this a worker knows that it is done.
        waiting.put(item)
    return item


class _Worker:
    """Hold one process for the task; another takes its place when it has ended."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        self._task = task
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def work(self, waiting: SimpleQueue[Any], done: SimpleQueue[Any]) -> None:
        """Answer items until there are none or the worker is stopped."""
        try:
            while (item := waiting.get()) is not None and not self._stopped:
                answer = self._answer(item)
                done.put(answer if isinstance(answer, CompareError) else (item, answer))
        except BaseException as error:
            done.put(error)
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process, whatever it is at."""
        with self._lock:
            self._stopped = True
            process, self._process = self._process, None
        if process is not None:
            end(process)

    def _answer(self, item: Any) -> Any:  # noqa: ANN401 - whatever the task gives
        process, is_new = self._running()
        if process is None:
            return Failed("was stopped")
        try:
            if is_new:
                send(pipe(process.stdin), self._task)
            send(pipe(process.stdin), item)
            return receive(pipe(process.stdout))
        except (OSError, EOFError, ValueError):
            with self._lock:
                self._process = None
            return Failed(f"its process ended ({ending(end(process))})")

    def _running(self) -> tuple[subprocess.Popen[bytes] | None, bool]:
        """Return the process, and whether it is new; None where the worker is stopped."""
        with self._lock:
            if self._stopped or self._process is not None:
                return self._process, False
            self._process = start(__name__, "serve")
            return self._process, True


def serve() -> None:
    """Do the task that is sent first with each item that follows, until the input ends."""
    incoming, outgoing = own_pipes()
    task = receive(incoming)
    while True:
        try:
            item = receive(incoming)
        except EOFError:
            return
        try:
            answer = task(item)
        except CompareError as error:
            answer = error
        except Exception as error:
            answer = Failed(f"{type(error).__name__}: {error}")
        send(outgoing, answer)
