"""Find the paragraphs at which preamble, closing and appendices of a document begin or end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, pattern
from compare.model.report import HeadingKind, Role
from compare.segmenting.headings import FIGURE_LEVEL, Piece
from compare.segmenting.roles import (
    begins_acknowledgement,
    heading_role,
    is_address,
    is_answer,
    is_closing,
    is_preamble,
    is_sure_call,
    passage_role,
    says_thanks,
)
from compare.text import letters_of

_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Hold paragraph texts by number, and the numbers at which the frame of a report changes.

    `first_heading` is None where a text has none; `preamble` is the last paragraph that addresses
    the meeting before it, -1 without one; `closing` and `appendix` are one past all where there is
    none. `answered` are paragraphs that admit shortcomings only by their last sentence, which
    promises to mend them; `thanking` holds the raw place at which a paragraph begins to say whom
    the results are owed to. `heading_roles` are the roles that own-line headings name.
    """

    paragraphs: dict[int, str]
    first_heading: int | None
    preamble: int
    closing: int
    appendix: int
    answered: frozenset[int]
    thanking: Mapping[int, int]
    heading_roles: Mapping[int, Role]

    def is_addressed(self, lexicon: Lexicon) -> bool:
        """Tell whether the preamble addresses the meeting, which leaves no other role in it."""
        return any(
            is_preamble(text, lexicon)
            for number, text in self.paragraphs.items()
            if number <= self.preamble
        )

    @property
    def has_plan(self) -> bool:
        """Tell whether a heading names the plan."""
        return Role.PLAN in self.heading_roles.values()

    def in_closing(self, piece: Piece) -> bool:
        """Tell whether a sentence belongs to the final call."""
        return self.closing <= piece.paragraph < self.appendix

    def first_of_end(self, pieces: Sequence[Piece]) -> int:
        """Return the index of the first piece of the closing or the appendices."""
        end = min(self.closing, self.appendix)
        return next((i for i, p in enumerate(pieces) if p.paragraph >= end), len(pieces))

    def in_preamble(self, piece: Piece, lexicon: Lexicon) -> bool:
        """Tell whether a sentence stands before the report proper."""
        if self.in_closing(piece):
            return False
        if self.first_heading is not None:
            return piece.paragraph <= self.preamble
        return is_preamble(self.paragraphs[piece.paragraph], lexicon)

    def thanks(self, piece: Piece) -> bool:
        """Tell whether a sentence names the merits before the thanks of its paragraph."""
        place = self.thanking.get(piece.paragraph)
        return place is not None and piece.text.positions[0] >= place


def find_landmarks(pieces: Sequence[Piece], lexicon: Lexicon) -> Landmarks:
    """Return the landmarks of a document's headings and sentences."""
    paragraphs: dict[int, str] = {}
    for piece in pieces:
        paragraphs[piece.paragraph] = paragraphs.get(piece.paragraph, "") + piece.text.text
    headings = [piece for piece in pieces if piece.is_heading]
    roles = _heading_roles(headings, lexicon)
    past = max(paragraphs, default=0) + 1
    appendix = min((n for n, role in roles.items() if role is Role.APPENDIX), default=past)
    appendix = min(appendix, _notes(paragraphs, appendix, lexicon))
    first = next((p.paragraph for p in headings if p.level < FIGURE_LEVEL), None)
    return Landmarks(
        paragraphs=paragraphs,
        first_heading=first,
        preamble=_preamble(paragraphs, first, roles, lexicon),
        closing=_closing(paragraphs, appendix, lexicon),
        appendix=appendix,
        answered=_answered(pieces, lexicon),
        thanking=_thanking(pieces, paragraphs, lexicon),
        heading_roles=roles,
    )


def _heading_roles(headings: Sequence[Piece], lexicon: Lexicon) -> dict[int, Role]:
    """Return the roles that own-line headings name, by paragraph.

    A heading such as 2024年主要工作 says only of which year it speaks: where a later heading speaks
    of a later year it reviews, and so it does where no review came before and a plan follows. Tasks
    or aims of a year are those of the review too, where no other comes before and a later plan is
    for a later year.
    """
    roles: dict[int, Role] = {}
    reviewed = ""
    own = [piece for piece in headings if piece.kind is HeadingKind.OWN_LINE]
    for index, piece in enumerate(own):
        role = heading_role(piece.text.text, lexicon)
        if role is None:
            continue
        first = Role.REVIEW not in roles.values()
        if role is Role.PLAN and _looks_back(own, index, lexicon, first=first, reviewed=reviewed):
            role = Role.REVIEW
        if role is Role.REVIEW:
            reviewed = max(reviewed, _last_year(piece))
        roles[piece.paragraph] = role
    return roles


