"""Find the files of the paths of a run, and take in one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

from compare.correcting import side_file_data
from compare.errors import InputError
from compare.intake.keys import file_key, fingerprint
from compare.intake.split import split_file
from compare.intake.told import Row, Told, Wanted
from compare.lexicon import Lexicon
from compare.model.corpus import ReadFile
from compare.model.corrections import SIDE_FILE_SUFFIX
from compare.model.source import Skipped
from compare.reading import read_file
from compare.reading.files import content_digest, files_of
from compare.reading.guard import Guard
from compare.settings import Settings


def wanted_files(
    paths: Iterable[Path],
    settings: Settings,
    fields: Mapping[str, Row] | None = None,
    corrections: Mapping[str, str] | None = None,
) -> Iterator[Wanted]:
    """Yield each file of files and folders with its key, in order.

    `fields` are those told of a file, `corrections` the text of a side file that goes before the
    one on the disk, both by path.
    """
    lasting = fingerprint(settings, Lexicon(settings.lexicon.folder))
    for file in files_of(paths):
        path = file.as_posix()
        told = _told(path, (fields or {}).get(path, ()), (corrections or {}).get(path))
        key = file_key(path, content_digest(file, settings.reading), told, lasting)
        yield Wanted(path, key, told)


class Intake:
    """Read and split files; it can be sent to another process before the first.

    Use it as a context where it is not, so that it leaves no process behind.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lexicon = Lexicon(settings.lexicon.folder)
        self._guard: Guard | None = None

    def __enter__(self) -> Intake:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._guard is not None:
            self._guard.__exit__(kind, error, trace)

    def __call__(self, wanted: Wanted) -> ReadFile:
        """Return all that is read from a file."""
        if self._guard is None:
            self._guard = Guard(self._settings.reading)
        results = read_file(Path(wanted.path), self._guard, self._settings.reading)
        return split_file(wanted, results, self._settings, self._lexicon)


def _told(path: str, fields: Row, correction: str | None) -> Told:
    if correction is not None:
        return Told(correction.encode("utf-8", "surrogatepass"), fields)
    try:
        return Told(side_file_data(path), fields)
    except InputError as error:
        reason = f"{error.problem}; {error.remedy}"
        return Told(None, fields, Skipped(path + SIDE_FILE_SUFFIX, reason))
