"""Find quotations with their citation labels in plain text, and check them on letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.text import compact, letters_of
from compare.verification.originals import Original, occur_in_order, stand_apart
from compare.verification.report import Failure, FileCheck

# A label such as 〔3·17〕 or 〔3·17—18〕: document number, then its lines.
LABEL = re.compile(r"〔(\d+)·(\d+)(?:[—–-]+(\d+))?〕")
_ELLIPSIS = re.compile("…+")
_OPEN, _CLOSE = "“", "”"


@dataclass(frozen=True, slots=True)
class TextPart:
    """Hold a stretch of a file's text that is read on its own, and where it stands."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedQuotation:
    """Hold a quotation as printed, without its outer marks; None where it has no beginning."""

    place: str
    quote: str | None
    number: int
    first_line: int
    last_line: int


def check_printed(
    name: str,
    quotations: Iterable[PrintedQuotation],
    originals: Sequence[Original],
    why: Callable[[PrintedQuotation, Sequence[Original]], str] | None = None,
) -> FileCheck:
    """Check quotations, by `why_wrong` or another; that none was found is a failure."""
    checked = 0
    failures = []
    for quotation in quotations:
        checked += 1
        reason = (why or why_wrong)(quotation, originals)
        if reason:
            failures.append(Failure(quotation.place, quotation.quote or "", reason))
    if not checked:
        failures.append(Failure("the whole file", "", "no quotation with a citation was found"))
    return FileCheck(name, checked, tuple(failures))


def find_quotations(parts: Iterable[TextPart]) -> Iterator[PrintedQuotation]:
    """Yield the quotation before each label; a label without one closes no quotation."""
    for part in parts:
        text = compact(part.text)
        for label in LABEL.finditer(text):
            if text[: label.start()].endswith(_CLOSE):
                quote = _before(text, label.start() - 1)
                yield labelled(f"{part.place}, {label.group()}", quote, label)


def labelled(place: str, quote: str | None, label: re.Match[str]) -> PrintedQuotation:
    """Return a quotation with the numbers of its label."""
    number, first, last = label.groups()
    return PrintedQuotation(place, quote, int(number), int(first), int(last or first))


def _before(text: str, close: int) -> str | None:
    """Return what stands between the closing mark at `close` and the mark that opens it."""
    depth = 0
    for place in range(close, -1, -1):
        depth += (text[place] == _CLOSE) - (text[place] == _OPEN)
        if depth == 0:
            return text[place + 1 : close]
    return None


def why_wrong(quotation: PrintedQuotation, originals: Sequence[Original]) -> str:
    """Return why a quotation is not what its label says, or nothing."""
    if quotation.quote is None:
        return "its opening mark was not found"
    if not 1 <= quotation.number <= len(originals):
        return f"there is no document {quotation.number}"
    original = originals[quotation.number - 1]
    if original.problem:
        return original.problem
    pieces = [letters_of(piece) for piece in _ELLIPSIS.split(quotation.quote)]
    return _misplaced([piece for piece in pieces if piece], quotation, original)


def why_not_shown(sentence: PrintedQuotation, originals: Sequence[Original]) -> str:
    """Return why a sentence of the originals is not what its label says, or nothing.

    Where mixed columns were parted its letters stand in its lines in their order, and those of the
    other column between them.
    """
    reason = why_wrong(sentence, originals)
    if not reason or sentence.quote is None or not 1 <= sentence.number <= len(originals):
        return reason
    original = originals[sentence.number - 1]
    start, end = original.line_span(sentence.first_line, sentence.last_line)
    apart = stand_apart(letters_of(sentence.quote), original.letters_between(start, end))
    return "" if apart and original.is_parted(start, end) else reason


def visible(text: str) -> str:
    """Return a text without blanks, control characters and the pictures printed for these."""
    return "".join(
        character
        for character in text
        if not character.isspace()
        and character.isprintable()
        and not 0x2400 <= ord(character) < 0x2420
        and character != "\ufffd"
    )


def _misplaced(pieces: Sequence[str], quotation: PrintedQuotation, original: Original) -> str:
    """Return why letters do not stand in the lines of their label, or nothing."""
    if not pieces:
        return "the quotation is empty"
    span = original.line_span(quotation.first_line, quotation.last_line)
    # What was removed is quoted too, where the briefing says that it was removed.
    for letters in (original.letters_between(*span), *original.removed_letters):
        if occur_in_order(pieces, letters):
            return ""
    if occur_in_order(pieces, original.letters):
        line = original.line(original.letters.find(pieces[0]))
        return f"does not stand in the line of its citation but begins in line {line}"
    return f"does not occur in document {quotation.number}"
