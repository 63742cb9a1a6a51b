"""Read the text inside a paragraph as it shows with all changes accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from compare.reading.word.styles import Styles
from compare.reading.word.xml import MC, M, W, is_on, raw_text, value

# What is deleted or moved away, the reading aids above characters, and what only describes.
_LEFT_OUT = frozenset(
    W + name for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "tblPr", "delText")
)
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_TEXTS = (W + "t", M + "t")
_CHARACTERS = frozenset((*_TEXTS, *_SIGNS, W + "sym"))
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF


@dataclass(slots=True)
class Line:
    """Gather the text of one paragraph and the text boxes that hang on it.

    `dropped` holds reason and text of what is left out of it.
    """

    text: list[str] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    # True while between a field's beginning and its result: that is code, not text.
    fields: list[bool] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Tell whether the reader stands inside the code of a field."""
        return any(self.fields)


def read_line(paragraph: Element, styles: Styles) -> Line:
    """Return the text of a paragraph, with its text boxes before or behind it."""
    line = Line()
    for child in paragraph:
        _read(child, line, styles)
    return line


def _read(element: Element, line: Line, styles: Styles) -> None:
    tag = element.tag
    if tag in _LEFT_OUT:
        if tag == W + "del":
            line.dropped.append(("deleted", raw_text(element)))
        return
    if tag in _CHARACTERS:
        if not line.in_code:
            line.text.append(_characters(element))
    elif tag == W + "fldChar":
        _turn_field(element, line)
    elif tag in _DRAWINGS:
        boxes = line.after if "".join(line.text).strip() else line.before
        boxes.extend(text_boxes(element))
    elif not _is_hidden(element, styles):
        for child in shown_children(element):
            _read(child, line, styles)
    elif not is_prompt(element):
        line.dropped.append(("hidden", raw_text(element)))


def shown_children(element: Element) -> list[Element]:
    """Return the children, of alternatives for the same thing only the first."""
    if element.tag != MC + "AlternateContent":
        return list(element)
    choice = element.find(MC + "Choice")
    if choice is None:
        choice = element.find(MC + "Fallback")
    return [] if choice is None else list(choice)


def text_boxes(element: Element) -> list[Element]:
    """Return the contents of the text boxes in a drawing, once each."""
    if element.tag == W + "txbxContent":
        return [element]
    return [box for child in shown_children(element) for box in text_boxes(child)]


def _is_hidden(element: Element, styles: Styles) -> bool:
    """Tell whether a run is hidden, or a content control holds only its prompt."""
    if element.tag == W + "r":
        return styles.is_hidden(element.find(W + "rPr"))
    return is_prompt(element)


def is_prompt(element: Element) -> bool:
    """Tell whether a content control shows nothing but the prompt to fill it in."""
    return element.tag == W + "sdt" and is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _turn_field(element: Element, line: Line) -> None:
    match value(element, "fldCharType"):
        case "begin":
            line.fields.append(True)
        case "separate" if line.fields:
            line.fields[-1] = False
        case "end" if line.fields:
            line.fields.pop()


def _characters(element: Element) -> str:
    """Return what an element stands for; signs of symbol fonts have no character."""
    if element.tag in _TEXTS:
        return element.text or ""
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    try:
        code = int(value(element, "char") or "", 16)
        return "" if _FIRST_PRIVATE <= code <= _LAST_PRIVATE else chr(code)
    except (ValueError, OverflowError):
        return ""