def _looks_back(
    own: Sequence[Piece], index: int, lexicon: Lexicon, *, first: bool, reviewed: str
) -> bool:
    """Tell whether a heading that names a year is followed by one that looks further."""
    text = own[index].text.text
    year = _last_year(own[index])
    open_year = pattern(lexicon.table("structure")["part"]["open_year"]).search(text) is not None
    if not open_year and not (year and (first or year == reviewed)):
        return False
    for piece in own[index + 1 :]:
        later = _last_year(piece)
        plans = heading_role(piece.text.text, lexicon) is Role.PLAN
        if plans and (later > year or (open_year and first and not later)):
            return True
    return False


def _last_year(piece: Piece) -> str:
    return max(_YEAR.findall(piece.text.text), default="")


def _preamble(
    paragraphs: dict[int, str], first: int | None, roles: Mapping[int, Role], lexicon: Lexicon
) -> int:
    """Return the last paragraph of the preamble, which the address ends.

    Without an address, or where the first heading says that the review begins, all before it is.
    """
    before = [number for number in paragraphs if first is not None and number < first]
    addressing = [number for number in before if is_preamble(paragraphs[number], lexicon)]
    if not addressing or (first is not None and roles.get(first) is Role.REVIEW):
        return max(before, default=-1)
    return max(addressing)


def _notes(paragraphs: dict[int, str], appendix: int, lexicon: Lexicon) -> int:
    """Return the first of the notes that explain terms at the very end without any heading."""
    note = pattern(lexicon.table("structure")["appendix"]["note"])
    found = appendix
    for number in sorted((n for n in paragraphs if n < appendix), reverse=True):
        if not note.match(paragraphs[number]):
            break
        found = number
    return found


def _closing(paragraphs: dict[int, str], appendix: int, lexicon: Lexicon) -> int:
    """Return the first paragraph of the closing, which stands in the last share of the text."""
    before = sorted((number for number in paragraphs if number < appendix), reverse=True)
    total = sum(len(paragraphs[number]) for number in before)
    share = float(lexicon.table("structure")["closing"]["last_share"]) * total
    closing = appendix
    seen = 0
    for number in before:
        text = paragraphs[number]
        seen += len(text)
        if number < before[0] and seen > share:
            break
        if closing < appendix and not (is_sure_call(text, lexicon) or is_address(text, lexicon)):
            break
        if closing < appendix or is_closing(text, lexicon):
            closing = number
    return closing


def _answered(pieces: Sequence[Piece], lexicon: Lexicon) -> frozenset[int]:
    """Return the paragraphs whose last sentence alone shows that they admit shortcomings."""
    last = {piece.paragraph: piece.text.text for piece in pieces if not piece.is_heading}
    plain = {
        piece.paragraph
        for piece in pieces
        if passage_role(piece.text.text, lexicon) is Role.SELF_CRITICISM
    }
    return frozenset(
        number for number, text in last.items() if number not in plain and is_answer(text, lexicon)
    )


def _thanking(
    pieces: Sequence[Piece], paragraphs: dict[int, str], lexicon: Lexicon
) -> dict[int, int]:
    """Return where paragraphs begin to say whom the results are owed to, if thanks follow.

    In a paragraph of its own, opened by an address, a few words on the year belong to it.
    """
    rules = lexicon.table("structure")["thanks"]
    sentences: dict[int, list[Piece]] = {}
    for piece in pieces:
        sentences.setdefault(piece.paragraph, []).append(piece)
    found: dict[int, int] = {}
    for number, row in sentences.items():
        texts = [piece.text.text for piece in row]
        owed = next((i for i, t in enumerate(texts) if begins_acknowledgement(t, lexicon)), None)
        if owed is None:
            continue
        hard_won = pattern(rules["hard_won"]).search(texts[owed]) is not None
        following = paragraphs.get(number + 1, "") if hard_won else ""
        if not says_thanks(paragraphs[number] + following, lexicon):
            continue
        before = "".join(texts[:owed])
        short = len(letters_of(before)) <= rules["before"]
        general = short and not any(character.isdigit() for character in before)
        first = 0 if general and pattern(rules["address"]).match(paragraphs[number]) else owed
        found[number] = row[first].text.positions[0]
    return found
