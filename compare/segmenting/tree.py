"""Build the section tree of a document from its headings and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.lexicon import Lexicon, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import FIGURE_LEVEL, PART_LEVEL, Piece
from compare.segmenting.landmarks import Landmarks, find_landmarks
from compare.segmenting.roles import (
    begins_acknowledgement,
    heading_role,
    is_guidance,
    lists_on,
    passage_role,
)

# A role that a passage gives ends with its paragraph; the first two may come at any sentence.
_SENTENCE_ROLES = (Role.SELF_CRITICISM, Role.ACKNOWLEDGEMENT)
_PASSAGE_ROLES = (*_SENTENCE_ROLES, Role.OVERALL_REQUIREMENT, Role.TARGETS)
_LIST_FOLLOWS = ("：", "；")


@dataclass(slots=True)
class Node:
    """Gather one section while the tree grows; a `passage` has no heading of its own."""

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
    return _Builder(find_landmarks(pieces, lexicon), default, not missing_start, lexicon).run(
        pieces
    )


class _Builder:
    """Walk over the pieces once, with the open sections on a stack.

    `part_role` is the role of the part that is open: the last heading of the highest level gave it.
    """

    def __init__(
        self, landmarks: Landmarks, default: Role, has_preamble: bool, lexicon: Lexicon
    ) -> None:
        self.landmarks = landmarks
        self.part_role = default
        self.has_preamble = has_preamble
        self.lexicon = lexicon
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.paragraph = -1
        self.figure_paragraph = -1

    def run(self, pieces: Sequence[Piece]) -> list[Node]:
        """Return the sections of all pieces."""
        for piece in pieces:
            if not piece.is_heading:
                self._add(piece)
            elif self.landmarks.in_closing(piece) or self._lists_shortcoming(piece):
                self._add(replace(piece, level=0, kind=HeadingKind.NONE))
            else:
                self._open_heading(piece)
            self.paragraph = piece.paragraph
        return self.nodes

    @property
    def current(self) -> Node | None:
        """Return the innermost open section."""
        return self.stack[-1] if self.stack else None

    # Headings ---------------------------------------------------------------------------------

    def _open_heading(self, piece: Piece) -> None:
        while self.stack and (self.stack[-1].level >= piece.level or self.stack[-1].passage):
            self.stack.pop()
        parent = self.current
        role = self._named_role(piece, parent)
        if role is None and parent is None and self._review_is_over(piece):
            role = Role.PLAN
        if role is None:
            role = parent.role if parent else self.part_role
        elif piece.level <= PART_LEVEL or parent is None:
            self.part_role = role
        self._push(Node(piece.level, piece, role, parent, piece.certainty))
        self.figure_paragraph = piece.paragraph + 1 if piece.level == FIGURE_LEVEL else -1

    def _named_role(self, piece: Piece, parent: Node | None) -> Role | None:
        """Return the role a heading names, if it stands high enough to name one for all below."""
        if piece.paragraph >= self.landmarks.appendix:
            return Role.APPENDIX
        high = parent is None or parent.level <= PART_LEVEL
        if piece.kind is not HeadingKind.OWN_LINE or not high:
            return None
        return heading_role(piece.text.text, self.lexicon)

    def _review_is_over(self, piece: Piece) -> bool:
        """Tell whether a heading of the highest level follows the admission of shortcomings.

        What comes behind it is the plan, even where its heading is purely rhetorical.
        """
        return (
            piece.kind is HeadingKind.OWN_LINE
            and self.part_role is Role.REVIEW
            and any(node.role is Role.SELF_CRITICISM for node in self.nodes)
        )

    def _lists_shortcoming(self, piece: Piece) -> bool:
        """Tell whether what looks like a heading is an item in a list of shortcomings."""
        current = self.current
        return (
            piece.kind is HeadingKind.RUN_IN
            and current is not None
            and current.passage
            and current.role is Role.SELF_CRITICISM
            and lists_on(piece.text.text, self.lexicon)
        )

    # Sentences --------------------------------------------------------------------------------

    def _add(self, piece: Piece) -> None:
        role = self._role_of(piece)
        self._leave_figure(piece)
        current = self.current
        if role is not None and (current is None or current.role is not role):
            self._open_passage(role)
        elif role is None and current is not None and self._opens_anew(current, piece):
            self._open_passage(self.part_role)
        elif current is None or (role is None and self._passage_is_over(current, piece)):
            self._open_passage(self._resting_role(piece))
        self.stack[-1].pieces.append(piece)

    def _leave_figure(self, piece: Piece) -> None:
        """Close a heading that was only a figure: it heads one paragraph."""
        current = self.current
        if current and current.level == FIGURE_LEVEL and piece.paragraph > self.figure_paragraph:
            self.stack.pop()

    def _open_passage(self, role: Role) -> None:
        """Open a section without a heading, on the level of the parts' own text."""
        while self.stack and (self.stack[-1].level > PART_LEVEL or self.stack[-1].passage):
            self.stack.pop()
        if role is Role.CLOSING:
            self.stack.clear()
        parent = self.current
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
        if current.role is Role.PREAMBLE:
            return not self._in_preamble(piece)
        last = current.pieces[-1]
        if current.role not in _PASSAGE_ROLES or piece.paragraph == last.paragraph:
            return False
        if current.role is Role.SELF_CRITICISM and lists_on(piece.text.text, self.lexicon):
            return False
        return not last.text.text.endswith(_LIST_FOLLOWS)

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
        return self.has_preamble and self.landmarks.in_preamble(piece, self.lexicon)

    # Roles of sentences -----------------------------------------------------------------------

    def _role_of(self, piece: Piece) -> Role | None:
        """Return the role that this sentence begins or goes on with, None for the section's own."""
        if self.landmarks.in_closing(piece):
            return Role.CLOSING
        if piece.paragraph >= self.landmarks.appendix:
            return None
        current = self.current
        if current is not None and self._goes_on(current, piece):
            return current.role
        if self.part_role is not Role.PLAN:
            return self._role_in_review(piece) or self._role_of_paragraph(piece)
        return self._role_of_paragraph(piece) or self._role_in_plan(current, piece)

    def _role_in_review(self, piece: Piece) -> Role | None:
        """Return whether a sentence of the review admits or thanks."""
        role = passage_role(piece.text.text, self.lexicon)
        if role in _SENTENCE_ROLES:
            return role
        if piece.paragraph in self.landmarks.answered:
            return Role.SELF_CRITICISM
        return Role.ACKNOWLEDGEMENT if self._thanks_follow(piece) else None

    def _role_of_paragraph(self, piece: Piece) -> Role | None:
        """Return the role that the first sentence of a paragraph gives to the whole."""
        if piece.paragraph == self.paragraph:
            return None
        role = passage_role(piece.text.text, self.lexicon)
        return None if role in _SENTENCE_ROLES else role

    def _role_in_plan(self, current: Node | None, piece: Piece) -> Role | None:
        """Return whether the opening of a plan says under whose guidance it stands."""
        opening = current is not None and (
            (current.level == PART_LEVEL and not current.passage)
            or current.role is Role.OVERALL_REQUIREMENT
        )
        text = self.landmarks.paragraphs[piece.paragraph]
        return Role.OVERALL_REQUIREMENT if opening and is_guidance(text, self.lexicon) else None

    def _goes_on(self, current: Node, piece: Piece) -> bool:
        """Tell whether a passage with a role of its own still goes on in the same paragraph."""
        return (
            current.passage
            and current.role in _PASSAGE_ROLES
            and bool(current.pieces)
            and current.pieces[-1].paragraph == piece.paragraph
            and passage_role(piece.text.text, self.lexicon) in (None, current.role)
        )

    def _thanks_follow(self, piece: Piece) -> bool:
        """Tell whether this sentence names the merits and the thanks come in its paragraph."""
        if not begins_acknowledgement(piece.text.text, self.lexicon):
            return False
        rest = self.landmarks.paragraphs[piece.paragraph]
        return passage_role(rest, self.lexicon) is Role.ACKNOWLEDGEMENT or "结果" in rest
