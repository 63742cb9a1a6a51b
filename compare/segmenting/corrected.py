"""Cut and label a document as a person has told, in place of the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from compare.model.corrections import IDENTITY_FIELDS, DocumentCorrection, SectionCorrection
from compare.model.report import Document, HeadingKind, Identity, Role
from compare.segmenting.headings import Piece
from compare.segmenting.tree import Node
from compare.text import is_letter

# Marks that go with the words before them; all other marks go with the words behind.
_CLOSING_MARKS = "。！？!?…；;，,、：:”’）)》〉】』」 \u3000"


def told_tree(
    pieces: Sequence[Piece], told: Sequence[SectionCorrection], found: Sequence[Node]
) -> list[Node]:
    """Return the sections that a person has listed, over the same text as the `found` ones.

    What stands before the first listed section keeps the role that was found for it. A section
    that is listed as it was found keeps its confidence; any other is sure.
    """
    nodes: list[Node] = []
    stack: list[Node] = []
    rest = [replace(piece, level=0, kind=HeadingKind.NONE) for piece in pieces]
    first, rest = _split(rest, told[0].start)
    if first:
        nodes.append(Node(1, None, found[0].role, None, found[0].certainty, first, passage=True))
    for section, following in zip_longest(told, told[1:]):
        own, rest = _split(rest, following.start) if following else (rest, [])
        while stack and stack[-1].level >= section.level + section.resumes:
            stack.pop()
        if section.resumes and stack:
            stack[-1].pieces.extend(own)
        elif own:
            heading, body = _heading(section, own, next(iter(rest), None))
            role = section.role or (stack or nodes or found)[-1].role
            parent = stack[-1] if stack else None
            nodes.append(Node(section.level, heading, role, parent, 1.0, body, heading is None))
            stack.append(nodes[-1])
    known = {_signature(node): node.certainty for node in found}
    for node in nodes:
        node.certainty = known.get(_signature(node), 1.0)
    return nodes


def told_identity(
    told: DocumentCorrection, found: Identity, comparable: bool
) -> tuple[Identity, bool]:
    """Return the identity with what a person has set, and whether the document takes part.

    What is set has the person for evidence, so that the evidence found for other values goes.
    """
    values: dict[str, Any] = {
        name: value for name, value in told.identity.items() if getattr(found, name) != value
    }
    if "district" in values:
        values |= {"district_evidence": (), "code": None, "successors": ()}
    if {"review_year", "plan_year"} & values.keys():
        values["year_evidence"] = ()
    identity = replace(
        found,
        conflicts=tuple(c for c in found.conflicts if c.field not in told.identity),
        evidence=tuple(e for e in found.evidence if e.field not in values),
        **values,
    )
    if told.comparable is None:
        return identity, comparable and bool(identity.district and identity.body)
    return identity, told.comparable


def changed_fields(found: Document, obeyed: Document) -> tuple[str, ...]:
    """Return the names of what differs between a document as found and as told, in order."""
    names = [
        name
        for name in ("title", "author", "comparable")
        if getattr(found, name) != getattr(obeyed, name)
    ]
    names += [
        name
        for name in IDENTITY_FIELDS
        if getattr(found.identity, name) != getattr(obeyed.identity, name)
    ]
    same = _outline(found) == _outline(obeyed)
    return tuple(names) if same else (*names, "sections")


def _outline(document: Document) -> list[tuple[int, int, Role, str | None]]:
    return [(s.start, s.level, s.role, s.heading) for s in document.sections]


def _heading(
    section: SectionCorrection, own: list[Piece], following: Piece | None
) -> tuple[Piece | None, list[Piece]]:
    """Return the heading of a section and the sentences behind it; `following` is what comes then.

    A heading stands on its own line if nothing comes behind it in its paragraph.
    """
    if section.heading_end is None:
        return None, own
    head, body = _split(own, section.heading_end)
    if not head:
        return None, own
    text = head[0].text
    for piece in head[1:]:
        text = text.joined(piece.text)
    behind = body[0] if body else following
    runs_on = behind is not None and behind.paragraph == head[-1].paragraph
    kind = HeadingKind.RUN_IN if runs_on else HeadingKind.OWN_LINE
    return replace(head[0], text=text, level=section.level, kind=kind, certainty=1.0), body


def _split(pieces: list[Piece], offset: int) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces before and from a raw offset; a piece around it is cut in two."""
    before = [piece for piece in pieces if piece.text.positions[0] < offset]
    after = pieces[len(before) :]
    if not before:
        return before, after
    text = before[-1].text
    cut = bisect_left(text.positions, offset)
    while 0 < cut < len(text) and not is_letter(text.text[cut]) and _closes(text.text[cut]):
        cut += 1
    while 0 < cut < len(text) and not is_letter(text.text[cut - 1]):
        if _closes(text.text[cut - 1]):
            break
        cut -= 1
    if cut >= len(text):
        return before, after
    second = replace(before[-1], text=text.slice(cut, len(text)))
    if cut == 0:
        return before[:-1], [second, *after]
    return [*before[:-1], replace(before[-1], text=text.slice(0, cut))], [second, *after]


def _closes(mark: str) -> bool:
    return mark in _CLOSING_MARKS


def _signature(node: Node) -> tuple[int, Role, bool]:
    first = node.heading or node.pieces[0]
    return first.text.positions[0], node.role, node.heading is not None
