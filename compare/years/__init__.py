"""Compare the reports of one speaker from year to year."""

from compare.years.series import year_pairs

__all__ = ["year_pairs"]
