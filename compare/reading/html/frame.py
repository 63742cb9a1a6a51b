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
from compare.text import compact, han_count

# An element whose name sounds like a frame is none where it holds this share of the page's prose.
_TOO_MUCH = 0.25
# So many lines of links in a row are a list of links.
_LINKS_IN_A_ROW = 3
# So many Chinese characters are more than a button, a headline or a label.
_SHORTEST_PROSE = 40
# So many characters tell the label of a line.
_LABEL = 4
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
    """Return the lines without buttons, particulars of the publication and lists of links.

    What has the form of a frame's line but stands in the midst of the text belongs to it, as the
    主办单位 of a list of projects does, and with it all lines that begin in the same way.
    """
    midst = _midst(lines)
    own = {_label(lines[index]) for index in midst if _is_frame(lines[index])}
    kept: list[Line] = []
    framed = False
    for index, line in enumerate(lines):
        # Links below a label such as 相关链接 belong to it.
        framed = _is_frame(line) or (framed and line.linked)
        if framed and (line.linked or not (index in midst or _label(line) in own)):
            record.add("navigation", [line])
        else:
            kept.append(line)
    return list(_without_lists_of_links(kept, record))


def _midst(lines: Sequence[Line]) -> range:
    """Return the numbers of the lines from the first that is prose to the last."""
    prose = [
        index
        for index, line in enumerate(lines)
        if not line.linked and han_count(line.text) >= _SHORTEST_PROSE and not _is_frame(line)
    ]
    return range(prose[0], prose[-1] + 1) if prose else range(0)


def _label(line: Line) -> str:
    return compact(line.text)[:_LABEL]


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
