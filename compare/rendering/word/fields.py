"""Make fields: what Word computes anew, with the result it shows until then."""

from __future__ import annotations

from collections.abc import Iterable

from compare.rendering.word.nodes import Node, node, run

_HINT = "\\* MERGEFORMAT"


def reference(name: str, text: str, style: str = "", hint: bool = True) -> Node:
    """Make a cross-reference that repeats the words of a bookmark and leads there."""
    instruction = f" REF {name} \\h {_HINT} "
    return node("w:fldSimple", {"w:instr": instruction}, [run(text, style, hint)])


def page_reference(name: str, page: str) -> list[Node]:
    """Make a field that shows the page of a bookmark."""
    return [*opened(f"PAGEREF {name} \\h"), run(page), closed()]


def opened(instruction: str) -> list[Node]:
    """Make the beginning of a field up to its result, which may run over several paragraphs."""
    return [_mark("begin"), _instruction(instruction), _mark("separate")]


def closed() -> Node:
    """Make the end of a field."""
    return _mark("end")


def entry_mark(text: str, level: int) -> Iterable[Node]:
    """Make a hidden field that puts words of its own into the table of contents."""
    words = text.replace('"', "”")
    return [_mark("begin"), _instruction(f'TC "{words}" \\f C \\l "{level}"'), _mark("end")]


def _mark(kind: str) -> Node:
    return node("w:r", None, [node("w:fldChar", {"w:fldCharType": kind})])


def _instruction(text: str) -> Node:
    element = node("w:instrText", {"xml:space": "preserve"})
    element.text = f" {text} "
    return node("w:r", None, [element])
