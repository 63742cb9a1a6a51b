"""Describe a style and make its element, every property in the order of the schema."""

from __future__ import annotations

from dataclasses import dataclass

from compare.rendering.word import measures
from compare.rendering.word.measures import points
from compare.rendering.word.nodes import Node, node, val
from compare.rendering.word.numbering import numbered


@dataclass(frozen=True, slots=True)
class Letters:
    """Hold how letters look; what is None or empty stays as it was."""

    face: str = ""
    size: float | None = None
    spacing: float | None = None
    colour: str = ""
    fill: str = ""
    underline: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Hold how the lines of a paragraph are set; indents are counted in characters."""

    line: float | None = None
    """Exact distance of lines in points; None lets the content decide."""
    before: float = 0.0
    after: float = 0.0
    first: int = 0
    left: int = 0
    right: int = 0
    align: str = "both"
    keep_next: bool = False
    break_before: bool = False
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """Level and list; list 0 takes the number away."""
    rule: str = ""
    """Colour of a rule below."""
    tab: int | None = None
    """Place of a right tab in twips."""
    leader: str = ""
    """What fills the room before the tab."""


@dataclass(frozen=True, slots=True)
class Look:
    """Hold a style of the document; `lines` is None for a character style."""

    id: str
    name: str
    letters: Letters = Letters()
    lines: Lines | None = None
    base: str = ""
    following: str = ""
    shown: bool = True
    """Whether the style stands in the gallery of the program."""

    def element(self) -> Node:
        """Make the element of the style."""
        kind = "character" if self.lines is None else "paragraph"
        attributes: dict[str, str | int] = {"w:type": kind, "w:styleId": self.id}
        # Names of its own are what Word calls custom; the built-in names are lower-case English.
        if not self.name.isascii():
            attributes["w:customStyle"] = 1
        children = [val("w:name", self.name)]
        if self.base:
            children.append(val("w:basedOn", self.base))
        if self.following:
            children.append(val("w:next", self.following))
        children.append(val("w:uiPriority", 1 if self.shown else 99))
        if self.shown:
            children.append(node("w:qFormat"))
        if self.lines is not None:
            size = self.letters.size or measures.BODY_SIZE
            children.append(node("w:pPr", None, _lines(self.lines, size)))
        properties = letter_properties(self.letters)
        if properties:
            children.append(node("w:rPr", None, properties))
        return node("w:style", attributes, children)


def faces(face: str) -> Node:
    """Make the faces of a style; theme faces would win over these and are never written."""
    # Thin Latin digits would fall out of the line beside the heavy faces.
    latin = face if face in measures.HEAVY_FACES else measures.LATIN
    return node(
        "w:rFonts",
        {"w:ascii": latin, "w:eastAsia": face, "w:hAnsi": latin, "w:cs": measures.LATIN},
    )


def letter_properties(letters: Letters) -> list[Node]:
    """Make the run properties of letters."""
    made = []
    if letters.face:
        made.append(faces(letters.face))
    if letters.colour:
        made.append(val("w:color", letters.colour))
    if letters.spacing is not None:
        made.append(val("w:spacing", points(letters.spacing)))
    if letters.size is not None:
        half_points = round(letters.size * 2)
        made += [val("w:sz", half_points), val("w:szCs", half_points)]
    if letters.underline:
        made.append(val("w:u", letters.underline))
    if letters.fill:
        made.append(shade(letters.fill))
    return made


def shade(fill: str) -> Node:
    """Make a background."""
    return node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill})


def _lines(lines: Lines, size: float) -> list[Node]:
    made = []
    if lines.keep_next:
        made += [node("w:keepNext"), node("w:keepLines")]
    if lines.break_before:
        made.append(node("w:pageBreakBefore"))
    if lines.numbering is not None:
        made.append(numbered(*lines.numbering))
    if lines.rule:
        border: dict[str, str | int] = {
            "w:val": "single",
            "w:sz": round(measures.RULE_WIDTH * 8),
            "w:space": measures.RULE_SPACE,
            "w:color": lines.rule,
        }
        made.append(node("w:pBdr", None, [node("w:bottom", border)]))
    if lines.tab is not None:
        leader = {"w:leader": lines.leader} if lines.leader else {}
        tab = node("w:tab", {"w:val": "right", **leader, "w:pos": lines.tab})
        made.append(node("w:tabs", None, [tab]))
    # Only the body stands on the lines of the grid; smaller print would be torn apart by them.
    made.append(val("w:snapToGrid", 1 if lines.line == measures.BODY_LINE else 0))
    made += [_spacing(lines), _indents(lines, size), val("w:jc", lines.align)]
    if lines.outline is not None:
        made.append(val("w:outlineLvl", lines.outline))
    return made


def _spacing(lines: Lines) -> Node:
    attributes: dict[str, str | int] = {
        "w:before": points(lines.before),
        "w:after": points(lines.after),
    }
    if lines.line is None:
        attributes |= {"w:line": 240, "w:lineRule": "auto"}
    else:
        attributes |= {"w:line": points(lines.line), "w:lineRule": "exact"}
    return node("w:spacing", attributes)


def _indents(lines: Lines, size: float) -> Node:
    """Make the indents twice: in characters for Word, as a length for other programs."""
    spacing = measures.BODY_SPACING if size == measures.BODY_SIZE else 0.0
    attributes: dict[str, str | int] = {}
    for name, count in (("left", lines.left), ("right", lines.right), ("firstLine", lines.first)):
        attributes[f"w:{name}Chars"] = 100 * count
        attributes[f"w:{name}"] = points(count * (size + spacing))
    return node("w:ind", attributes)
