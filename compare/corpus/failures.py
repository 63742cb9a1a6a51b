"""Put what the database library complains of into words with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.errors import CorpusError

_HOLDER = re.compile(r"\(?PID:? (\d+)\)?")
_LONGEST_COMMAND = 80
_BACKUP = "put a copy or a backup in its place, or make it anew from the reports or an export"
_SPACE = "free some space, then start again; what was kept before is still there"
_PERMISSION = "change its permissions, or copy it into a folder of your own"
# What the library says → what is wrong and what to do; the first that fits counts.
_KNOWN = (
    ("no space left on device|disk quota", "has no space left on its disk", _SPACE),
    ("file too large", "would exceed the largest file size", "raise the limit, then start again"),
    ("is a directory", "is a folder, not a corpus", "give the path of a file"),
    ("no such file|does not exist", "no such corpus", "check the path"),
    ("permission denied|operation not permitted|read-only", "may not be written", _PERMISSION),
    (
        "newer version|newer duckdb|version number|storage version",
        "was written by another version of the database library",
        "install a newer duckdb",
    ),
    (
        "not a valid duckdb|read enough bytes|checksum|corrupt|deserializ|invalidated",
        "is damaged, or no corpus at all",
        _BACKUP,
    ),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of the database library into a `CorpusError` with reason and remedy."""
    import duckdb  # noqa: PLC0415 - loaded only where it is asked for

    try:
        yield
    except duckdb.Error as error:
        raise corpus_error(str(error), path) from error
    except OSError as error:
        raise corpus_error(error.strerror or str(error), path) from error


def corpus_error(message: str, path: Path) -> CorpusError:
    """Return the error for what the library said of the corpus at `path`."""
    found = _HOLDER.search(message)
    if found or "different configuration" in message:
        holder = f"process {found[1]}{_command(int(found[1]))}" if found else "this program"
        return CorpusError(
            f"is in use by {holder}", place=path, remedy="wait until it has finished, or end it"
        )
    for pattern, problem, remedy in _KNOWN:
        if re.search(pattern, message, re.IGNORECASE):
            return CorpusError(problem, place=path, remedy=remedy)
    return CorpusError(f"cannot be used: {message.splitlines()[0]}", place=path, remedy=_BACKUP)


def _command(process: int) -> str:
    """Return the command line of a process in brackets, where the system tells it."""
    try:
        raw = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return ""
    first, *rest = raw.decode(errors="replace").rstrip("\0").split("\0")
    words = " ".join((Path(first).name, *rest))
    shown = words if len(words) <= _LONGEST_COMMAND else words[:_LONGEST_COMMAND] + "…"
    return f" ({shown})" if shown else ""
