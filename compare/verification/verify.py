"""Verify the result files of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from compare.errors import VerificationError
from compare.verification.export import check_export
from compare.verification.html import originals_shown, read_page
from compare.verification.originals import Original, read_originals
from compare.verification.pdf import pdf_parts
from compare.verification.printed import check_printed, find_quotations, why_not_shown
from compare.verification.report import Failure, FileCheck, VerificationReport
from compare.verification.word import check_comments, word_parts
from compare.verification.workbook import why_not_in_cell, workbook_quotations

SCHEMA = "compare-findings/1"
EXPORT = "findings.json"
PDF = "briefing.pdf"
WORD = "briefing.docx"
HTML = "briefing.html"
WORKBOOK = "briefing.xlsx"
_USUAL = ("pdf", "docx", "html")
_REMEDY = "run `brief` again with this folder as --output"


def verify_folder(folder: Path) -> VerificationReport:
    """Check the result files of a run in `folder` against their sources.

    Which files there must be is told by the settings in `findings.json`; a usual run may have left
    the workbook out. Raises `VerificationError` where `findings.json` is missing or is none.
    """
    findings = _read_export(folder / EXPORT)
    try:
        originals = read_originals(findings, folder)
        export = check_export(EXPORT, findings, originals)
    except (KeyError, TypeError, ValueError) as error:
        raise VerificationError(
            f"does not hold what {SCHEMA} says ({error!r})", place=folder / EXPORT, remedy=_REMEDY
        ) from error
    checks = (_checked(form, folder, originals) for form in _forms(findings, folder))
    return VerificationReport((export, *checks))


def _forms(findings: Mapping[str, Any], folder: Path) -> list[str]:
    """Return the formats whose files are checked."""
    asked = findings.get("settings", {}).get("output", {}).get("formats", [])
    usual = (*_USUAL, "xlsx") if (folder / WORKBOOK).exists() else _USUAL
    return [form for form in _CHECKS if form in (asked or usual)]


def _read_export(path: Path) -> dict[str, Any]:
    try:
        findings = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise VerificationError("no such file", place=path, remedy=_REMEDY) from error
    except (OSError, ValueError) as error:
        raise VerificationError(f"cannot be read ({error})", place=path, remedy=_REMEDY) from error
    schema = findings.get("schema") if isinstance(findings, dict) else None
    if schema != SCHEMA:
        raise VerificationError(
            f"has the schema {schema!r}, not {SCHEMA!r}", place=path, remedy=_REMEDY
        )
    return dict(findings)


def _pdf(folder: Path, originals: Sequence[Original]) -> FileCheck:
    return check_printed(PDF, find_quotations(pdf_parts(folder / PDF)), originals)


def _word(folder: Path, originals: Sequence[Original]) -> FileCheck:
    printed = check_printed(WORD, find_quotations(word_parts(folder / WORD)), originals)
    checked, failures = check_comments(folder / WORD, originals)
    return FileCheck(WORD, printed.checked + checked, (*printed.failures, *failures))


def _html(folder: Path, originals: Sequence[Original]) -> FileCheck:
    page = read_page(folder / HTML)
    printed = check_printed(HTML, find_quotations(page.parts), originals)
    shown = check_printed(HTML, originals_shown(page), originals, why_not_shown)
    return FileCheck(HTML, printed.checked + shown.checked, (*printed.failures, *shown.failures))


def _workbook(folder: Path, originals: Sequence[Original]) -> FileCheck:
    found = workbook_quotations(folder / WORKBOOK)
    return check_printed(WORKBOOK, found, originals, why_not_in_cell)


_CHECKS: Mapping[str, tuple[str, Callable[[Path, Sequence[Original]], FileCheck]]] = {
    "pdf": (PDF, _pdf),
    "docx": (WORD, _word),
    "html": (HTML, _html),
    "xlsx": (WORKBOOK, _workbook),
}


def _checked(form: str, folder: Path, originals: Sequence[Original]) -> FileCheck:
    """Run the check of one file; a file that is missing or damaged is a failure of its own."""
    name, check = _CHECKS[form]
    if not (folder / name).is_file():
        return FileCheck(name, 0, (Failure("the whole file", "", "the file is missing"),))
    try:
        return check(folder, originals)
    except (OSError, ValueError, RuntimeError, LookupError, BadZipFile, ParseError) as error:
        return FileCheck(name, 0, (Failure("the whole file", "", f"cannot be read ({error})"),))
