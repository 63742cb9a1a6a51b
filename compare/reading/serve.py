"""Read files one after another for the process that asks, within its memory, without a network.

This is the other side of `guard`; it ends when the process that started it does.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from typing import IO, Any

from compare.errors import InputError
from compare.processes.frames import receive, send
from compare.processes.fresh import own_pipes
from compare.reading.patience import listen

# Nobody waits longer than the limit; after this it ends by itself, should nobody be there.
_SECONDS_MORE = 10.0
_NOWHERE = os.open(os.devnull, os.O_RDWR)
_STATUS = Path("/proc/self/statm")
_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.")


def serve() -> None:
    """Answer requests from the standard input until it ends."""
    incoming, outgoing = own_pipes()
    sys.addaudithook(refuse_network)
    listen(lambda seconds: _go_on(outgoing, seconds))
    send(outgoing, "ready")
    while True:
        try:
            request = receive(incoming)
        except EOFError:
            return
        send(outgoing, answer(request))


def answer(request: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return what a reader makes of a file: the text, a refusal, or how it failed."""
    reader, data, path, settings = request
    _end_after(settings.seconds_per_file)
    limit_memory(settings.memory_per_file)
    try:
        return ("text", reader.read(data, path, settings))
    except InputError as error:
        return ("refused", error.problem, error.remedy)
    except MemoryError:
        return ("memory",)
    except Exception as error:
        return ("failed", type(error).__name__)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _end_after(seconds: float) -> None:
    """End this process when much more than its time is over, even if nobody else does."""
    faulthandler.dump_traceback_later(seconds + _SECONDS_MORE, exit=True, file=_NOWHERE)


def _go_on(outgoing: IO[bytes], seconds: float) -> None:
    """Tell the other side that the file is still being read."""
    _end_after(seconds)
    send(outgoing, ("working", seconds))


def limit_memory(most: int) -> None:
    """Bound what this process may take from now on, where the system can do it."""
    try:
        import resource  # noqa: PLC0415 - only some systems have it

        taken = int(_STATUS.read_text().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = taken + most
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ImportError, OSError, ValueError):
        return


def refuse_network(event: str, _: object) -> None:
    """Raise `PermissionError` for anything that would reach out of this machine."""
    if event.startswith(_NETWORK):
        raise PermissionError("reading needs no network")
