"""Compare the reports of one speaker from year to year."""

from compare.years.find import YearFindings, compare_years

__all__ = ["YearFindings", "compare_years"]
