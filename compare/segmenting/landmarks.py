"""Find the paragraphs at which preamble, closing and appendices of a document begin or end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon
from compare.model.report import Role
from compare.segmenting.headings import FIGURE_LEVEL, Piece
from compare.segmenting.roles import (
    heading_role,
    is_address,
    is_answer,
    is_closing,
    is_preamble,
    is_sure_call,
    passage_role,
)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Hold paragraph texts by number, and the numbers at which the frame of a report changes.

    `first_heading` is None where a text has none; `closing` and `appendix` are one past all where
    there is none. `answered` are paragraphs that admit shortcomings only by their last sentence,
    which promises to mend them.
    """

    paragraphs: dict[int, str]
    first_heading: int | None
    closing: int
    appendix: int
    answered: frozenset[int]

    def in_closing(self, piece: Piece) -> bool:
        """Tell whether a sentence belongs to the final call."""
        return self.closing <= piece.paragraph < self.appendix

    def in_preamble(self, piece: Piece, lexicon: Lexicon) -> bool:
        """Tell whether a sentence stands before the report proper."""
        if self.in_closing(piece):
            return False
        if self.first_heading is not None:
            return piece.paragraph < self.first_heading
        return is_preamble(self.paragraphs[piece.paragraph], lexicon)


def find_landmarks(pieces: Sequence[Piece], lexicon: Lexicon) -> Landmarks:
    """Return the landmarks of a document's headings and sentences."""
    paragraphs: dict[int, str] = {}
    for piece in pieces:
        paragraphs[piece.paragraph] = paragraphs.get(piece.paragraph, "") + piece.text.text
    headings = [piece for piece in pieces if piece.is_heading]
    appendix = min(
        (p.paragraph for p in headings if heading_role(p.text.text, lexicon) is Role.APPENDIX),
        default=max(paragraphs, default=0) + 1,
    )
    return Landmarks(
        paragraphs=paragraphs,
        first_heading=next((p.paragraph for p in headings if p.level < FIGURE_LEVEL), None),
        closing=_closing(paragraphs, appendix, lexicon),
        appendix=appendix,
        answered=_answered(pieces, lexicon),
    )


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
