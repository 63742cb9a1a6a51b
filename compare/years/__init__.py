"""Compare the reports of one speaker from year to year."""

from compare.years.find import Told, YearFindings, compare_years, told_over_years
from compare.years.renaming import present_names, under_present_names
from compare.years.series import earlier_documents, year_of, year_pairs

__all__ = [
    "Told",
    "YearFindings",
    "compare_years",
    "earlier_documents",
    "present_names",
    "told_over_years",
    "under_present_names",
    "year_of",
    "year_pairs",
]
