"""Say in words where raw text stands: its lines, and page, paragraph or row where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model.reading_report import Location
from compare.model.source import Part

Words = Mapping[str, str]


def place_words(location: Location, words: Words) -> str:
    """Return the page, paragraph or row of a location, "" for a format that has none."""
    if not location.places:
        return ""
    numbers = (("page", location.pages), ("paragraph", location.paragraphs), ("row", location.rows))
    said = "".join(_numbered(name, found, words) for name, found in numbers if found)
    parts = {place.part for place in location.places if place.part is not Part.BODY}
    return said + "".join(words.get(part.value, "") for part in Part if part in parts)


def page_words(location: Location, words: Words) -> str:
    """Return the page alone."""
    return _numbered("page", location.pages, words) if location.pages else ""


def margin_words(location: Location, words: Words) -> str:
    """Return paragraph or row in the short form for a margin."""
    numbers = (("paragraph", location.paragraphs), ("row", location.rows))
    return "".join(words[f"margin_{name}"].format(first=min(n)) for name, n in numbers if n)


def line_words(location: Location, words: Words) -> str:
    """Return the lines of the extracted text."""
    return _numbered("line", (location.line, location.last_line), words)


def full_words(location: Location, words: Words) -> str:
    """Return both: the place in the file, and the lines of the text taken from it."""
    place, lines = place_words(location, words), line_words(location, words)
    return words["extracted"].format(place=place, lines=lines) if place else lines


def box_words(location: Location, words: Words) -> str:
    """Return where on their pages things stand, in points; "" where it is not known."""
    return "；".join(
        words["box"].format(
            page=page,
            left=round(box.left),
            top=round(box.top),
            right=round(box.right),
            bottom=round(box.bottom),
        )
        for page, box in location.boxes
    )


def _numbered(name: str, numbers: Sequence[int], words: Words) -> str:
    first, last = min(numbers), max(numbers)
    if first == last:
        return words[name].format(first=first)
    return words[f"{name}_range"].format(first=first, last=last)
