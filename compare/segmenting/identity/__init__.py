"""Say who speaks and of which years: from title, byline and text, each with its evidence."""

from compare.segmenting.identity.clues import Clues
from compare.segmenting.identity.identify import identify

__all__ = ["Clues", "identify"]
