"""Join the checks: what an expert looks at before signing."""

from __future__ import annotations

from collections.abc import Sequence

from compare.aligning.matches import SentenceMatch
from compare.checking.closeness import closeness_of
from compare.checking.copies import find_copies
from compare.checking.foreign_names import find_foreign_names
from compare.checking.formula_share import formula_shares
from compare.checking.lettering import letterings_of
from compare.checking.stock import Stock
from compare.checking.upper_level import missing_upper
from compare.checking.upper_wordings import upper_wordings
from compare.checking.wording_doubts import find_wording_doubts
from compare.lexicon import Lexicon
from compare.model.checks import Checks
from compare.model.findings import Formula
from compare.model.report import Document
from compare.model.source import Source
from compare.settings import CheckingSettings


def check_reports(
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    matches: Sequence[SentenceMatch],
    sources: dict[str, Source],
    *,
    settings: CheckingSettings,
    lexicon: Lexicon,
) -> Checks:
    """Return all checks of the documents that take part."""
    letterings = letterings_of(documents)
    stock = Stock(formulas, settings.stock_districts)
    return Checks(
        wording=find_wording_doubts(letterings, formulas, sources, settings, lexicon),
        closeness=closeness_of(letterings, matches, stock, sources, settings),
        copies=find_copies(letterings, stock, sources, settings),
        foreign_names=find_foreign_names(documents, sources, lexicon),
        formula_shares=formula_shares(letterings, stock),
        upper_wordings=upper_wordings(documents, formulas, matches, sources, settings),
        upper_missing=missing_upper(documents, settings.upper),
    )
