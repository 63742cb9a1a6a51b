"""Say what a corpus holds, without its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.corpus.interface import Store
from compare.errors import InputError
from compare.model.corpus import Listed, Outline, Run
from compare.model.source import Skipped


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold what documents there are, what could not be read, what was corrected, and the runs.

    `corrected` are the paths of files with a correction in the corpus, `told` says what manifests
    tell of files.
    """

    files: tuple[str, ...]
    documents: tuple[Outline, ...]
    skipped: tuple[Skipped, ...]
    corrected: tuple[str, ...]
    told: Mapping[str, Listed]
    runs: Mapping[str, Run]


def listing(store: Store) -> Listing:
    """Return what a store holds."""
    return Listing(
        files=tuple(store.known()),
        documents=tuple(store.outlines()),
        skipped=tuple(one for of_file in store.skipped().values() for one in of_file),
        corrected=tuple(store.corrections()),
        told=store.told(),
        runs=store.runs(),
    )


def files_below(store: Store, paths: Iterable[str]) -> Sequence[str]:
    """Return the files of a corpus that have one of these paths, or lie in a folder of it.

    Raises `InputError` for a path that nothing in the corpus has.
    """
    known = store.known()
    found: dict[str, None] = {}
    for path in paths:
        inside = [file for file in known if file == path or file.startswith(f"{path}/")]
        if not inside:
            remedy = "`corpus list` shows what it holds"
            raise InputError(
                "is in the corpus neither as file nor as folder", place=path, remedy=remedy
            )
        found |= dict.fromkeys(inside)
    return list(found)
