"""Find headings, on lines of their own and run in, and the sentences between them."""

from compare.segmenting.headings.own_line import FIGURE_LEVEL, PART_LEVEL
from compare.segmenting.headings.pieces import Piece, find_pieces

__all__ = ["FIGURE_LEVEL", "PART_LEVEL", "Piece", "find_pieces"]
