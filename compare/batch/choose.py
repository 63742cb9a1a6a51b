"""Choose documents of a corpus: by year, district and body, or those of a set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.corpus import Store
from compare.errors import InputError
from compare.model.corpus import Entry, Outline
from compare.model.source import Skipped
from compare.years import year_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Say which documents are wanted; what is empty leaves the choice to the others.

    Years are those that are looked back on; a district may have its city before it.
    """

    years: tuple[int, ...] = ()
    districts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    def has(self, outline: Outline) -> bool:
        """Tell whether a document is wanted."""
        identity = outline.identity
        district = identity.district or ""
        return (
            (not self.years or year_of(outline) in self.years)
            and (not self.bodies or identity.body in self.bodies)
            and (
                not self.districts
                or not {district, (identity.city or "") + district}.isdisjoint(self.districts)
            )
        )


def chosen_results(store: Store, wish: Filter) -> Sequence[Entry | Skipped]:
    """Return what is chosen, or all that the corpus holds where nothing is.

    Raises `InputError` where a year, a district or a body is in no report of the corpus.
    """
    if wish == Filter():
        files = store.files(store.known())
        return tuple(result for file in files for result in file.results)
    outlines = [outline for outline in store.outlines() if outline.comparable]
    for name in ("years", "districts", "bodies"):
        for value in getattr(wish, name):
            if not any(Filter(**{name: (value,)}).has(outline) for outline in outlines):
                raise InputError(
                    f"holds no report of {value}",
                    place="the corpus",
                    remedy="`corpus list` shows what it holds",
                )
    return tuple(entries_of(store, [outline for outline in outlines if wish.has(outline)]))


def entries_of(store: Store, outlines: Iterable[Outline]) -> Iterator[Entry]:
    """Yield the sources of documents, without those of their other documents that take part."""
    wanted = {(outline.source, outline.document) for outline in outlines}
    for entry in store.entries(sorted({source for source, _ in wanted})):
        documents = (
            document
            for document in entry.documents
            if not document.comparable or (entry.source.path, document.id) in wanted
        )
        yield replace(entry, documents=tuple(documents))
