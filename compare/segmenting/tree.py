"""Build the section tree of a document from its headings and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.lexicon import Lexicon, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import FIGURE_LEVEL, PART_LEVEL, Piece
from compare.segmenting.roles import (
    begins_acknowledgement,
    heading_role,
    is_closing,
    is_guidance,
    is_preamble,
    passage_role,
)

# A role that a passage gives ends with its paragraph, and a new one may come at any sentence.
_PASSAGE_ROLES = (Role.SELF_CRITICISM, Role.ACKNOWLEDGEMENT, Role.OVERALL_REQUIREMENT, Role.TARGETS)
_SENTENCE_ROLES = (Role.SELF_CRITICISM, Role.ACKNOWLEDGEMENT)


@dataclass(slots=True)
class Node:
    """Gather one section while the tree grows."""

    level: int
    heading: Piece | None
    role: Role
    parent: Node | None
    certainty: float
    pieces: list[Piece] = field(default_factory=list)
    passage: bool = False


def build_tree(
    pieces: Sequence[Piece], default: Role, missing_start: bool, lexicon: Lexicon
) -> list[Node]:
    """Return the sections in order of their beginnings; `default` is the role without a heading."""
    return _Builder(pieces, default, missing_start, lexicon).run()


class _Builder:
    """Walk over the pieces once, with the open sections on a stack."""

    def __init__(
        self, pieces: Sequence[Piece], default: Role, missing_start: bool, lexicon: Lexicon
    ) -> None:
        self.pieces = pieces
        self.default = default
        self.lexicon = lexicon
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.part_role = default
        self.paragraphs = _paragraph_texts(pieces)
        self.appendix = self._appendix_paragraph()
        self.closing = self._closing_paragraph()
        self.first_heading = next(
            (
                piece.paragraph
                for piece in pieces
                if piece.is_heading and piece.level < FIGURE_LEVEL
            ),
            None,
        )
        self.has_preamble = not missing_start
        self.figure_paragraph = -1

    def run(self) -> list[Node]:
        for place, piece in enumerate(self.pieces):
            if piece.is_heading and not self._in_closing(piece):
                self._open_heading(piece)
            else:
                self._add(piece, place)
        return self.nodes

    def _open_heading(self, piece: Piece) -> None:
        role = heading_role(piece.text.text, self.lexicon) if self._may_name_role(piece) else None
        while self.stack and (self.stack[-1].level >= piece.level or self.stack[-1].passage):
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        if role is None and parent is None and self._review_is_over(piece):
            role = Role.PLAN
        if role is None:
            role = parent.role if parent else self.part_role
        elif piece.level <= PART_LEVEL or parent is None:
            self.part_role = role
        self._push(Node(piece.level, piece, role, parent, piece.certainty))
        self.figure_paragraph = piece.paragraph + 1 if piece.level == FIGURE_LEVEL else -1

    def _review_is_over(self, piece: Piece) -> bool:
        """Tell whether a heading of the highest level follows the admission of shortcomings.

        What comes behind it is the plan, even where its heading is purely rhetorical.
        """
        return (
            piece.kind is HeadingKind.OWN_LINE
            and self.part_role is Role.REVIEW
            and any(node.role is Role.SELF_CRITICISM for node in self.nodes)
        )

    def _may_name_role(self, piece: Piece) -> bool:
        """Tell whether a heading stands high enough to name a role for what is below it."""
        return piece.kind is HeadingKind.OWN_LINE and (
            piece.level <= PART_LEVEL + 1 or self.part_role is Role.APPENDIX
        )

    def _add(self, piece: Piece, place: int) -> None:
        role = self._role_of(piece, place)
        self._leave_figure(piece)
        current = self.stack[-1] if self.stack else None
        if role is not None and (current is None or current.role is not role):
            self._open_passage(role)
        elif role is None and current is not None and self._opens_anew(current, piece):
            self._open_passage(self.part_role)
        elif current is None or (role is None and self._passage_is_over(current, piece)):
            self._open_passage(self._resting_role(piece))
        self.stack[-1].pieces.append(piece)

    def _leave_figure(self, piece: Piece) -> None:
        """Close a heading that was only a figure: it heads one paragraph."""
        if (
            self.stack
            and self.stack[-1].level == FIGURE_LEVEL
            and (piece.paragraph > self.figure_paragraph)
        ):
            self.stack.pop()

    def _open_passage(self, role: Role) -> None:
        """Open a section without a heading, on the level of the parts' own text."""
        while self.stack and (self.stack[-1].level > PART_LEVEL or self.stack[-1].passage):
            self.stack.pop()
        if role is Role.CLOSING:
            self.stack.clear()
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.role is role and not parent.pieces:
            return
        level = parent.level + 1 if parent else PART_LEVEL
        self._push(Node(level, None, role, parent, 0.8, passage=True))

    def _push(self, node: Node) -> None:
        self.nodes.append(node)
        self.stack.append(node)

    def _passage_is_over(self, current: Node, piece: Piece) -> bool:
        if not current.passage or not current.pieces:
            return False
        last = current.pieces[-1]
        if current.role is Role.PREAMBLE:
            return not self._in_preamble(piece)
        if current.role in _PASSAGE_ROLES:
            return piece.paragraph > last.paragraph and not last.text.text.endswith(("：", "；"))
        return False

    def _opens_anew(self, current: Node, piece: Piece) -> bool:
        """Tell whether a paragraph leaves the run-in section before it, as 一年来 does."""
        if current.heading is None or current.heading.kind is not HeadingKind.RUN_IN:
            return False
        if not current.pieces or current.pieces[-1].paragraph == piece.paragraph:
            return False
        opener = self.lexicon.table("structure")["paragraph"]["opener"]
        return pattern(opener).match(piece.text.text) is not None

    def _resting_role(self, piece: Piece) -> Role:
        return Role.PREAMBLE if self._in_preamble(piece) else self.part_role

    def _in_preamble(self, piece: Piece) -> bool:
        if not self.has_preamble or self._in_closing(piece):
            return False
        if self.first_heading is not None:
            return piece.paragraph < self.first_heading
        return is_preamble(self.paragraphs[piece.paragraph], self.lexicon)

    def _role_of(self, piece: Piece, place: int) -> Role | None:
        """Return the role that this sentence begins or goes on with, None for the section's own."""
        if self._in_closing(piece):
            return Role.CLOSING
        if self.part_role is Role.APPENDIX or (self.stack and self.stack[-1].role is Role.APPENDIX):
            return None
        current = self.stack[-1] if self.stack else None
        if self._goes_on(current, piece):
            return current.role if current else None
        starts_paragraph = place == 0 or self.pieces[place - 1].paragraph != piece.paragraph
        role = passage_role(piece.text.text, self.lexicon)
        if role in _SENTENCE_ROLES and self.part_role is not Role.PLAN:
            return role
        if self._thanks_follow(piece):
            return Role.ACKNOWLEDGEMENT
        if role is not None and starts_paragraph and role not in _SENTENCE_ROLES:
            return role
        if self._is_opening_of_plan(current, piece) and is_guidance(
            self.paragraphs[piece.paragraph], self.lexicon
        ):
            return Role.OVERALL_REQUIREMENT
        return None

    def _goes_on(self, current: Node | None, piece: Piece) -> bool:
        """Tell whether a passage with a role of its own still goes on in the same paragraph."""
        return (
            current is not None
            and current.passage
            and current.role in _PASSAGE_ROLES
            and bool(current.pieces)
            and current.pieces[-1].paragraph == piece.paragraph
            and passage_role(piece.text.text, self.lexicon) in (None, current.role)
        )

    def _thanks_follow(self, piece: Piece) -> bool:
        """Tell whether this sentence names the merits and the thanks come in its paragraph."""
        if self.part_role is Role.PLAN:
            return False
        if not begins_acknowledgement(piece.text.text, self.lexicon):
            return False
        rest = self.paragraphs[piece.paragraph]
        return passage_role(rest, self.lexicon) is Role.ACKNOWLEDGEMENT or "结果" in rest

    def _is_opening_of_plan(self, current: Node | None, piece: Piece) -> bool:
        if self.part_role is not Role.PLAN or current is None:
            return False
        return (current.level == PART_LEVEL and not current.passage) or (
            current.role is Role.OVERALL_REQUIREMENT
        )

    def _in_closing(self, piece: Piece) -> bool:
        return self.closing <= piece.paragraph < self.appendix

    def _appendix_paragraph(self) -> int:
        """Return the number of the paragraph with which the appendices begin, or one past all."""
        ends = [
            piece.paragraph
            for piece in self.pieces
            if piece.is_heading and heading_role(piece.text.text, self.lexicon) is Role.APPENDIX
        ]
        return min(ends, default=max(self.paragraphs, default=0) + 1)

    def _closing_paragraph(self) -> int:
        """Return the number of the paragraph with which the closing begins, or one past all."""
        before = [number for number in self.paragraphs if number < self.appendix]
        total = sum(len(self.paragraphs[number]) for number in before)
        share = float(self.lexicon.table("structure")["closing"]["last_share"])
        seen = 0
        for number in sorted(before, reverse=True):
            seen += len(self.paragraphs[number])
            if seen > share * total and number < before[-1]:
                break
            if is_closing(self.paragraphs[number], self.lexicon):
                return number
        return self.appendix


def _paragraph_texts(pieces: Sequence[Piece]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for piece in pieces:
        texts[piece.paragraph] = texts.get(piece.paragraph, "") + piece.text.text
    return texts
