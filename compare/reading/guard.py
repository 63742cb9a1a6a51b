"""Read files in a process of its own, which is ended when one takes too long or too much memory.

A guard holds one such process for all files and starts another when that one had to be ended; a
pool would be several guards. The process is no sandbox: it bounds what a file can cost.
"""

from __future__ import annotations

import subprocess
import threading
from types import SimpleNamespace, TracebackType
from typing import Any

from compare.errors import InputError
from compare.processes.frames import receive, send
from compare.processes.fresh import end, ending, kill, pipe, start
from compare.reading.interface import FormatReader, RawText
from compare.settings import ReadingSettings

_STARTING_SECONDS = 60.0


class Guard:
    """Read with time and memory bounded; use it as a context, which leaves no process behind.

    Where no process can be started, files are read without these bounds.
    """

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        # The values alone travel: loading their class takes as long as reading twenty files.
        self._values = SimpleNamespace(**settings.model_dump())
        self._process: subprocess.Popen[bytes] | None = None
        self._possible = True

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def read(self, reader: FormatReader, data: bytes, path: str) -> RawText:
        """Return what `reader` makes of `data`; raise `InputError` where it exceeds a limit."""
        if self._process is None and self._possible:
            self._process = _started()
            self._possible = self._process is not None
        if self._process is None:
            return reader.read(data, path, self._settings)
        alarm = _Alarm(self._process, self._settings.seconds_per_file)
        try:
            answer = self._asked((reader, data, path, self._values), alarm)
        except BaseException:
            self._end()
            raise
        return self._understood(answer, alarm, path)

    def _asked(self, request: tuple[Any, ...], alarm: _Alarm) -> tuple[Any, ...] | None:
        """Return the answer of the process, None where it ended without one."""
        assert self._process is not None
        with alarm:
            try:
                send(pipe(self._process.stdin), request)
                answer: tuple[Any, ...] | None = receive(pipe(self._process.stdout))
                while answer is not None and answer[0] == "working":
                    alarm.set(answer[1])
                    answer = receive(pipe(self._process.stdout))
            except (OSError, EOFError):
                answer = None
        return None if alarm.rung else answer

    def _understood(self, answer: tuple[Any, ...] | None, alarm: _Alarm, path: str) -> RawText:
        match answer:
            case ("text", RawText() as raw):
                return raw
            case ("refused", str(problem), str(remedy)):
                raise InputError(problem, place=path, remedy=remedy)
            case ("failed", str(name)):
                raise InputError(
                    f"cannot be read: its reader failed ({name})",
                    place=path,
                    remedy="save it anew in its program or as plain text",
                )
        code = self._end()
        if alarm.rung:
            raise InputError(
                f"takes more than {alarm.seconds:g} seconds to read",
                place=path,
                remedy="raise reading.seconds_per_file or save it as plain text",
            )
        if answer is not None:
            problem = f"needs more than {self._settings.memory_per_file} bytes of memory to read"
        else:
            problem = f"ended its reader ({ending(code)}): damaged, or too large for its memory"
        raise InputError(
            problem,
            place=path,
            remedy="raise reading.memory_per_file or save it as plain text",
        )

    def _end(self) -> int:
        """End the process where there is one, and return its exit code."""
        process, self._process = self._process, None
        return 0 if process is None else end(process)


class _Alarm:
    """End a process when the time is over; `rung` tells that it was."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.rung = False
        self.seconds = seconds
        self._process = process
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __enter__(self) -> None:
        self.set(self.seconds)

    def __exit__(self, *_: object) -> None:
        self._set(None)

    def set(self, seconds: float) -> None:
        """Let the time begin anew, with so many seconds."""
        self.seconds = seconds
        self._set(threading.Timer(seconds, self._ring))

    def _set(self, timer: threading.Timer | None) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = timer
        if timer is not None:
            timer.daemon = True
            timer.start()

    def _ring(self) -> None:
        with self._lock:
            # A timer that was cancelled while it rang has nothing to end any more.
            if self._timer is threading.current_thread():
                self.rung = True
                kill(self._process)


def _started() -> subprocess.Popen[bytes] | None:
    """Return a process that waits for files, None where none can be had."""
    try:
        process = start("compare.reading.serve", "serve")
    except (OSError, ValueError):
        return None
    alarm = _Alarm(process, _STARTING_SECONDS)
    try:
        with alarm:
            receive(pipe(process.stdout))
    except BaseException as error:
        end(process)
        if isinstance(error, OSError | EOFError):
            return None
        raise
    return process
