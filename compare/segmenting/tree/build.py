"""Build the section tree of a document from its headings and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from compare.lexicon import Lexicon, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import FIGURE_LEVEL, PART_LEVEL, Piece
from compare.segmenting.numbering import numbering_of
from compare.segmenting.roles import (
    admits_in_plan,
    is_address,
    lists_on,
    names_requirement,
    opens_plan,
    passage_role,
    sets_target,
)
from compare.segmenting.tree.landmarks import Landmarks, find_landmarks
from compare.segmenting.tree.lead import end_of_lead, next_part
from compare.text import letters_of

# A role that a passage gives ends with its paragraph; the first two may come at any sentence.
_SENTENCE_ROLES = (Role.SELF_CRITICISM, Role.ACKNOWLEDGEMENT)
_LEAD_ROLES = (Role.OVERALL_REQUIREMENT, Role.TARGETS)
_PASSAGE_ROLES = (*_SENTENCE_ROLES, *_LEAD_ROLES)
_LIST_FOLLOWS = ("：", "；")
# Letters of a sentence that only leads to the shortcomings behind it, at most.
_LONGEST_LEAD = 30
# How sure a section without a heading is: said in words of its own, or only by where it stands.
_SAID, _PLACED = 0.8, 0.7


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
    return _Builder(pieces, default, not missing_start, lexicon).run()


class _Builder:
    """Walk over the pieces once, with the open sections on a stack.

    `part_role` is the role of the part that is open: the last heading of the highest level gave
    it. `lead` is the index behind the last piece of the open plan's lead.
    """

    def __init__(
        self, pieces: Sequence[Piece], default: Role, has_preamble: bool, lexicon: Lexicon
    ) -> None:
        self.all = pieces
        self.landmarks: Landmarks = find_landmarks(pieces, lexicon)
        self.part_role = default
        self.has_preamble = has_preamble
        self.addressed = self.landmarks.is_addressed(lexicon)
        self.lexicon = lexicon
        self.nodes: list[Node] = []
        self.stack: list[Node] = []
        self.waiting: list[Piece] = []
        self.index = 0
        self.lead = 0
        self.paragraph = -1
        self.figure_paragraph = -1

    def run(self) -> list[Node]:
        """Return the sections of all pieces."""
        if self.part_role is Role.PLAN:
            self._find_lead(0, PART_LEVEL)
        for index, piece in enumerate(self.all):
            self.index = index
            if not piece.is_heading:
                self._add_sentence(piece)
            elif self.landmarks.in_closing(piece) or self._lists_on(piece):
                self._add_sentence(replace(piece, level=0, kind=HeadingKind.NONE))
            else:
                self._flush()
                self._open_heading(piece)
            self.paragraph = piece.paragraph
        self._flush()
        return self.nodes

    @property
    def current(self) -> Node | None:
        """Return the innermost open section."""
        return self.stack[-1] if self.stack else None

    @property
    def in_lead(self) -> bool:
        """Tell whether the piece at hand stands in the lead of a plan."""
        return self.part_role is Role.PLAN and self.index < self.lead

    # Headings ---------------------------------------------------------------------------------

    def _open_heading(self, piece: Piece) -> None:
        counted = piece.kind is HeadingKind.RUN_IN and self.in_lead
        while self.stack and (self.stack[-1].level >= piece.level or self.stack[-1].passage):
            self.stack.pop()
        parent = self.current
        role = self._named_role(piece, parent)
        if role is None and self._is_sister(piece, parent) and self._review_is_over(piece):
            self.stack.clear()
            parent = None
        if role is None and parent is None and self._turns_to_tasks(piece):
            role = Role.PLAN
        if role is None:
            role = self._inherited_role(parent)
            role = Role.OVERALL_REQUIREMENT if counted and role is Role.PLAN else role
        elif piece.level <= PART_LEVEL or parent is None:
            role = self._open_part(piece, role)
        self._push(Node(piece.level, piece, role, parent, piece.certainty))
        self.figure_paragraph = piece.paragraph + 1 if piece.level == FIGURE_LEVEL else -1

    def _inherited_role(self, parent: Node | None) -> Role:
        if parent is None:
            return self.part_role
        # Of a part headed by demands and tasks, what stands below it are the tasks.
        mixed = parent.role is Role.OVERALL_REQUIREMENT and self.part_role is Role.PLAN
        return Role.PLAN if mixed and parent.level <= PART_LEVEL else parent.role

    def _open_part(self, piece: Piece, role: Role) -> Role:
        """Open a part and return the role of its heading: a plan may begin with its demands."""
        self.part_role = role
        if role is not Role.PLAN:
            return role
        named = names_requirement(piece.text.text, self.lexicon)
        self._find_lead(self.index + 1, piece.level, named=named)
        return Role.OVERALL_REQUIREMENT if named and self.lead > self.index + 1 else role

    def _find_lead(self, start: int, level: int, *, named: bool = False) -> None:
        end = min(next_part(self.all, start, level), self.landmarks.first_of_end(self.all))
        self.lead = end_of_lead(self.all, start, end, self.lexicon, named=named)

    def _named_role(self, piece: Piece, parent: Node | None) -> Role | None:
        """Return the role a heading names, if it stands high enough to name one for all below."""
        if piece.paragraph >= self.landmarks.appendix:
            return Role.APPENDIX
        high = parent is None or parent.level <= PART_LEVEL
        if piece.kind is not HeadingKind.OWN_LINE or not high:
            return None
        return self.landmarks.heading_roles.get(piece.paragraph)

    def _review_is_over(self, piece: Piece) -> bool:
        """Tell whether a heading of the highest level follows the admission of shortcomings.

        What comes behind it is the plan, even where its heading is purely rhetorical.
        """
        return (
            piece.kind is HeadingKind.OWN_LINE
            and self.part_role in (Role.REVIEW, Role.SELF_CRITICISM)
            and self._has_admitted()
        )

    def _turns_to_tasks(self, piece: Piece) -> bool:
        """Tell whether a part without a role follows one that only demands, or the review."""
        demanded = piece.kind is HeadingKind.OWN_LINE and self.part_role in _LEAD_ROLES
        return demanded or self._review_is_over(piece)

    def _is_sister(self, piece: Piece, parent: Node | None) -> bool:
        """Tell whether a heading without a number stands below a part that has none either."""
        if parent is None or parent.level > PART_LEVEL or parent.heading is None:
            return False
        texts = (piece.text.text, parent.heading.text.text)
        return not any(numbering_of(text, self.lexicon.table("structure")) for text in texts)

    def _has_admitted(self) -> bool:
        return any(node.role is Role.SELF_CRITICISM for node in self.nodes)

    def _has_concluded(self) -> bool:
        return any(node.role in _SENTENCE_ROLES for node in self.nodes)

    def _lists_on(self, piece: Piece) -> bool:
        """Tell whether what looks like a heading is an item in a list of its passage."""
        current = self.current
        if piece.kind is not HeadingKind.RUN_IN or current is None or not current.passage:
            return False
        return self._goes_on_listing(current, piece)

    def _goes_on_listing(self, current: Node, piece: Piece) -> bool:
        """Tell whether a piece is one more item of the shortcomings or targets before it."""
        if current.role is Role.TARGETS:
            announced = current.pieces[-1].text.text.endswith(_LIST_FOLLOWS)
            return announced and lists_on(piece.text.text, self.lexicon)
        listing = current.role is Role.SELF_CRITICISM
        return listing and lists_on(piece.text.text, self.lexicon)

    # Sentences --------------------------------------------------------------------------------

    def _add_sentence(self, piece: Piece) -> None:
        """Add a sentence, and before it the address that waited to learn its role."""
        if is_address(piece.text.text, self.lexicon) and not self._in_preamble(piece):
            self.waiting.append(piece)
            return
        waiting, self.waiting = self.waiting, []
        self._add(*waiting, piece)

    def _flush(self) -> None:
        """Add an address that nothing followed."""
        waiting, self.waiting = self.waiting, []
        if waiting:
            self._add(*waiting)

    def _add(self, *pieces: Piece) -> None:
        piece = pieces[-1]
        role = self._role_of(piece)
        self._leave_figure(piece)
        current = self.current
        if role is not None and (current is None or current.role is not role):
            self._open_passage(role)
        elif role is None and current is not None and self._opens_anew(current, piece):
            self._open_passage(self.part_role)
        elif current is None or (role is None and self._passage_is_over(current, piece)):
            self._open_passage(self._resting_role(piece))
        self.stack[-1].pieces.extend(pieces)

    def _leave_figure(self, piece: Piece) -> None:
        """Close a heading that was only a figure: it heads one paragraph."""
        current = self.current
        if current and current.level == FIGURE_LEVEL and piece.paragraph > self.figure_paragraph:
            self.stack.pop()

    def _open_passage(self, role: Role) -> None:
        """Open a section without a heading, on the level of the parts' own text."""
        while self.stack and (self.stack[-1].level > PART_LEVEL or self.stack[-1].passage):
            self.stack.pop()
        if role in (Role.CLOSING, Role.APPENDIX):
            self.stack.clear()
        parent = self.current
        if parent is not None and parent.role is role and not parent.pieces:
            return
        level = parent.level + 1 if parent else PART_LEVEL
        certainty = _PLACED if role is self.part_role or self.in_lead else _SAID
        self._push(Node(level, None, role, parent, certainty, passage=True))

    def _push(self, node: Node) -> None:
        self.nodes.append(node)
        self.stack.append(node)

    def _passage_is_over(self, current: Node, piece: Piece) -> bool:
        if self._lead_is_over(current):
            return True
        if not current.passage or not current.pieces:
            return False
        if current.role is Role.PREAMBLE:
            return not self._in_preamble(piece)
        last = current.pieces[-1]
        if current.role not in _PASSAGE_ROLES or piece.paragraph == last.paragraph:
            return False
        listing = self._goes_on_listing(current, piece)
        return not listing and not last.text.text.endswith(_LIST_FOLLOWS)

    def _lead_is_over(self, current: Node) -> bool:
        """Tell whether the demands and targets of the lead end here, be it within a paragraph."""
        if self.part_role is not Role.PLAN or not self.lead:
            return False
        if current.role is Role.TARGETS:
            return current.passage and self.index == self.lead
        # A heading of its own within the plan, such as （一）总体要求, keeps its text.
        heading = current.heading
        own = heading is not None and heading.kind is HeadingKind.OWN_LINE
        keeps = own and current.parent is not None
        demands = current.role is Role.OVERALL_REQUIREMENT
        return demands and not keeps and self.index >= self.lead

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
            return Role.APPENDIX
        if self.addressed and self._in_preamble(piece):
            return None
        return self._role_in_lead(piece) if self.in_lead else self._role_in_part(piece)

    def _role_in_part(self, piece: Piece) -> Role | None:
        current = self.current
        if current is not None and self._goes_on(current, piece):
            return current.role
        if self.part_role is Role.PLAN:
            return self._role_of_paragraph(piece) or self._targets(piece)
        if self._plan_begins(piece):
            return self._begin_plan(piece)
        return self._role_in_review(piece) or self._role_of_paragraph(piece)

    def _targets(self, piece: Piece) -> Role | None:
        """Return whether a sentence sets targets, right below the heading of a part."""
        current = self.current
        below = current is None or current.heading is None or current.level <= PART_LEVEL
        sets = below and passage_role(piece.text.text, self.lexicon) is Role.TARGETS
        return Role.TARGETS if sets else None

    def _role_in_lead(self, piece: Piece) -> Role:
        """Return what a sentence in the lead of a plan does: demand, set targets, or admit."""
        text = piece.text.text
        current = self.current
        role = passage_role(text, self.lexicon)
        if role in _LEAD_ROLES or (role is None and sets_target(text, self.lexicon)):
            return role or Role.TARGETS
        if role is Role.SELF_CRITICISM and admits_in_plan(text, self.lexicon):
            return role
        going = current is not None and current.passage and bool(current.pieces)
        if current is not None and going and current.role is not Role.OVERALL_REQUIREMENT:
            last = current.pieces[-1]
            same = piece.paragraph == last.paragraph
            listed = self._goes_on_listing(current, piece)
            listed = listed or last.text.text.endswith(_LIST_FOLLOWS)
            if current.role in _PASSAGE_ROLES and (same or listed):
                return current.role
        return Role.OVERALL_REQUIREMENT

    def _plan_begins(self, piece: Piece) -> bool:
        """Tell whether a text without a heading for its plan turns to the coming year.

        It does so in words of opening, once it has concluded, or by naming demands or targets.
        """
        if (
            piece.paragraph == self.paragraph
            or self.part_role is not Role.REVIEW
            or self.landmarks.has_plan
            or self._in_preamble(piece)
        ):
            return False
        concluded = self._has_concluded() or self.landmarks.first_heading is None
        opens = opens_plan(self.landmarks.paragraphs[piece.paragraph], self.lexicon)
        return (concluded and opens) or passage_role(piece.text.text, self.lexicon) in _LEAD_ROLES

    def _begin_plan(self, piece: Piece) -> Role:
        self.part_role = Role.PLAN
        while self.stack:
            self.stack.pop()
        self._find_lead(self.index, PART_LEVEL)
        return self._role_in_lead(piece) if self.in_lead else Role.PLAN

    def _role_in_review(self, piece: Piece) -> Role | None:
        """Return whether a sentence of the review admits or thanks."""
        role = passage_role(piece.text.text, self.lexicon)
        if role in _SENTENCE_ROLES:
            return role
        if piece.paragraph in self.landmarks.answered or self._leads_to_admission(piece):
            return Role.SELF_CRITICISM
        return Role.ACKNOWLEDGEMENT if self.landmarks.thanks(piece) else None

    def _leads_to_admission(self, piece: Piece) -> bool:
        """Tell whether a few words at the head of a paragraph lead to its shortcomings."""
        following = self.all[self.index + 1 : self.index + 2]
        if piece.paragraph == self.paragraph or not following:
            return False
        short = len(letters_of(piece.text.text)) <= _LONGEST_LEAD
        same = following[0].paragraph == piece.paragraph
        admits = passage_role(following[0].text.text, self.lexicon) is Role.SELF_CRITICISM
        return short and same and admits

    def _role_of_paragraph(self, piece: Piece) -> Role | None:
        """Return the role that the first sentence of a paragraph gives to the whole."""
        if piece.paragraph == self.paragraph:
            return None
        role = passage_role(piece.text.text, self.lexicon)
        return None if role in _SENTENCE_ROLES else role

    def _goes_on(self, current: Node, piece: Piece) -> bool:
        """Tell whether a passage with a role of its own still goes on in the same paragraph."""
        return (
            current.passage
            and current.role in _PASSAGE_ROLES
            and bool(current.pieces)
            and current.pieces[-1].paragraph == piece.paragraph
            and passage_role(piece.text.text, self.lexicon) in (None, current.role)
            and not self._lead_is_over(current)
        )
