"""Start fresh interpreters that hold this package, and end them with all that they started.

A fresh interpreter is no copy of this one: the caller's own script does not run again.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import compare

# Libraries that reserve memory for each processor would meet the limit on large machines.
_SPARING = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
_PATHS = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
_SELDOM = "from compare.processes.garbage import collect_seldom; collect_seldom(); "


def start(module: str, function: str) -> subprocess.Popen[bytes]:
    """Start a function of a module in a process with pipes to and from it; raise `OSError`."""
    code = f"{_PATHS}{_SELDOM}from {module} import {function}; {function}()"
    paths = [*sys.path, str(Path(compare.__file__).parents[1])]
    return subprocess.Popen(
        [sys.executable, "-I", "-c", code, json.dumps(paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **_SPARING},
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started."""
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except OSError:
        # It has ended by itself.
        return


def end(process: subprocess.Popen[bytes]) -> int:
    """Kill a process, close its pipes, and return its exit code."""
    kill(process)
    code = process.wait()
    for opened in (process.stdin, process.stdout):
        if opened is not None:
            # What was still to be written is of no use to anybody.
            _closed(opened)
    return code


def ending(code: int) -> str:
    """Say how a process ended: by the name of the signal, else by its exit code."""
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"


def pipe(opened: IO[bytes] | None) -> IO[bytes]:
    """Return a pipe of a process that was started with pipes."""
    assert opened is not None
    return opened


def own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take the standard pipes for ourselves, so that no library can write between the answers."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    return incoming, outgoing


def _closed(opened: IO[bytes]) -> None:
    try:
        opened.close()
    except OSError:
        return
