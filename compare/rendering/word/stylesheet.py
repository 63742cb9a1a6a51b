"""Make the styles part: defaults, the styles Word demands, and those of the briefing."""

from __future__ import annotations

from compare.rendering.word import measures as m
from compare.rendering.word.looks import faces
from compare.rendering.word.nodes import Node, node, val
from compare.rendering.word.styles import Style, looks


def styles_part(series_size: float, width: float = m.TYPE_WIDTH) -> Node:
    """Make the styles part: defaults, the four styles Word demands, and our own."""
    own = looks(series_size, width)
    for_characters, for_paragraphs = "DefaultParagraphFont", "Normal"
    elements = [_defaults(), _latent(), *_demanded(for_paragraphs, for_characters)]
    for look in own:
        element = look.element()
        if not look.base:
            parent = for_characters if look.lines is None else for_paragraphs
            element.insert(1, val("w:basedOn", parent))
        elements.append(element)
    elements.append(_table_style())
    return node("w:styles", None, elements)


def _defaults() -> Node:
    half_points = round(m.BODY_SIZE * 2)
    letters = [
        faces(m.FANGSONG),
        val("w:kern", 2),
        val("w:sz", half_points),
        val("w:szCs", half_points),
        node("w:lang", {"w:val": m.LATIN_LANGUAGE, "w:eastAsia": m.LANGUAGE, "w:bidi": "ar-SA"}),
    ]
    default = node("w:rPrDefault", None, [node("w:rPr", None, letters)])
    return node("w:docDefaults", None, [default, node("w:pPrDefault")])


def _latent() -> Node:
    """Hide the built-in styles from the gallery, so that editors find those of the briefing."""
    return node(
        "w:latentStyles",
        {
            "w:defLockedState": 0,
            "w:defUIPriority": 99,
            "w:defSemiHidden": 1,
            "w:defUnhideWhenUsed": 1,
            "w:defQFormat": 0,
            "w:count": 376,
        },
    )


def _demanded(for_paragraphs: str, for_characters: str) -> list[Node]:
    def default(kind: str, identifier: str, name: str, extra: list[Node]) -> Node:
        head = [val("w:name", name), val("w:uiPriority", 99)]
        if kind != "paragraph":
            head += [node("w:semiHidden"), node("w:unhideWhenUsed")]
        attributes: dict[str, str | int] = {
            "w:type": kind,
            "w:default": 1,
            "w:styleId": identifier,
        }
        return node("w:style", attributes, head + extra)

    no_margins = [
        node(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("top", "left", "bottom")
    ]
    no_margins.append(node("w:right", {"w:w": 0, "w:type": "dxa"}))
    table = node("w:tblPr", None, [node("w:tblCellMar", None, no_margins)])
    both = node("w:pPr", None, [node("w:widowControl"), val("w:jc", "both")])
    return [
        default("paragraph", for_paragraphs, "Normal", [both]),
        default("character", for_characters, "Default Paragraph Font", []),
        default("table", "TableNormal", "Normal Table", [table]),
        default("numbering", "NoList", "No List", []),
    ]


def _table_style() -> Node:
    line: dict[str, str | int] = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": m.RULE}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = node("w:tblBorders", None, [node(f"w:{side}", line) for side in sides])
    margins = {"top": m.CELL_TOP, "left": m.CELL_SIDE, "bottom": m.CELL_TOP, "right": m.CELL_SIDE}
    cells = node(
        "w:tblCellMar",
        None,
        [
            node(f"w:{side}", {"w:w": m.twips(margin), "w:type": "dxa"})
            for side, margin in margins.items()
        ],
    )
    return node(
        "w:style",
        {"w:type": "table", "w:customStyle": 1, "w:styleId": Style.TABLE},
        [
            val("w:name", "比对表"),
            val("w:basedOn", "TableNormal"),
            val("w:uiPriority", 1),
            node("w:qFormat"),
            node("w:tblPr", None, [borders, cells]),
        ],
    )
