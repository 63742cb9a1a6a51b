"""Make the content of every result file that a run is asked for."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare import output
from compare.errors import OutputError
from compare.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from compare.briefing.document import Briefing
    from compare.model.findings import Findings
    from compare.settings import Settings

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
    with Renderer(settings, formats) as renderer:
        return renderer.render(findings, progress)


class Renderer:
    """Make the files of one run after the other; use it as a context.

    Of several formats the PDF, which takes longest, is made by a process beside this one. It loads
    faces and library as soon as there is a renderer: best before the reports are compared.
    """

    def __init__(self, settings: Settings, formats: tuple[str, ...]) -> None:
        from compare.processes.beside import Beside

        self._settings = settings
        self._formats = formats
        self._beside = Beside(_get_ready) if "pdf" in formats and len(formats) > 1 else None

    def __enter__(self) -> Renderer:
        return self

    def __exit__(self, *error: object) -> None:
        if self._beside is not None:
            self._beside.__exit__(*error)

    def render(self, findings: Findings, progress: Progress) -> dict[str, bytes]:
        """Return the content of every result file by name; findings.json is always among them."""
        from compare.export import findings_json

        # A path that is no valid text keeps its odd bytes as escapes, which JSON reads back.
        export = findings_json(findings).encode("utf-8", "backslashreplace")
        maker = _Maker(findings, self._settings, "html" in self._formats)
        waiting = self._begin(maker) if self._beside is not None else None
        made: dict[str, dict[str, bytes]] = {name: {} for name in self._formats}
        own = [name for name in self._formats if waiting is None or name != "pdf"]
        for number, name in enumerate(own):
            progress(_STAGES[name], number, len(self._formats))
            made[name] = dict(maker.make(name))
        if waiting is not None:
            progress(_STAGES["pdf"], len(own), len(self._formats))
            made["pdf"] = {output.PDF: waiting.result()}
        files = {output.FINDINGS: export}
        for content in made.values():
            files.update(content)
        return {**files, **output.source_files(findings.sources)}

    def _begin(self, maker: _Maker) -> Future[bytes]:
        assert self._beside is not None
        return self._beside.begin(_pdf, (maker.briefing, self._settings.briefing.faces))


def _get_ready() -> None:
    """Load what a PDF takes."""
    from compare.rendering.fonts import load_faces
    from compare.rendering.pdf import render_pdf  # noqa: F401 - for its own sake

    load_faces()


def _pdf(wanted: tuple[Briefing, Path | None]) -> bytes:
    """Return the PDF of a briefing, with the faces of an office's folder where there is one."""
    from compare.rendering.fonts import own_faces
    from compare.rendering.pdf import render_pdf

    briefing, faces = wanted
    return render_pdf(briefing, own_faces(faces))


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
        yield output.PDF, _pdf((self.briefing, self.settings.briefing.faces))

    def _word(self) -> Iterator[tuple[str, bytes]]:
        from compare.rendering.word import render_word

        chosen = self.settings.briefing
        yield output.WORD, render_word(self.briefing, chosen.letterhead, chosen.most_comments)

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
