"""Obey what a person has corrected: find the side file of a source and read it."""

from compare.correcting.side_file import (
    corrections_in,
    report_of,
    side_file,
    side_file_data,
)

__all__ = ["corrections_in", "report_of", "side_file", "side_file_data"]
