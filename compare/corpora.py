"""Do from Python what `corpus` does on the command line: add, list, correct, remove, exchange.

Each function opens the corpus, does one thing and closes it. All raise `CorpusError` where it
cannot be opened, read or written; what was in it before is kept then.
"""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from compare.api import PathLike
from compare.progress import Progress, silent

if TYPE_CHECKING:
    from compare.batch.take import Taken
    from compare.corpus.exchange import Form
    from compare.corpus.listing import Listing
    from compare.lexicon import Lexicon
    from compare.model.corpus import ReadFile
    from compare.output import WrittenFile
    from compare.settings import Settings


def add(
    corpus: PathLike,
    paths: Iterable[PathLike] = (),
    settings: Settings | None = None,
    progress: Progress = silent,
    *,
    manifest: PathLike | None = None,
    retry: bool = False,
) -> Taken:
    """Read files, folders and the files of a manifest into a corpus; make it if there is none.

    Only what is new or changed is read; `retry` reads again what could not be read before.
    Raises `InputError` for a path that is nothing.
    """
    from compare.batch.manifest import load_manifest
    from compare.batch.work import Order, take
    from compare.corpus import open_store

    chosen, lexicon = _chosen(settings)
    rows = load_manifest(Path(manifest), lexicon) if manifest else {}
    leave = (Path(corpus), Path(manifest)) if manifest else (Path(corpus),)
    order = Order(tuple(map(Path, paths)), rows, leave, retry)
    with open_store(Path(corpus)) as store:
        taken, _ = take(store, order, chosen, progress)
    return taken


def contents(corpus: PathLike) -> Listing:
    """Return what a corpus holds: documents, what could not be read, corrections, runs."""
    from compare.corpus import open_store
    from compare.corpus.listing import listing

    with open_store(Path(corpus), write=False) as store:
        return listing(store)


def reading(corpus: PathLike, path: str) -> str:
    """Return how a file was read, as the text of a side file, to be edited and given to `correct`.

    Raises `InputError` for a file that is not in the corpus.
    """
    from compare.corpus import open_store
    from compare.corpus.correct import reading_text

    with open_store(Path(corpus), write=False) as store:
        return reading_text(store, path)


def write_reading(corpus: PathLike, path: str, file: PathLike) -> None:
    """Write how a file was read as a new side file, to be edited and given to `correct`.

    Raises `InputError` for a file that is not in the corpus, `OutputError` where `file` exists.
    """
    from compare.errors import OutputError
    from compare.output import write_beside

    remedy = "choose another name"
    if not write_beside(Path(file), reading(corpus, path), replace=False, remedy=remedy):
        raise OutputError("exists already", place=file, remedy=remedy)


def correct(
    corpus: PathLike, path: str, correction: str | Path | None, settings: Settings | None = None
) -> ReadFile:
    """Correct the reading of a file by a side file, its text or its path; None forgets it.

    Raises `InputError` for a file that is not in the corpus, and for what cannot be obeyed.
    """
    from compare.corpus import open_store
    from compare.corpus.correct import correct as correct_file
    from compare.corpus.correct import correction_in

    text = correction_in(correction) if isinstance(correction, Path) else correction
    with open_store(Path(corpus)) as store:
        return correct_file(store, path, text, *_chosen(settings))


def set_fields(
    corpus: PathLike,
    path: str,
    fields: Mapping[str, str],
    document: str | None = None,
    settings: Settings | None = None,
) -> ReadFile:
    """Correct fields of one document, such as `district` or `review_year`; "" is "not known".

    `document` is its identifier, where several take part. Raises `InputError` as `correct` does,
    and for a field that is not known.
    """
    from compare.corpus import open_store
    from compare.corpus.correct import correct as correct_file
    from compare.corpus.correct import text_with_fields

    with open_store(Path(corpus)) as store:
        text = text_with_fields(store, path, fields, document)
        return correct_file(store, path, text, *_chosen(settings))


def remove(corpus: PathLike, paths: Iterable[PathLike]) -> tuple[str, ...]:
    """Forget files, or all files of folders, by their paths in the corpus; return what is gone.

    Raises `InputError` for a path that is not in the corpus.
    """
    from compare.corpus import open_store
    from compare.corpus.listing import files_below

    with open_store(Path(corpus)) as store:
        gone = files_below(store, (Path(path).as_posix() for path in paths))
        store.remove(gone)
    return tuple(gone)


def export(corpus: PathLike, folder: PathLike, form: Form = "parquet") -> tuple[WrittenFile, ...]:
    """Write all tables of a corpus into a folder as Parquet or CSV, with a data dictionary.

    Raises `OutputError`.
    """
    from compare.corpus import open_store
    from compare.corpus.exchange import export_files
    from compare.output import check_folder, write_files

    check_folder(Path(folder))
    with open_store(Path(corpus), write=False) as store:
        files = export_files(store, form)
    return write_files(Path(folder), files)


def take_in(corpus: PathLike, folder: PathLike) -> Listing:
    """Import what `export` wrote, in place of files and runs of the same names.

    Raises `InputError` where the folder holds no whole export; the corpus stays as it is then.
    """
    from compare.corpus import open_store
    from compare.corpus.exchange import import_files
    from compare.corpus.listing import listing

    with open_store(Path(corpus)) as store:
        import_files(store, Path(folder))
        return listing(store)


def _chosen(settings: Settings | None) -> tuple[Settings, Lexicon]:
    from compare.lexicon import Lexicon
    from compare.settings import Settings as Defaults

    chosen = settings or Defaults()
    return chosen, Lexicon(chosen.lexicon.folder)
