"""List all tables in the order in which a workbook shows them."""

from __future__ import annotations

from collections.abc import Callable

from compare.export.tables.checks import (
    closeness,
    copies,
    foreign_names,
    formula_shares,
    upper_wordings,
    wording_doubts,
)
from compare.export.tables.closeness import (
    alignments,
    close_section_pairs,
    role_similarities,
    section_pairs,
    sentence_pairs,
)
from compare.export.tables.definition import Table, Use
from compare.export.tables.doings import changes, initiatives, promises, self_criticism
from compare.export.tables.figures import indicator_groups, indicators
from compare.export.tables.formulas import (
    brands,
    formula_matrix,
    formula_occurrences,
    formula_uses,
    formulas,
)
from compare.export.tables.lookup import Lookup
from compare.export.tables.texts import documents, doubts, removed, sections, skipped
from compare.export.tables.years import (
    earliest_sources,
    figure_series,
    formula_years,
    life_lines,
    recurring_shortcomings,
    renamings,
    sentence_fates,
    theme_shares,
    year_pairs,
)
from compare.model.findings import Findings

TABLES: tuple[Callable[[Lookup], Table], ...] = (
    documents,
    sections,
    formula_matrix,
    formulas,
    formula_uses,
    formula_occurrences,
    brands,
    initiatives,
    indicators,
    indicator_groups,
    self_criticism,
    sentence_pairs,
    alignments,
    section_pairs,
    close_section_pairs,
    role_similarities,
    year_pairs,
    promises,
    changes,
    life_lines,
    formula_years,
    sentence_fates,
    figure_series,
    theme_shares,
    recurring_shortcomings,
    earliest_sources,
    renamings,
    wording_doubts,
    closeness,
    upper_wordings,
    copies,
    foreign_names,
    formula_shares,
    doubts,
    removed,
    skipped,
)


def tables_of(findings: Findings, use: Use) -> tuple[Table, ...]:
    """Return the tables that the workbook or the data files have."""
    lookup = Lookup(findings)
    made = (table(lookup) for table in TABLES)
    return tuple(table for table in made if table.use in (Use.BOTH, use))
