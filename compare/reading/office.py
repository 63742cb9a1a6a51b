"""Read the formats of older and other office programs by way of LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.word import WordReader
from compare.settings import ReadingSettings

_PACKED = b"PK\x03\x04"
# Every old Word file, whatever its ending, has a stream of this name.
_WORD_STREAM = "WordDocument".encode("utf-16-le")
# A profile of its own: no macro runs, no link is followed, and no request leaves the machine.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SAFE = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Read one format that LibreOffice turns into a Word file, automatic numbers kept."""

    name: str
    suffixes: frozenset[str]

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return the text; raise `InputError` where LibreOffice is missing or does not succeed."""
        # Many files with an old ending are new Word files.
        document = data if data.startswith(_PACKED) and self.name != "odt" else None
        return WordReader().read(document or _converted(data, path, settings), path, settings)


OFFICE_READERS = tuple(
    OfficeReader(name, frozenset(suffixes))
    for name, suffixes in (
        ("doc", (".doc", ".dot")),
        ("wps", (".wps", ".wpt")),
        ("rtf", (".rtf",)),
        ("odt", (".odt",)),
    )
)


def _converted(data: bytes, path: str, settings: ReadingSettings) -> bytes:
    """Return the file as a Word file, made in a folder that is gone afterwards."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            "needs LibreOffice, which is not installed",
            place=path,
            remedy="install LibreOffice (Debian: apt install libreoffice-writer) so that soffice "
            "is on the PATH, or save the file as .docx",
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = folder / f"given{_ending(data, path)}"
        given.write_bytes(data)
        _write_profile(folder / "profile")
        _run(_command(program, folder, given), path, settings.office_seconds)
        made = folder / "made" / "given.docx"
        if not made.is_file():
            raise InputError(
                "cannot be opened by LibreOffice: damaged or protected by a password",
                place=path,
                remedy="open it in its program and save it as .docx without a password",
            )
        return made.read_bytes()


def _ending(data: bytes, path: str) -> str:
    """Return the ending by which LibreOffice picks its filter; WPS files are Word files inside."""
    return ".doc" if _WORD_STREAM in data else PurePosixPath(path).suffix.lower()


def _write_profile(folder: Path) -> None:
    target = folder / "user" / "registrymodifications.xcu"
    target.parent.mkdir(parents=True)
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    target.write_text(_PROFILE.format(items="\n".join(items)), encoding="utf-8")


def _command(program: str, folder: Path, given: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "made"),
        str(given),
    ]


def _run(command: list[str], path: str, seconds: float) -> None:
    """Run the program; after the time limit it is ended with all that it started."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise InputError(
            f"needs LibreOffice, which does not start ({error.strerror})",
            place=path,
            remedy="install LibreOffice anew or save the file as .docx",
        ) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"took LibreOffice more than {seconds:g} seconds",
            place=path,
            remedy="raise reading.office_seconds or save the file as .docx",
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and its children where they still run, also when the user stops us."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
