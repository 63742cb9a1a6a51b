"""Correct how a file of a corpus was read; the file itself is not needed, its text is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from compare.corpus.interface import Store
from compare.correcting import side_file_data
from compare.correcting.write import side_file_text
from compare.errors import InputError
from compare.intake import Told, Wanted, key_told, split_file
from compare.lexicon import Lexicon
from compare.model.corpus import Entry, ReadFile
from compare.model.corrections import IDENTITY_FIELDS, SIDE_FILE_SUFFIX
from compare.model.report import Document
from compare.model.source import Skipped, Source
from compare.reading.plain import PlainReader
from compare.settings import Settings

_OWN_FIELDS = ("title", "author", "comparable")
_FLAGS = {"true": True, "false": False}


def reading_text(store: Store, path: str) -> str:
    """Return how a file was read, as the text of a side file; raise `InputError` if unknown."""
    return _text(_file(store, path))


def correction_in(file: Path) -> str:
    """Return the text of a side file, in whatever encoding an editor has saved it.

    Raises `InputError` where it cannot be opened.
    """
    try:
        return PlainReader().read(file.read_bytes(), file.as_posix()).text
    except OSError as error:
        raise InputError(
            f"cannot be opened ({error.strerror})", place=file, remedy="check the path"
        ) from error


def text_with_fields(
    store: Store, path: str, fields: Mapping[str, str], document: str | None = None
) -> str:
    """Return how a file was read with fields of one document set, "" for "not known".

    `path` may also be that of one text in the file; `document` is an identifier, such as D2, and
    may be left out where one document takes part. A document of which district and body are known
    then takes part. Raises `InputError` for a path, a document or a field that is not known.
    """
    file = _file(store, path)
    meant = _meant(file, path, document)
    changed = _with(meant, fields)

    def entry_with(entry: Entry) -> Entry:
        documents = (changed if one is meant else one for one in entry.documents)
        return replace(entry, documents=tuple(documents))

    return _text(replace(file, results=tuple(map(entry_with, file.entries))))


def correct(
    store: Store, path: str, text: str | None, settings: Settings, lexicon: Lexicon
) -> ReadFile:
    """Keep the correction of a file, None for none, and split its texts anew.

    Without a correction the side file on the disk counts again. Raises `InputError` for an unknown
    file, and for a correction that cannot be obeyed: then all stays as it is.
    """
    file = _file(store, path)
    listed = store.told().get(file.path)
    side_file = side_file_data(file.path) if text is None else text.encode()
    told = Told(side_file, listed.fields if listed else ())
    wanted = Wanted(file.path, key_told(file.key, told), told)
    read = split_file(wanted, _as_read(file), settings, lexicon)
    for skipped in read.skipped:
        if text is not None and skipped.path == file.path + SIDE_FILE_SUFFIX:
            problem, _, remedy = skipped.reason.partition("; ")
            raise InputError(f"the correction {problem}", place=path, remedy=remedy)
    store.correct(file.path, text)
    store.put([read])
    return read


def _file(store: Store, path: str) -> ReadFile:
    found = store.files([path]) or store.files(o.file for o in store.outlines() if o.source == path)
    if not found:
        raise InputError(
            "is no file of the corpus", place=path, remedy="`corpus list` shows what it holds"
        )
    return found[0]


def _text(file: ReadFile) -> str:
    return side_file_text(file.path, ((e.source, e.documents) for e in file.entries))


def _as_read(file: ReadFile) -> Iterable[Source | Skipped]:
    """Yield what was read of a file before it was split, without what was refused then."""
    sources = {entry.source.path for entry in file.entries}
    for result in file.results:
        if isinstance(result, Entry):
            yield result.source
        elif result.path not in {*sources, file.path + SIDE_FILE_SUFFIX}:
            yield result


def _meant(file: ReadFile, path: str, identifier: str | None) -> Document:
    entries = (entry for entry in file.entries if path in {file.path, entry.source.path})
    documents = [document for entry in entries for document in entry.documents]
    if identifier is not None:
        documents = [document for document in documents if document.id == identifier]
    elif len(documents) > 1:
        documents = [document for document in documents if document.comparable]
    if len(documents) != 1:
        raise InputError(
            f"has {len(documents)} documents that may be meant",
            place=path,
            remedy="name one of them, such as D2, or correct its reading as a whole",
        )
    return documents[0]


def _with(document: Document, fields: Mapping[str, str]) -> Document:
    known = (*IDENTITY_FIELDS, *_OWN_FIELDS)
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise InputError(
            f"{unknown[0]} is no field that can be set", remedy=f"set one of {', '.join(known)}"
        )
    values: dict[str, Any] = {name: _value(name, text) for name, text in fields.items()}
    own = {name: values.pop(name) for name in _OWN_FIELDS if name in values}
    identity = replace(document.identity, **values)
    takes_part = document.comparable or bool(identity.district and identity.body)
    return replace(document, **{"identity": identity, "comparable": takes_part, **own})


def _value(name: str, text: str) -> str | int | bool | None:
    if name == "comparable" and text not in _FLAGS:
        raise InputError(f"comparable is {text!r}", remedy="set it to true or false")
    if name.endswith("_year") and text and not text.isdecimal():
        raise InputError(f"{name} is {text!r}", remedy="set a year with four digits, or nothing")
    if name == "comparable":
        return _FLAGS[text]
    if name.endswith("_year"):
        return int(text or 0)
    return text
