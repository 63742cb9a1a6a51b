"""Turn runs and quotations into characters with styles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.briefing.document import Inlines, Mark, Quotation, Run
from compare.rendering.fonts import Face
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.styles import BlockStyle, CharacterStyle

INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
SELECTORS = (*range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0100, 0xE01F0))
CONTROL: dict[int, str | None] = {
    **dict.fromkeys((*range(32), 127, 8232, 8233), " "),
    **dict.fromkeys((*INVISIBLE, *SELECTORS)),
}
"""A paragraph has no line breaks of its own; joiners, marks of direction, selectors no glyph."""


@dataclass(frozen=True, slots=True)
class StyledText:
    """Hold text and the style of each of its characters."""

    text: str
    styles: tuple[CharacterStyle, ...]


def style_inlines(inlines: Inlines, block: BlockStyle) -> StyledText:
    """Return the inlines as printed: behind each quotation stands its citation label."""
    texts: list[str] = []
    styles: list[CharacterStyle] = []

    def add(text: str, style: CharacterStyle) -> None:
        text = text.translate(CONTROL)
        texts.append(text)
        styles.extend([style] * len(text))

    for inline in inlines:
        if isinstance(inline, Quotation):
            for run in inline.runs:
                add(run.text, _run_style(run, block))
            add(inline.citation.label, _label_style(block, inline.citation.target))
        elif inline.citation is not None:
            # A label that cites without quoting may stand on the next line of a narrow column.
            style = _label_style(block, inline.target or "")
            add(inline.text[:1], replace(style, glued=False))
            add(inline.text[1:], style)
        else:
            add(inline.text, _run_style(inline, block))
    return StyledText("".join(texts), tuple(styles))


def plain(text: str, block: BlockStyle, target: str | None = None) -> StyledText:
    """Return text in the style of its block."""
    return style_inlines((Run(text, target=target),), block)


def _run_style(run: Run, block: BlockStyle) -> CharacterStyle:
    face = Face.HEI if run.mark is Mark.STRONG else block.face
    colour = {Mark.DIFFERENCE: g.DARK_RED, Mark.MUTED: g.MUTED_INK}.get(run.mark, block.colour)
    return CharacterStyle(face, block.size, colour, run.mark, run.target)


def _label_style(block: BlockStyle, target: str) -> CharacterStyle:
    size = block.size * g.LABEL_SHARE
    return CharacterStyle(Face.KAI, size, g.LABEL_INK, target=target or None, glued=True)
