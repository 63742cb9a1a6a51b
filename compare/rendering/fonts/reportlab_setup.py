"""Keep reportlab from writing an unembedded face or text that copies out wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.pdfbase import ttfonts

BLOCK = 100
"""How many entries a bfchar block may have (Adobe Technical Note 5411)."""


def prepare_reportlab(default_font: str) -> None:
    """Make `default_font` reportlab's default wherever it would reach for Helvetica or Times."""
    rl_config.canvas_basefontname = default_font
    rl_config.defaultGraphicsFontName = default_font
    shapes.STATE_DEFAULTS["fontName"] = default_font
    rl_config.shapeChecking = 0  # looks at each attribute of each shape of a chart
    rl_config.useA85 = 0  # binary streams are a fifth smaller than their text form
    ttfonts.makeToUnicodeCMap = to_unicode_map


def to_unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """Return the CMap that leads from glyph codes to text, for characters of every plane.

    reportlab's own writes four digits for every character, which cuts those beyond U+FFFF, and
    one block of up to 256 entries, where readers accept 100.
    """
    head = (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    )
    tail = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
    return "\n".join((*head, *_blocks(subset), *tail))


def _blocks(subset: Sequence[int]) -> Iterator[str]:
    entries = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
        if code
    ]
    for start in range(0, len(entries), BLOCK):
        block = entries[start : start + BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"
