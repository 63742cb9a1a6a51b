"""Write a tree as the sections and sentences of a document, with their places."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import Lexicon
from compare.model.report import HeadingKind, Section, Sentence
from compare.segmenting.headings import Piece
from compare.segmenting.numbering import without_number
from compare.segmenting.themes import theme_of
from compare.segmenting.tree import Node
from compare.text import letters_of

Spans = Sequence[tuple[int, int]]


def place_sections(
    nodes: Sequence[Node], document: str, body: str | None, lexicon: Lexicon
) -> tuple[Section, ...]:
    """Return the sections with their places; a section covers its subsections."""
    ids = {id(node): f"{document}.{index}" for index, node in enumerate(nodes, 1)}
    ends = _ends(nodes)
    sections: list[Section] = []
    themes: dict[str | None, str | None] = {None: None}
    for node in nodes:
        first = node.heading or node.pieces[0]
        heading = node.heading.text.text if node.heading else None
        own = "".join(piece.text.text for piece in _pieces_below(node, nodes))
        start = first.text.positions[0]
        body_start = node.heading.text.positions[-1] + 1 if node.heading else start
        parent = ids[id(node.parent)] if node.parent else None
        theme = theme_of(heading or "", own, body, lexicon) or themes[parent]
        themes[ids[id(node)]] = theme
        sections.append(
            Section(
                id=ids[id(node)],
                parent=parent,
                level=_depth(node),
                heading=heading,
                heading_kind=node.heading.kind if node.heading else HeadingKind.NONE,
                role=node.role,
                theme=theme,
                start=start,
                end=ends[id(node)],
                body_start=body_start,
                confidence=node.certainty,
            )
        )
    return tuple(sections)


def _depth(node: Node) -> int:
    depth = 1
    while node.parent is not None:
        node = node.parent
        depth += 1
    return depth


def _pieces_below(node: Node, nodes: Sequence[Node]) -> list[Piece]:
    """Return the sentences of a section and of all its subsections."""
    return [piece for other in nodes if _is_below(other, node) for piece in other.pieces]


def _is_below(node: Node | None, ancestor: Node) -> bool:
    while node is not None:
        if node is ancestor:
            return True
        node = node.parent
    return False


def _ends(nodes: Sequence[Node]) -> dict[int, int]:
    """Return where each section ends: behind its last sentence or that of its last subsection."""
    ends: dict[int, int] = {}
    for node in reversed(nodes):
        own = [piece.text.positions[-1] + 1 for piece in node.pieces]
        heading = [node.heading.text.positions[-1] + 1] if node.heading else []
        ends[id(node)] = max([*own, *heading, ends.get(id(node), 0)])
        if node.parent is not None:
            ends[id(node.parent)] = max(ends.get(id(node.parent), 0), ends[id(node)])
    return ends


def place_sentences(
    nodes: Sequence[Node], document: str, damage: tuple[Spans, Spans], lexicon: Lexicon
) -> tuple[Sentence, ...]:
    """Return sentences and headings in the order of their places.

    `damage` are the spans that spoil a sentence, and those that only keep it from quotation.
    """
    placed: list[tuple[Piece, str]] = []
    for index, node in enumerate(nodes, 1):
        headings = [node.heading] if node.heading else []
        placed.extend((piece, f"{document}.{index}") for piece in (*headings, *node.pieces))
    placed.sort(key=lambda item: item[0].text.positions[0])
    return tuple(
        _sentence(piece, section, f"{document}-{number}", damage, lexicon)
        for number, (piece, section) in enumerate(placed, 1)
    )


def _sentence(
    piece: Piece, section: str, identifier: str, damage: tuple[Spans, Spans], lexicon: Lexicon
) -> Sentence:
    clean = piece.text
    if piece.is_heading:
        words = without_number(clean.text, lexicon)
        clean = clean.slice(len(clean) - len(words), len(clean)) if words else clean
    start, end = clean.positions[0], clean.positions[-1] + 1
    spoilt, slipped = (any(low < end and start < high for low, high in row) for row in damage)
    return Sentence(
        id=identifier,
        document=section.partition(".")[0],
        section=section,
        clean=clean,
        start=start,
        end=end,
        letters=letters_of(clean.text),
        usable=piece.complete and not spoilt and not slipped,
        is_heading=piece.is_heading,
        slipped=piece.complete and slipped and not spoilt,
    )
