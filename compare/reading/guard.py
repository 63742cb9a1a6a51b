"""Read files in a process of its own, which is ended when one takes too long or too much memory.

A guard holds one such process for all files and starts another when that one had to be ended; a
pool would be several guards. The process is no sandbox: it bounds what a file can cost.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace, TracebackType
from typing import IO, Any

import compare
from compare.errors import InputError
from compare.reading.frames import receive, send
from compare.reading.interface import FormatReader, RawText
from compare.settings import ReadingSettings

_STARTING_SECONDS = 60.0
# Libraries that reserve memory for each processor would meet the limit on large machines.
_SPARING = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
_SERVE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
_SERVE += "from compare.reading.serve import serve; serve()"


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
                send(_pipe(self._process.stdin), request)
                answer: tuple[Any, ...] | None = receive(_pipe(self._process.stdout))
                while answer is not None and answer[0] == "working":
                    alarm.set(answer[1])
                    answer = receive(_pipe(self._process.stdout))
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
            problem = f"ended its reader ({_ending(code)}): damaged, or too large for its memory"
        raise InputError(
            problem,
            place=path,
            remedy="raise reading.memory_per_file or save it as plain text",
        )

    def _end(self) -> int:
        """End the process where there is one, and return its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        _kill(process)
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What was still to be written is of no use to anybody.
                _closed(pipe)
        return code


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
                _kill(self._process)


def _started() -> subprocess.Popen[bytes] | None:
    """Return a process that waits for files, None where none can be had."""
    paths = [*sys.path, str(Path(compare.__file__).parents[1])]
    try:
        # A fresh interpreter, not a copy of this one: the caller's own script must not run again.
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _SERVE, json.dumps(paths)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **_SPARING},
        )
    except (OSError, ValueError):
        return None
    alarm = _Alarm(process, _STARTING_SECONDS)
    try:
        with alarm:
            receive(_pipe(process.stdout))
    except BaseException as error:
        _kill(process)
        process.wait()
        if isinstance(error, OSError | EOFError):
            return None
        raise
    return process


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started."""
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except OSError:
        # It has ended by itself.
        return


def _closed(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _ending(code: int) -> str:
    """Say how a process ended: by the name of the signal, else by its exit code."""
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
