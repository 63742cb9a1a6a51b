"""Find what only one district does: named doings, with the reason and the nearest neighbour."""

from compare.mining.initiatives.find import find_initiatives

__all__ = ["find_initiatives"]
