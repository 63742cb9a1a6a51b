"""Describe what a person has corrected in the reading of a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compare.model.report import Role

SIDE_FILE_SUFFIX = ".reading.toml"
IDENTITY_FIELDS = ("district", "city", "level", "body", "kind", "review_year", "plan_year")


@dataclass(frozen=True, slots=True)
class SectionCorrection:
    """Say that a section begins at a raw offset; a heading ends at `heading_end`.

    `heading_end` is None where the section has no heading, `role` where it takes the role of the
    section above, `theme` where the text decides. With `resumes` no section begins: the text goes
    on with the open section of that level.
    """

    start: int
    heading_end: int | None
    level: int
    role: Role | None
    theme: str | None = None
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class DocumentCorrection:
    """Say where a document begins and what of it a person has set.

    `identity` holds the fields of `Identity` that are set, None for "not known"; `sections` is the
    whole section tree in order, or empty where the found tree stays.
    """

    start: int
    title: str | None = None
    author: str | None = None
    comparable: bool | None = None
    identity: Mapping[str, str | int | None] = field(default_factory=dict)
    sections: tuple[SectionCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """Hold what a person says of one source: all its documents, in order, each with its start."""

    path: str
    documents: tuple[DocumentCorrection, ...]

    def of_document(self, start: int, end: int) -> DocumentCorrection | None:
        """Return what is said of the document whose text runs from `start` to `end`."""
        inside = [told for told in self.documents if start <= told.start < end]
        return inside[0] if inside else None
