"""Describe what became of texts from year to year as tables: sentences, life lines, series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compare.export.tables.definition import Column, Kind, Row, Table, Use, Value
from compare.export.tables.lookup import Lookup
from compare.export.tables.shared import passage, passage_columns, quote, quote_columns
from compare.model.years import YearPair

_PAIR = (
    Column("district"),
    Column("body", Kind.CODE, words="body"),
    Column("from_year", Kind.YEAR),
    Column("to_year", Kind.YEAR),
)


def _pair(pair: YearPair) -> tuple[Value, ...]:
    return (pair.speaker, pair.body, pair.from_year, pair.to_year)


def year_pairs(lookup: Lookup) -> Table:
    """Return in numbers what was kept and changed between each two years."""
    counts = (
        "kept_formulas", "new_formulas", "vanished_formulas", "changed_formulas",
        "kept_sentences", "rewritten_sentences", "moved_sentences", "dropped_sentences",
        "added_sentences", "promises", "reported", "partly", "not_found", "repeated", "recurring",
    )  # fmt: skip
    columns = (*_PAIR, *(Column(name, Kind.INTEGER) for name in counts))

    def rows() -> Iterator[Row]:
        found = lookup.findings
        kept = {item.pair: len(item.formulas) for item in found.years.kept}
        changes = Counter((c.district, c.body, c.to_year, c.change.value) for c in found.changes)
        status = Counter((promise.pair, promise.status.value) for promise in found.promises)
        again = Counter(p.pair for p in found.promises if p.repeated is not None)
        recurring = Counter(item.pair for item in found.years.recurring)
        for item in found.years.successions:
            pair = item.pair
            told = [status[pair, one] for one in ("reported", "partly", "not_found")]
            fates = [carried.fate.value for carried in item.carried]
            yield (
                *_pair(pair),
                kept.get(pair, 0),
                *(
                    changes[pair.speaker, pair.body, pair.to_year, kind]
                    for kind in ("new", "vanished", "changed")
                ),
                *(fates.count(fate) for fate in ("verbatim", "rewritten")),
                sum(carried.moved for carried in item.carried),
                len(item.dropped),
                len(item.added),
                sum(told),
                *told,
                again[pair],
                recurring[pair],
            )

    return Table("year_pairs", columns, rows)


def sentence_fates(lookup: Lookup) -> Table:
    """Return each sentence of two years: kept, rewritten, moved, dropped, added."""
    columns = (
        *_PAIR,
        Column("fate", Kind.CODE, words="fate"),
        Column("moved", Kind.FLAG),
        Column("score", Kind.SCORE),
        *quote_columns("earlier_"),
        *quote_columns("later_"),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.years.successions:
            years = _pair(item.pair)
            for carried in item.carried:
                places = (*quote(lookup, carried.earlier), *quote(lookup, carried.later))
                yield (*years, carried.fate.value, carried.moved, carried.score, *places)
            for dropped in item.dropped:
                places = (*quote(lookup, dropped), *quote(lookup, None))
                yield (*years, "dropped", None, None, *places)
            for added in item.added:
                yield (*years, "added", None, None, *quote(lookup, None), *quote(lookup, added))

    return Table("sentence_fates", columns, rows)


def life_lines(lookup: Lookup) -> Table:
    """Return when each formula comes, peaks and goes; the workbook has a column a year."""
    lines = lookup.findings.years.life_lines
    years = lines[0].years if lines else ()
    columns = (
        Column("formula"),
        Column("formula_text", Kind.LONG),
        Column("first_year", Kind.YEAR),
        Column("peak_year", Kind.YEAR),
        Column("last_year", Kind.YEAR),
        *(Column(str(year), Kind.INTEGER, use=Use.WORKBOOK) for year in years),
    )

    def rows() -> Iterator[Row]:
        texts = {formula.id: formula.text for formula in lookup.findings.formulas}
        for line in lines:
            yield (
                lookup.formula(line.formula),
                texts[line.formula],
                line.first_year,
                line.peak_year,
                line.last_year,
                *line.districts,
            )

    return Table("life_lines", columns, rows, leading=2)


def formula_years(lookup: Lookup) -> Table:
    """Return how many districts use each formula in each year, a row a formula and year."""
    columns = (
        Column("formula"),
        Column("year", Kind.YEAR),
        Column("used_by", Kind.INTEGER),
        Column("reporting", Kind.INTEGER),
    )

    def rows() -> Iterator[Row]:
        for line in lookup.findings.years.life_lines:
            formula = lookup.formula(line.formula)
            for counts in zip(line.years, line.districts, line.reports, strict=True):
                yield (formula, *counts)

    return Table("formula_years", columns, rows, use=Use.DATA)


def theme_shares(lookup: Lookup) -> Table:
    """Return which part of the room of review and plan each theme takes in each year."""
    columns = (
        Column("district"),
        Column("year", Kind.YEAR),
        Column("role", Kind.CODE, words="role"),
        Column("theme"),
        Column("room", Kind.SHARE),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.years.theme_shares:
            yield (item.speaker, item.year, item.role, item.theme, item.share)

    return Table("theme_shares", columns, rows)


def figure_series(lookup: Lookup) -> Table:
    """Return figures as series, a row a value, with growth, breaks and contradictions."""
    columns = (
        Column("district"),
        Column("body", Kind.CODE, words="body"),
        Column("name"),
        Column("year", Kind.YEAR),
        Column("value", Kind.NUMBER),
        Column("unit"),
        *quote_columns(),
        Column("growth", Kind.NUMBER),
        Column("stated", Kind.NUMBER),
        Column("contradicts", Kind.FLAG),
        Column("is_break", Kind.FLAG),
        Column("reasons", Kind.LIST, use=Use.DATA),
        Column("break_reasons", Kind.CODE, words="break_reason", use=Use.WORKBOOK),
        *quote_columns("stated_"),
    )

    def rows() -> Iterator[Row]:
        for series in lookup.findings.years.figure_series:
            for point in series.points:
                reasons = tuple(reason.value for reason in point.reasons)
                yield (
                    series.speaker,
                    series.body,
                    series.name,
                    point.year,
                    point.value,
                    series.unit,
                    *quote(lookup, point.passage),
                    point.growth,
                    point.stated,
                    point.contradicts,
                    point.is_break,
                    reasons,
                    reasons[0] if reasons else None,
                    *quote(lookup, point.stated_at),
                )

    return Table("figure_series", columns, rows, leading=4)


def recurring_shortcomings(lookup: Lookup) -> Table:
    """Return shortcomings that are admitted again, word for word or nearly."""
    columns = (
        *_PAIR,
        Column("fate", Kind.CODE, words="fate"),
        *quote_columns("earlier_"),
        *quote_columns("later_"),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.years.recurring:
            places = (*quote(lookup, item.earlier), *quote(lookup, item.later))
            yield (*_pair(item.pair), item.fate.value, *places)

    return Table("recurring_shortcomings", columns, rows)


def earliest_sources(lookup: Lookup) -> Table:
    """Return where each formula of several districts stands first among the reports at hand."""
    columns = (
        Column("formula"),
        Column("formula_text", Kind.LONG),
        Column("year", Kind.YEAR),
        Column("date"),
        *passage_columns(),
    )

    def rows() -> Iterator[Row]:
        texts = {formula.id: formula.text for formula in lookup.findings.formulas}
        for item in lookup.findings.years.earliest:
            for place in item.passages:
                yield (
                    lookup.formula(item.formula),
                    texts[item.formula],
                    item.year,
                    item.date,
                    *passage(lookup, place),
                )

    return Table("earliest_sources", columns, rows, leading=2)


def renamings(lookup: Lookup) -> Table:
    """Return the names under which a district stands, with their years."""
    columns = (
        Column("district"),
        Column("former_name"),
        Column("first_year", Kind.YEAR),
        Column("last_year", Kind.YEAR),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.years.renamings:
            for name in item.names:
                yield (item.speaker, name.name, name.first_year, name.last_year)

    return Table("renamings", columns, rows)
