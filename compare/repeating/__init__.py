"""Find the wordings that several speakers repeat: near-linear in letters, alike on every engine."""

from compare.repeating.find import repeats, repeats_of_files
from compare.repeating.repeats import Repeats

__all__ = ["Repeats", "repeats", "repeats_of_files"]
