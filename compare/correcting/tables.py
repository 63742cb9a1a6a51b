"""Say what may stand in a side file; unknown names and wrong types are refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from compare.model.report import Role

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def _is_year(value: int) -> int:
    if value and not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise ValueError("give a year with four digits, or 0 where the text does not tell")
    return value


Year = Annotated[int, AfterValidator(_is_year)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionTable(_Table):
    """Say that a section begins with a heading, or with some words of the text."""

    line: int = Field(ge=1)
    heading: str = ""
    begins: str = ""
    level: int = Field(default=1, ge=1, le=9)
    role: Role | None = None
    theme: str | None = None
    resumes: bool = False


class DocumentTable(_Table):
    """Say where a document begins and what is known of it; "" and 0 stand for "not known"."""

    line: int = Field(ge=1)
    begins: str
    title: str | None = None
    author: str | None = None
    comparable: bool | None = None
    district: str | None = None
    city: str | None = None
    level: str | None = None
    body: str | None = None
    kind: str | None = None
    review_year: Year | None = None
    plan_year: Year | None = None
    section: tuple[SectionTable, ...] = ()


class SourceTable(_Table):
    """Name a source by its file, with the row or member where it has several, and its state."""

    path: str
    sha256: str
    document: tuple[DocumentTable, ...] = Field(min_length=1)


class SideFile(_Table):
    """Hold the sources of one file."""

    source: tuple[SourceTable, ...] = ()
