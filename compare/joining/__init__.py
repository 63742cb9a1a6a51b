"""Join very many texts by likeness: near-linear, with a stated recall, alike on every engine."""

from compare.joining.find import near_copies, near_copies_of_files, write_leading_copies
from compare.joining.pairs import Collapsed, NearCopies, Pairs

__all__ = [
    "Collapsed",
    "NearCopies",
    "Pairs",
    "near_copies",
    "near_copies_of_files",
    "write_leading_copies",
]
