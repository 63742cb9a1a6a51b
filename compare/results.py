"""Make the content of every result file that a run is asked for."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from compare import output
from compare.errors import OutputError
from compare.progress import Progress

if TYPE_CHECKING:
    from compare.briefing.build import Draft
    from compare.briefing.document import Briefing
    from compare.model.findings import Findings
    from compare.processes.beside import Begun
    from compare.settings import BriefingSettings, Settings

USUAL = ("pdf", "docx", "html", "xlsx")
_PAGE = "html"
_LIBRARIES = {"xlsx": "xlsxwriter", "parquet": "duckdb"}
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
    """Return the error of a format whose library is missing; our part is not loaded for that."""
    if name not in _LIBRARIES:
        return None
    try:
        import_module(_LIBRARIES[name])
    except ImportError:
        return _told_of(name)
    return None


def _told_of(name: str) -> OutputError | None:
    """Return the error by which the maker of a format tells that its library is missing."""
    from compare.export.tables import files
    from compare.rendering.workbook import document

    loaders = {"xlsx": document.load_library, "parquet": files.load_library}
    try:
        loaders[name]()
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
    """Make the files of one run; use it as a context.

    What is printed without the originals is made by a process beside this one, which makes the page
    and the tables; what the other has not begun is taken over by this one. The process loads faces
    and libraries as soon as there is a renderer: best before the reports are compared, so that
    `beside`, as it is named, can find a part of what is found.
    """

    def __init__(self, settings: Settings, formats: tuple[str, ...]) -> None:
        from compare.processes.beside import Beside

        self._settings = settings
        self._formats = formats
        self._prints = tuple(name for name in _PRINTERS if name in formats and name != _PAGE)
        own = tuple(name for name in formats if name not in self._prints)
        self.beside = Beside(partial(_get_ready, self._prints), partial(_get_ready, own))

    def __enter__(self) -> Renderer:
        return self

    def __exit__(self, *error: object) -> None:
        self.beside.__exit__(*error)

    def render(self, findings: Findings, progress: Progress) -> dict[str, bytes]:
        """Return the content of every result file by name; findings.json is always among them."""
        from compare.export import findings_json
        from compare.processes.beside import taken_over

        has_page = _PAGE in self._formats
        maker = _Maker(findings, self._settings, has_page, self._count_pages)
        begun = self._begun(maker)
        # A path that is no valid text keeps its odd bytes as escapes, which JSON reads back.
        export = findings_json(findings).encode("utf-8", "backslashreplace")
        made: dict[str, dict[str, bytes]] = {name: {} for name in self._formats}
        own = (name for name in self._formats if name not in begun)
        for number, name in enumerate((*own, *reversed(begun))):
            progress(_STAGES[name], number, len(made))
            made[name] = taken_over(begun.get(name), partial(maker.make, name))
        files = {output.FINDINGS: export}
        for content in made.values():
            files.update(content)
        return {**files, **output.source_files(findings.sources)}

    def _count_pages(self, briefing: Briefing) -> int:
        """Count the pages, by the process that has loaded the faces where there is one."""
        wanted = (briefing, self._settings.briefing)
        return self.beside.begin(_page_count, wanted).result()

    def _begun(self, maker: _Maker) -> dict[str, Begun[dict[str, bytes]]]:
        """Let the process beside begin with all that is printed."""
        return {
            name: self.beside.begin(_printed, (name, maker.briefing, self._settings))
            for name in self._prints
        }


@dataclass(frozen=True)
class _Maker:
    """Make the files of one format after the other; the briefing is built once, if at all."""

    findings: Findings
    settings: Settings
    has_page: bool
    count_pages: Callable[[Briefing], int]

    @cached_property
    def _draft(self) -> Draft:
        from compare.briefing.build import Draft

        return Draft(self.findings, self.settings)

    @cached_property
    def briefing(self) -> Briefing:
        """Return the briefing without the originals."""
        # All formats say the same: what finds room on the pages of the PDF.
        return self._draft.fitted(self.count_pages)

    def make(self, name: str) -> dict[str, bytes]:
        """Return the files of a format by name."""
        if name in _PRINTERS:
            is_page = name == _PAGE
            briefing = self._draft.with_originals(self.briefing) if is_page else self.briefing
            return _printed((name, briefing, self.settings))
        return self._workbook() if name == "xlsx" else self._tables(name)

    def _workbook(self) -> dict[str, bytes]:
        from compare.briefing.templates import Templates
        from compare.rendering.workbook import render_workbook

        labels = Templates(self.settings.briefing.templates).labels()
        page = output.HTML if self.has_page else None
        most_rows = self.settings.output.sheet_rows
        book = render_workbook(self.findings, self.briefing, labels, page, most_rows)
        return {output.WORKBOOK: book}

    def _tables(self, name: str) -> dict[str, bytes]:
        from compare.export.tables import Use, tables_of
        from compare.export.tables.files import csv_files, parquet_files

        write = {"csv": csv_files, "parquet": parquet_files}[name]
        made = write(tables_of(self.findings, Use.DATA))
        return {f"{output.TABLES}/{file}": content for file, content in made.items()}


@dataclass(frozen=True, slots=True)
class _Printer:
    """Hold the file that a briefing is printed into, how, and what is loaded for it."""

    file: str
    prints: Callable[[Briefing, BriefingSettings], bytes]
    module: str


def _pdf(briefing: Briefing, settings: BriefingSettings) -> bytes:
    from compare.rendering.fonts import own_faces
    from compare.rendering.pdf import render_pdf

    return render_pdf(briefing, own_faces(settings.faces))


def _page_count(wanted: tuple[Briefing, BriefingSettings]) -> int:
    from compare.rendering.fonts import own_faces
    from compare.rendering.pdf import count_pages

    briefing, settings = wanted
    return count_pages(briefing, own_faces(settings.faces))


def _word(briefing: Briefing, settings: BriefingSettings) -> bytes:
    from compare.rendering.word import render_word

    return render_word(briefing, settings.letterhead, settings.most_comments)


def _page(briefing: Briefing, settings: BriefingSettings) -> bytes:
    from compare.briefing.templates import template_folder
    from compare.rendering.html import render_html

    return render_html(briefing, template_folder(settings)).encode("utf-8", "replace")


_TABLES = {
    "xlsx": "compare.rendering.workbook",
    "csv": "compare.export.tables",
    "parquet": "compare.export.tables",
}
# What takes longest comes first.
_PRINTERS = {
    "pdf": _Printer(output.PDF, _pdf, "compare.rendering.pdf"),
    "docx": _Printer(output.WORD, _word, "compare.rendering.word"),
    "html": _Printer(output.HTML, _page, "compare.rendering.html"),
}


def _get_ready(names: tuple[str, ...]) -> None:
    """Load what some formats take."""
    for name in names:
        if name in _PRINTERS:
            import_module(_PRINTERS[name].module)
            import_module("compare.rendering.fonts").load_faces()
        else:
            import_module(_TABLES[name])


def _printed(wanted: tuple[str, Briefing, Settings]) -> dict[str, bytes]:
    """Return the file of a briefing in a format by its name."""
    name, briefing, settings = wanted
    printer = _PRINTERS[name]
    return {printer.file: printer.prints(briefing, settings.briefing)}
