"""Make the keys by which it is known that a file need not be read again.

The key of a file has two halves: what it was read from and with, and what persons told of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from compare import __version__
from compare.intake.told import Told
from compare.lexicon import Lexicon
from compare.settings import Settings

_BETWEEN = "-"
_CODE = (".py", ".pyc")


def fingerprint(settings: Settings, lexicon: Lexicon) -> str:
    """Return the digest of all but the file itself that its reading depends on."""
    parts = [__version__, settings.reading.model_dump_json(), settings.structure.model_dump_json()]
    shipped = Path(str(files("compare.lexicon")))
    return digest(*parts, *files_below(shipped), *files_below(lexicon.folder))


def file_key(path: str, content: str, told: Told, fingerprint: str) -> str:
    """Return the key of a file: `content` is the SHA-256 of its bytes.

    The path counts as well, since names of folders tell who speaks and when.
    """
    return digest(fingerprint, path, content) + _BETWEEN + _told_digest(told)


def key_told(key: str, told: Told) -> str:
    """Return the key of the same file with something else told of it."""
    return key.partition(_BETWEEN)[0] + _BETWEEN + _told_digest(told)


def entry_key(key: str, path: str) -> str:
    """Return the key of one source of a file by its path, which names the member or row."""
    return digest(key, path)


def digest(*parts: str | bytes) -> str:
    """Return the SHA-256 of parts, each with its length, so that no two lists are the same."""
    total = hashlib.sha256()
    for part in parts:
        # Names of files may hold bytes that are no text.
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def files_below(folder: Path | None) -> Iterator[bytes]:
    """Yield the names and the content of all files of a folder but code, in order."""
    if folder is None or not folder.is_dir():
        return
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in _CODE:
            yield file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            yield file.read_bytes()


def _told_digest(told: Told) -> str:
    fields = (f"{name}={value}" for name, value in sorted(told.fields))
    refused = told.refused.reason if told.refused else ""
    return digest(told.side_file or b"", "" if told.side_file is None else "told", refused, *fields)
