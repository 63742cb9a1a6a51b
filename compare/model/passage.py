"""Describe a passage: raw text of a document, as it stands and as it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Point at raw text of a document; `quote` is that slice, `text` its cleaned form."""

    document: str
    start: int
    end: int
    quote: str
    text: str
