"""Make short documents for the checks, with districts of the register and a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.checking.lettering import Lettering, letterings_of
from compare.model.findings import Formula, FormulaVariant, Passage
from compare.model.report import Document
from compare.model.source import Source
from compare.text import letters_of
from tests.mining.support import documents

Made = tuple[list[Document], dict[str, Source]]


def made(texts: Mapping[str, Sequence[str]], **identity: object) -> Made:
    """Return documents by district; further arguments are fields of every identity."""
    found, sources = documents(**{name: list(lines) for name, lines in texts.items()})
    return [replace(d, identity=replace(d.identity, **identity)) for d in found], sources


def letterings(texts: Mapping[str, Sequence[str]]) -> tuple[Lettering, ...]:
    """Return the letters of documents by district."""
    return letterings_of(made(texts)[0])


def formula(text: str, found: Made) -> Formula:
    """Return a formula with all places where it stands letter by letter."""
    places: list[Passage] = []
    for lettering in letterings_of(found[0]):
        letters = letters_of(text)
        places += [
            lettering.passage(at, at + len(letters), found[1])
            for at in lettering.places_of(letters)
        ]
    speakers = {document.id: document.speaker for document in found[0]}
    districts = tuple(dict.fromkeys(speakers[place.document] for place in places))
    ids = tuple(dict.fromkeys(place.document for place in places))
    return Formula("F1", text, None, districts, ids, (FormulaVariant(text, tuple(places)),))
