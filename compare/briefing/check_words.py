"""Offer the templates what is to be checked: wording, closeness, copies, names, formula share.

Templates know it as `check`; every name is described in docs/templates.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.briefing.document import Inlines, Run, Table
from compare.briefing.markup import Tokens, plain
from compare.briefing.sources import Desk
from compare.briefing.tables import checks as tables
from compare.briefing.tables import upper
from compare.model.checks import (
    Checks,
    Closeness,
    Copy,
    ForeignName,
    UpperWording,
    WordingDoubt,
)
from compare.model.report import Document, Role

# The roles that have columns of their own.
_ROLES = (
    Role.REVIEW,
    Role.SELF_CRITICISM,
    Role.OVERALL_REQUIREMENT,
    Role.TARGETS,
    Role.PLAN,
)
# Sections of which more has no like in the upper level's text are left to the data file.
_MOST_ABSENT = 0.8


@dataclass(frozen=True)
class CheckWords:
    """Answer what a template asks of the checks, and make their tables.

    `number` numbers a table; at most `most` rows stand in one.
    """

    desk: Desk
    tokens: Tokens
    number: Callable[[str], str]
    most: int

    @property
    def found(self) -> Checks:
        """Return all checks."""
        return self.desk.findings.checks

    @property
    def wording(self) -> Sequence[WordingDoubt]:
        """Return the doubted wordings."""
        return self.found.wording

    def surest(self, most: int) -> list[WordingDoubt]:
        """Return the doubted wordings of which most is sure, in their order among equals."""
        return sorted(self.wording, key=lambda doubt: -doubt.confidence)[:most]

    @property
    def copies(self) -> Sequence[Copy]:
        """Return the long common runs."""
        return self.found.copies

    @property
    def names(self) -> Sequence[ForeignName]:
        """Return the place names of elsewhere."""
        return self.found.foreign_names

    @property
    def upper_missing(self) -> str:
        """Return the district that the settings call the upper level's, if no report is its."""
        return self.found.upper_missing

    @property
    def upper_wordings(self) -> Sequence[UpperWording]:
        """Return the wordings that lower districts have in common with the upper level."""
        return self.found.upper_wordings

    def upper_part_table(self, part: str, caption: str, heads: Sequence[str]) -> str:
        """Return how many wordings of each part of the upper level the districts have.

        A part is a `role` or a `section`.
        """
        wanted = self.upper_wordings
        parts = upper.by_section(wanted) if part == "section" else upper.by_role(wanted, self.desk)
        number = self.number("table")
        return self._table(upper.upper_part_table(parts, self.desk, number, caption, heads))

    def upper_wording_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the wordings of the upper level with the districts that have them."""
        place = sorted(self.upper_wordings, key=lambda w: (w.upper.document, w.upper.start))
        number = self.number("table")
        return self._table(
            upper.upper_wording_table(place[: self.most], self.desk, number, caption, heads)
        )

    @property
    def closeness(self) -> Sequence[Closeness]:
        """Return the sections of lower districts with their closeness to the upper level."""
        return self.found.closeness

    def upper(self) -> Document | None:
        """Return the first document of the upper level, None without one."""
        return self.desk.document(self.closeness[0].upper) if self.closeness else None

    def district(self, doubt: WordingDoubt) -> str:
        """Return the short name of the district that writes a doubted wording."""
        return self.desk.short(self.desk.document(doubt.passage.document).speaker)

    def reason(self, doubt: WordingDoubt) -> str:
        """Return why a wording is doubted."""
        return tables.wording_reason(doubt, self.desk)

    def shares(self) -> dict[str, float]:
        """Return the share of common stock of each district's texts, from 0 to 1."""
        counts = {name: found.get(None, (0, 0)) for name, found in self._formula_counts().items()}
        return {name: inside / letters for name, (letters, inside) in counts.items() if letters}

    def _formula_counts(self) -> dict[str, dict[Role | None, tuple[int, int]]]:
        """Return letters and letters of common stock by district and role, None for the whole."""
        counts: dict[str, dict[Role | None, tuple[int, int]]] = {}
        for share in self.found.formula_shares:
            if share.section is None:
                own = counts.setdefault(self.desk.document(share.document).speaker, {})
                letters, inside = own.get(share.role, (0, 0))
                own[share.role] = (letters + share.letters, inside + share.in_formulas)
        return counts

    def _closeness_counts(self) -> dict[str, list[int]]:
        """Return the letters of each district and their parts by closeness."""
        counts: dict[str, list[int]] = {}
        for item in self.closeness:
            own = counts.setdefault(self.desk.document(item.document).speaker, [0] * 5)
            parts = (item.letters, item.verbatim, item.variant, item.related, item.absent)
            own[:] = [a + b for a, b in zip(own, parts, strict=True)]
        return counts

    # Tables -----------------------------------------------------------------------------------

    def _table(self, table: Table) -> str:
        return self.tokens.block(table)

    def wording_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of doubted wordings."""
        chosen = self.wording[: self.most]
        made = tables.wording_table(chosen, self.desk, self.number("table"), caption, heads)
        return self._table(made)

    def closeness_table(self, caption: str, heads: Sequence[str], note: str = "") -> str:
        """Return the table of each district's closeness to the upper level."""
        made = tables.closeness_table(
            self._closeness_counts(),
            self.desk,
            self.number("table"),
            caption=caption,
            heads=heads,
            note=_note(note),
        )
        return self._table(made)

    def section_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of single sections, those of which a fifth comes back, in order."""
        chosen = [c for c in self.closeness if c.absent <= _MOST_ABSENT * c.letters][: self.most]
        number = self.number("table")
        made = tables.section_closeness_table(chosen, self.desk, number, caption, heads)
        return self._table(made)

    def copy_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of long common runs."""
        chosen = self.copies[: self.most]
        return self._table(
            tables.copy_table(chosen, self.desk, self.number("table"), caption, heads)
        )

    def name_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of place names of elsewhere."""
        chosen = self.names[: self.most]
        number = self.number("table")
        return self._table(tables.foreign_name_table(chosen, self.desk, number, caption, heads))

    def share_table(self, caption: str, heads: Sequence[str], note: str = "") -> str:
        """Return the table of the share of common stock by district and role."""
        counts = self._formula_counts()
        roles = [role for role in _ROLES if any(role in own for own in counts.values())]
        made = tables.formula_share_table(
            counts,
            roles,
            self.desk,
            self.number("table"),
            caption=caption,
            heads=heads,
            note=_note(note),
        )
        return self._table(made)


def _note(note: str) -> Inlines:
    return (Run(plain(note)),) if note else ()
