"""Make the content of every result file that a run is asked for."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare import output
from compare.errors import OutputError

if TYPE_CHECKING:
    from compare.briefing.document import Briefing
    from compare.model.findings import Findings
    from compare.settings import Settings

Progress = Callable[[str, int, int], None]
USUAL = ("pdf", "docx", "html", "xlsx")
_STAGES = {
    "pdf": "render the PDF",
    "docx": "render the Word document",
    "html": "render the page",
    "xlsx": "write the workbook",
    "csv": "write the tables as CSV",
    "parquet": "write the tables as Parquet",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold the formats a run writes, and why a usual one is left out."""

    formats: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def choose_formats(settings: Settings) -> Choice:
    """Return the formats that are asked for, or the usual ones as far as they can be made.

    Raises `OutputError` where one is asked for by name and its library is missing.
    """
    asked = settings.output.formats
    formats = tuple(name for name in _STAGES if name in (asked or USUAL))
    missing = {name: error for name in formats if (error := _missing(name)) is not None}
    for error in missing.values():
        if asked:
            raise error
    left_out = tuple(error.message for error in missing.values())
    return Choice(tuple(name for name in formats if name not in missing), left_out)


def _missing(name: str) -> OutputError | None:
    """Return the error of a format whose library is missing."""
    from compare.export.tables import files
    from compare.rendering.workbook import document

    libraries = {"xlsx": document.load_library, "parquet": files.load_library}
    try:
        libraries.get(name, lambda: None)()
    except OutputError as error:
        return error
    return None


def render(
    findings: Findings, settings: Settings, formats: tuple[str, ...], progress: Progress
) -> dict[str, bytes]:
    """Return the content of every result file by name; findings.json is always among them."""
    from compare.export import findings_json

    # A path that is no valid text keeps its odd bytes as escapes, which JSON reads back.
    export = findings_json(findings).encode("utf-8", "backslashreplace")
    files = {output.FINDINGS: export}
    maker = _Maker(findings, settings, "html" in formats)
    for number, name in enumerate(formats):
        progress(_STAGES[name], number, len(formats))
        files.update(maker.make(name))
    return {**files, **output.source_files(findings.sources)}


@dataclass(frozen=True)
class _Maker:
    """Make the files of one format after the other; the briefing is built once, if at all."""

    findings: Findings
    settings: Settings
    has_page: bool

    @cached_property
    def briefing(self) -> Briefing:
        from compare.briefing.build import build_briefing

        return build_briefing(self.findings, self.settings)

    def make(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files of a format, each with its name."""
        makers: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
            "pdf": self._pdf,
            "docx": self._word,
            "html": self._page,
            "xlsx": self._workbook,
            "csv": lambda: self._tables(name),
            "parquet": lambda: self._tables(name),
        }
        return makers[name]()

    def _pdf(self) -> Iterator[tuple[str, bytes]]:
        from compare.rendering.fonts import own_faces
        from compare.rendering.pdf import render_pdf

        yield output.PDF, render_pdf(self.briefing, own_faces(self.settings.briefing.faces))

    def _word(self) -> Iterator[tuple[str, bytes]]:
        from compare.rendering.word import render_word

        yield output.WORD, render_word(self.briefing, self.settings.briefing.letterhead)

    def _page(self) -> Iterator[tuple[str, bytes]]:
        from compare.briefing.templates import template_folder
        from compare.rendering.html import render_html

        page = render_html(self.briefing, template_folder(self.settings.briefing))
        yield output.HTML, page.encode("utf-8", "replace")

    def _workbook(self) -> Iterator[tuple[str, bytes]]:
        from compare.briefing.templates import Templates
        from compare.rendering.workbook import render_workbook

        labels = Templates(self.settings.briefing.templates).labels()
        page = output.HTML if self.has_page else None
        yield (
            output.WORKBOOK,
            render_workbook(
                self.findings, self.briefing, labels, page, self.settings.output.sheet_rows
            ),
        )

    def _tables(self, name: str) -> Iterator[tuple[str, bytes]]:
        from compare.export.tables import Use, tables_of
        from compare.export.tables.files import csv_files, parquet_files

        write = {"csv": csv_files, "parquet": parquet_files}[name]
        for file, content in write(tables_of(self.findings, Use.DATA)).items():
            yield f"{output.TABLES}/{file}", content
