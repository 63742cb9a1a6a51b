"""Obey what a person has corrected: find the side file of a source and read it."""

from compare.correcting.side_file import load_corrections, side_file

__all__ = ["load_corrections", "side_file"]
