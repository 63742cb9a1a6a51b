"""Read the formats of older and other office programs by way of LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from compare.errors import InputError
from compare.reading.deferred import WORD
from compare.reading.interface import FormatReader, RawText
from compare.reading.recognition import recognised
from compare.reading.sheet import SheetReader
from compare.settings import ReadingSettings

_PACKED = b"PK\x03\x04"
# The programs of WPS write the formats of the older Office under endings of their own.
_FILTERS = {".wps": ".doc", ".wpt": ".doc", ".dot": ".doc", ".et": ".xls"}
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


# What LibreOffice makes of a file, and who reads that.
_MADE: dict[str, FormatReader] = {"docx": WORD, "xlsx": SheetReader()}
# Files of OpenDocument are containers as well, and always need LibreOffice.
_OPEN_DOCUMENT = ("odt", "ods")


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Read one format that LibreOffice turns into a Word file or a workbook.

    Automatic numbers are kept; places are those in the file that LibreOffice made.
    """

    name: str
    suffixes: frozenset[str]
    made: str = "docx"

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return the text; raise `InputError` where LibreOffice is missing or does not succeed."""
        reader, made = self.converted(data, path, settings)
        return reader.read(made, path, settings)

    def converted(
        self, data: bytes, path: str, settings: ReadingSettings
    ) -> tuple[FormatReader, bytes]:
        """Return the file as LibreOffice saves it anew, with the reader of that."""
        # Many files with an old ending are new files.
        is_new = data.startswith(_PACKED) and self.name not in _OPEN_DOCUMENT
        made = data if is_new else _converted(data, path, self.made, settings)
        return _MADE[self.made], made


OFFICE_READERS = tuple(
    OfficeReader(name, frozenset(suffixes), made)
    for name, suffixes, made in (
        ("doc", (".doc", ".dot"), "docx"),
        ("wps", (".wps", ".wpt"), "docx"),
        ("rtf", (".rtf",), "docx"),
        ("odt", (".odt",), "docx"),
        ("xls", (".xls",), "xlsx"),
        ("et", (".et",), "xlsx"),
        ("ods", (".ods",), "xlsx"),
    )
)


def _converted(data: bytes, path: str, made: str, settings: ReadingSettings) -> bytes:
    """Return the file in the format `made`, from a folder that is gone afterwards."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(
            "needs LibreOffice, which is not installed",
            place=path,
            remedy="install LibreOffice (Debian: apt install libreoffice-writer, for tables "
            "libreoffice-calc) so that soffice "
            f"is on the PATH, or save the file as .{made}",
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = folder / f"given{_ending(data, path)}"
        given.write_bytes(data)
        _write_profile(folder / "profile")
        _run(_command(program, folder, given, made), path, made, settings.office_seconds)
        result = folder / "made" / f"given.{made}"
        if not result.is_file():
            raise InputError(
                "cannot be opened by LibreOffice: damaged or protected by a password",
                place=path,
                remedy=f"open it in its program and save it as .{made} without a password"
                + (", or install libreoffice-calc" if made == "xlsx" else ""),
            )
        if result.stat().st_size > settings.largest_file:
            raise InputError(
                f"becomes larger than {settings.largest_file} bytes in LibreOffice",
                place=path,
                remedy="raise reading.largest_file or split the file",
            )
        return result.read_bytes()


def _ending(data: bytes, path: str) -> str:
    """Return the ending by which LibreOffice picks its filter; those of WPS are known as others."""
    ending = recognised(data, path)
    return _FILTERS.get(ending, ending)


def _write_profile(folder: Path) -> None:
    target = folder / "user" / "registrymodifications.xcu"
    target.parent.mkdir(parents=True)
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    target.write_text(_PROFILE.format(items="\n".join(items)), encoding="utf-8")


def _command(program: str, folder: Path, given: Path, made: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        made,
        "--outdir",
        str(folder / "made"),
        str(given),
    ]


def _run(command: list[str], path: str, made: str, seconds: float) -> None:
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
            remedy=f"install LibreOffice anew or save the file as .{made}",
        ) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"took LibreOffice more than {seconds:g} seconds",
            place=path,
            remedy=f"raise reading.office_seconds or save the file as .{made}",
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
