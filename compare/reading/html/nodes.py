"""Say what of the parser's trees is used, walk them, and count the prose in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from compare.text import han_count


class Node(Protocol):
    """Stand for an element or a piece of text in a tree."""

    tag: str
    text_content: str | None
    attributes: Mapping[str, str | None]
    mem_id: int

    @property
    def parent(self) -> Node | None:
        """Return the element around this one."""
        ...

    @property
    def prev(self) -> Node | None:
        """Return the node before this one in the same element."""
        ...

    @property
    def last_child(self) -> Node | None:
        """Return the last node in this one."""
        ...

    def css(self, query: str, /) -> Sequence[Node]:
        """Return the elements in this one that a selector names."""
        ...

    def css_first(self, query: str, /) -> Node | None:
        """Return the first of these."""
        ...

    def iter(self) -> Iterator[Node]:
        """Yield the elements directly in this one."""
        ...

    def text(self) -> str:
        """Return all text in this element."""
        ...

    def remove(self) -> None:
        """Take this node out of its tree."""
        ...


class Tree(Protocol):
    """Stand for a parsed page."""

    root: Node
    body: Node | None

    def css(self, query: str, /) -> Sequence[Node]:
        """Return the elements that a selector names."""
        ...

    def css_first(self, query: str, /) -> Node | None:
        """Return the first of these."""
        ...


@dataclass(frozen=True, slots=True)
class Event:
    """Tell that an element begins or ends, or that text stands there; `node` is the element."""

    kind: str
    node: Node
    in_link: bool = False


def walk(root: Node, without: Collection[int] = ()) -> Iterator[Event]:
    """Yield the events of a tree; a stack, not calls, bears markup of any depth.

    `without` are the `mem_id`s of elements that are passed over with all in them.
    """
    stack: list[tuple[Node, bool, bool]] = [(root, False, False)]
    while stack:
        node, leaving, in_link = stack.pop()
        if leaving:
            yield Event("end", node)
            continue
        if node.tag == "-text":
            yield Event("text", node, in_link)
            continue
        if node.mem_id in without:
            continue
        yield Event("start", node)
        stack.append((node, True, in_link))
        inside = in_link or node.tag == "a"
        child = node.last_child
        while child is not None:
            stack.append((child, False, inside))
            child = child.prev


def prose_in(root: Node) -> dict[int, int]:
    """Return, by `mem_id`, how many Han characters outside links each element holds."""
    held: dict[int, int] = {}
    begun: list[int] = []
    total = 0
    for event in walk(root):
        if event.kind == "text":
            total += 0 if event.in_link else han_count(event.node.text_content or "")
        elif event.kind == "start":
            begun.append(total)
        else:
            held[event.node.mem_id] = total - begun.pop()
    return held
