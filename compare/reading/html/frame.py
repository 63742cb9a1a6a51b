"""Take away what frames an article: hidden elements, navigation, buttons, lists of links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from compare.reading.html.blocks import Line, lines_of
from compare.reading.html.nodes import Node, prose_in, walk
from compare.reading.html.record import Record
from compare.reading.html.words import (
    DROPPED_TAGS,
    FRAME_LINE,
    FRAME_NAME,
    FRAME_TAGS,
    HIDDEN_STYLE,
    LONGEST_FRAME_LINE,
    PUBLICATION_LINE,
)
from compare.text import compact

# An element whose name sounds like a frame is none where it holds this share of the page's prose.
_TOO_MUCH = 0.25
# So many lines of links in a row are a list of links.
_LINKS_IN_A_ROW = 3
_PROSE_TAGS = frozenset({"html", "body", "article", "main"})


def drop_hidden(root: Node, record: Record) -> None:
    """Remove what no reader of the page sees, and the elements that frame it by their kind."""
    found = [event.node for event in walk(root) if event.kind == "start" and _is_hidden(event.node)]
    _drop(found, record, _reason_hidden)


def drop_frame(root: Node, record: Record) -> None:
    """Remove elements named as frames, unless most of the text stands in one."""
    named = [event.node for event in walk(root) if event.kind == "start" and _is_named(event.node)]
    prose = prose_in(root)
    most = _TOO_MUCH * prose[root.mem_id]
    framing = [node for node in named if prose[node.mem_id] <= most]
    _drop(framing, record, lambda _: "navigation")


def without_frame_lines(lines: Sequence[Line], record: Record) -> list[Line]:
    """Return the lines without buttons, particulars of the publication and lists of links."""
    kept: list[Line] = []
    framed = False
    for line in lines:
        # Links below a label such as 相关链接 belong to it.
        framed = _is_frame(line) or (framed and line.linked)
        if framed:
            record.add("navigation", [line])
        else:
            kept.append(line)
    return list(_without_lists_of_links(kept, record))


def _is_hidden(node: Node) -> bool:
    if node.tag in DROPPED_TAGS:
        return True
    if node.tag in _PROSE_TAGS:
        return False
    attributes = node.attributes
    if "hidden" in attributes or (attributes.get("role") or "") in ("navigation", "search"):
        return True
    return bool(HIDDEN_STYLE.search(attributes.get("style") or ""))


def _reason_hidden(node: Node) -> str:
    """Return why an element is left out, "" where it holds no text for people."""
    if node.tag in DROPPED_TAGS:
        return "navigation" if node.tag in FRAME_TAGS else ""
    return "navigation" if node.attributes.get("role") else "hidden"


def _is_named(node: Node) -> bool:
    if node.tag in _PROSE_TAGS:
        return False
    names = (node.attributes.get("class"), node.attributes.get("id"))
    return any(name and FRAME_NAME.search(name) for name in names)


def _drop(nodes: Sequence[Node], record: Record, reason: Callable[[Node], str]) -> None:
    """Remove nodes, inner ones before those around them, so that each is still in the tree."""
    for node in reversed(nodes):
        why = reason(node)
        if why:
            record.add(why, lines_of(node))
        node.remove()


def _is_frame(line: Line) -> bool:
    flat = compact(line.text)
    if len(flat) > LONGEST_FRAME_LINE:
        return False
    return any(words.fullmatch(flat) is not None for words in (PUBLICATION_LINE, FRAME_LINE))


def _without_lists_of_links(lines: Sequence[Line], record: Record) -> Iterator[Line]:
    for linked, run in groupby(lines, key=lambda line: line.linked):
        found = list(run)
        if not linked or len(found) < _LINKS_IN_A_ROW:
            yield from found
        else:
            record.add("navigation", found)
