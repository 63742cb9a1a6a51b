"""Check every quotation of `findings.json` against the raw text at its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from compare.text import letters_of
from compare.verification.originals import Original, stand_apart
from compare.verification.report import Failure, FileCheck

Json = Mapping[str, Any]
# Evidence that stands beside the text: on the web page, in the path, in the register.
_OUTSIDE = frozenset({"page_title", "publication", "file_name", "register"})


def check_export(name: str, findings: Json, originals: Sequence[Original]) -> FileCheck:
    """Check all quotations, wherever they stand in the file.

    `source.text[start:end] == quote` must hold within the document, the cleaned `text` beside it
    must have the same letters, and evidence for years must occur in the document.
    """
    by_id = {original.id: original for original in originals}
    checked = 0
    failures = []
    for place, reason, quote in _checks(findings, by_id):
        checked += 1
        if reason:
            failures.append(Failure(place, quote, reason))
    return FileCheck(name, checked, tuple(failures))


def _checks(findings: Json, by_id: Mapping[str, Original]) -> Iterator[tuple[str, str, str]]:
    """Yield the place, the reason of a failure (or nothing) and the quotation of each check."""
    for number, document in enumerate(findings["documents"]):
        original = by_id[document["id"]]
        place = f"documents[{number}]"
        # What was removed or is doubtful may stand outside the document, but not outside its file.
        anywhere = replace(original, start=0, end=len(original.raw))
        yield from _walk(document, place, original.id, {original.id: anywhere})
        for index, quote in enumerate(document["year_evidence"]):
            yield f"{place}.year_evidence[{index}]", _evidence(quote, original), quote
        for index, evidence in enumerate(document.get("evidence", [])):
            if evidence["where"] not in _OUTSIDE:
                wording = evidence["wording"]
                # A title over several lines is one wording.
                in_title = letters_of(wording) in letters_of(document["title"])
                reason = "" if in_title else _evidence(wording, original)
                yield f"{place}.evidence[{index}]", reason, wording
        for index, section in enumerate(document["sections"]):
            if section["heading"] is not None:
                reason = _heading(section, original)
                yield f"{place}.sections[{index}].heading", reason, section["heading"]
    for key, value in findings.items():
        if key not in ("documents", "sources", "settings", "skipped", "tool"):
            yield from _walk(value, key, None, by_id)


def _walk(
    value: object, place: str, document: str | None, by_id: Mapping[str, Original]
) -> Iterator[tuple[str, str, str]]:
    """Yield the checks of all objects with a quotation, at any depth."""
    if isinstance(value, Mapping):
        document = value.get("document", document)
        if "quote" in value:
            quote = str(value["quote"])
            yield place, _passage(value, quote, by_id.get(document or "")), quote
        for key, inner in value.items():
            yield from _walk(inner, f"{place}.{key}", document, by_id)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, f"{place}[{index}]", document, by_id)


def _passage(value: Json, quote: str, original: Original | None) -> str:
    """Return why a passage fails, or nothing."""
    if original is None:
        return "its document is not listed"
    if original.problem:
        return original.problem
    if not quote:
        return "the quotation is empty"
    if "start" not in value:
        own = original.raw[original.start : original.end]
        return "" if quote in own else "does not occur in its document"
    return _placed(value, quote, original)


def _placed(value: Json, quote: str, original: Original) -> str:
    """Return why a passage does not stand where it says, or nothing."""
    start, end, text = value["start"], value["end"], value.get("text")
    if not original.start <= start < end <= original.end:
        return f"lies outside its document ({start} to {end})"
    if original.raw[start:end] != quote:
        return f"the source says “{original.raw[start:end]}”"
    if text is not None and letters_of(text) != original.letters_between(start, end):
        return f"the cleaned form has other letters: “{text}”"
    return ""


def _evidence(quote: str, original: Original) -> str:
    if original.problem:
        return original.problem
    letters = letters_of(quote)
    own = letters_of(original.raw[original.start : original.end])
    return "" if letters and letters in own else "does not occur in its document"


def _heading(section: Json, original: Original) -> str:
    if original.problem:
        return original.problem
    letters = letters_of(section["heading"])
    own = original.letters_between(section["start"], section["end"])
    if letters and own.startswith(letters):
        return ""
    # Between the lines of a heading in parted columns stand those of the column beside it.
    parted = original.is_parted(section["start"], section["end"])
    return "" if parted and stand_apart(letters, own) else "is not how its section begins"
