"""Find the article of a page: its element, its lines and its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from compare.model.source import Dropped
from compare.reading.html.blocks import Line, lines_of
from compare.reading.html.frame import drop_frame, drop_hidden, without_frame_lines
from compare.reading.html.nodes import Node, Tree, prose_in
from compare.reading.html.record import Record
from compare.reading.html.words import (
    CONTAINERS,
    LAYOUT_TAGS,
    SITE_NAME,
    TITLE_ELEMENTS,
    TITLE_META,
    TITLE_PARTS,
)
from compare.text import han_count, letters_of

# A known element must hold this share of the prose of the page; else the article lies elsewhere.
_SHARE = 0.6
# The densest element must hold this share, so that no paragraph beside it is lost.
_DENSE_SHARE = 0.95
_FEWEST_HAN = 60
# So many lines at the top may hold the title.
_TOP = 6
_SHORTEST_TITLE = 4
_LONGEST_TITLE = 80
# A line that holds the title and more letters than these is running text.
_MORE_THAN_TITLE = 12
# Above this size the statistical search would take minutes.
_LARGEST_FOR_SEARCH = 5_000_000


def article_lines(tree: Tree, markup: str) -> tuple[list[str], tuple[Dropped, ...]]:
    """Return the title and the lines of the article, and what was left out; changes the tree."""
    titles = _titles(tree)
    record = Record(tree)
    drop_hidden(tree.root, record)
    drop_frame(tree.root, record)
    body = tree.body if tree.body is not None else tree.root
    lines = [line.text for line in _lines(body, markup, record)]
    return _with_title(lines, titles), record.dropped()


def _lines(body: Node, markup: str, record: Record) -> list[Line]:
    """Return the article's lines: of a known element, else of the densest, else as searched."""
    prose = prose_in(body)
    total = prose[body.mem_id]
    chosen = _known_element(body, prose) or [_densest(body, prose)]
    if chosen[0].mem_id == body.mem_id and (found := _searched(markup, total)):
        record.add_published(lines_of(body))
        return without_frame_lines(found, record)
    record.add("navigation", lines_of(body, {node.mem_id for node in chosen}))
    return without_frame_lines([line for node in chosen for line in lines_of(node)], record)


def _known_element(body: Node, prose: Mapping[int, int]) -> list[Node] | None:
    least = max(_FEWEST_HAN, _SHARE * prose[body.mem_id])
    for selector in CONTAINERS:
        nodes = _outermost(body.css(selector))
        if not nodes:
            continue
        best = max(nodes, key=lambda node: prose.get(node.mem_id, 0))
        # A publishing system parts a long text into sisters; other matches are teasers.
        sisters = [node for node in nodes if _is_sister(node, best)]
        if sum(prose.get(node.mem_id, 0) for node in sisters) >= least:
            return sisters
    return None


def _is_sister(node: Node, best: Node) -> bool:
    if node.mem_id == best.mem_id:
        return True
    above, wanted = node.parent, best.parent
    return above is not None and wanted is not None and above.mem_id == wanted.mem_id


def _outermost(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes that lie in no other of them."""
    known = {node.mem_id for node in nodes}
    return [node for node in nodes if not _has_ancestor(node, known)]


def _has_ancestor(node: Node, known: set[int]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in known:
            return True
        parent = parent.parent
    return False


def _densest(body: Node, prose: Mapping[int, int]) -> Node:
    """Return the innermost element of layout that holds nearly all prose of the page."""
    least = max(1, _DENSE_SHARE * prose[body.mem_id])
    best = body
    inner: Node | None = body
    while inner is not None:
        best = inner
        children = (child for child in best.iter() if child.tag in LAYOUT_TAGS)
        inner = next((child for child in children if prose[child.mem_id] >= least), None)
    return best


def _searched(markup: str, total: int) -> list[Line]:
    """Return what trafilatura takes for the article, if it is installed and finds enough."""
    if len(markup) > _LARGEST_FOR_SEARCH:
        return []
    try:
        extract = import_module("trafilatura").extract
    except ImportError:
        return []
    text = extract(markup, include_comments=False, favor_recall=True, fast=True) or ""
    if han_count(text) < max(_FEWEST_HAN, _SHARE * total):
        return []
    return [Line(line.strip(), False) for line in text.split("\n") if line.strip()]


def _titles(tree: Tree) -> list[str]:
    """Return what may be the article's title, the surest first.

    The page's own title ends with the name of the site; a heading that it holds is the article's.
    """
    named = [
        node.attributes.get("content") or ""
        for name in TITLE_META
        for node in tree.css(f'meta[name="{name}" i], meta[property="{name}" i]')
    ]
    page = tree.css_first("title")
    whole = " ".join((page.text() or "").split()) if page is not None else ""
    parts = [part for part in TITLE_PARTS.split(whole) if _is_title(part)]
    headings = [" ".join((node.text() or "").split()) for node in tree.css(TITLE_ELEMENTS)]
    held = [text for text in headings if _is_title(text) and _is_held(text, parts)]
    found = (*named[:1], *sorted(held, key=len, reverse=True), *parts[:1], *headings)
    return [text.strip() for text in found if _is_title(text)]


def _is_held(heading: str, parts: Sequence[str]) -> bool:
    """Tell whether a part of the page's title, which may be cut off, is this heading."""
    letters = letters_of(heading)
    return any(letters in letters_of(part) or letters_of(part) in letters for part in parts)


def _is_title(text: str) -> bool:
    fits = han_count(text) >= _SHORTEST_TITLE and len(text) <= _LONGEST_TITLE
    return fits and SITE_NAME.search(text) is None


def _with_title(lines: list[str], titles: Sequence[str]) -> list[str]:
    """Return the lines with the title first, unless the top of the text has it already."""
    if not titles or not lines:
        return lines
    top = [letters_of(line) for line in lines[:_TOP]]
    if any(_stands_in(letters_of(title), top) for title in titles):
        return lines
    return [titles[0], *lines]


def _stands_in(title: str, top: Sequence[str]) -> bool:
    """Tell whether some lines are the title, which may be broken, or one that is little longer."""
    joined = ("".join(top[start:end]) for start in range(len(top)) for end in range(len(top) + 1))
    return any(title in text and len(text) <= len(title) + _MORE_THAN_TITLE for text in joined)
