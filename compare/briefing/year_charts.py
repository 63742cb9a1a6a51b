"""Make the charts of the years: life lines of formulas, room of themes, figures as lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.briefing.document import (
    BarGroup,
    Chart,
    HeatMap,
    Shade,
    StackedBars,
    SymbolMatrix,
    Trends,
    ValueBar,
    ValueGroup,
)
from compare.briefing.sources import Desk
from compare.briefing.tables.years import report_year
from compare.model.findings import Formula
from compare.model.years import FigureSeries, LifeLine, ThemeShare
from compare.text import letters_of
from compare.years.series import year_of

_MOST_THEMES = 7
_USES = (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT)

Lines = Sequence[tuple[Formula, LifeLine]]


def life_chart(lines: Lines, desk: Desk, number: str, caption: str, scale: str) -> Chart:
    """Return formula × year: of one district how it uses each, of several the share that does."""
    is_one = len(desk.districts) == 1
    anchor = f"chart-life-lines-{_digits(number)}"
    data = _uses(lines, desk) if is_one else _shares(lines, scale)
    return Chart(number, caption, caption, data, anchor)


def _shares(lines: Lines, scale: str) -> HeatMap:
    years = tuple(report_year(year) for year in lines[0][1].years)
    values = tuple(
        tuple(
            count / reports if reports else None
            for count, reports in zip(line.districts, line.reports, strict=True)
        )
        for _, line in lines
    )
    rows = tuple(_words(formula) for formula, _ in lines)
    return HeatMap(rows, years, values, scale, targets=_targets(lines))


def _uses(lines: Lines, desk: Desk) -> SymbolMatrix:
    years = lines[0][1].years
    cells = tuple(tuple(_use(formula, year, desk) for year in years) for formula, _ in lines)
    return SymbolMatrix(
        tuple(_words(formula) for formula, _ in lines),
        tuple(report_year(year) for year in years),
        cells,
        {shade: desk.word("symbol", shade) for shade in _USES},
        {shade: desk.word("symbol_meaning", shade) for shade in _USES},
        _targets(lines),
    )


def _targets(lines: Lines) -> tuple[str, ...]:
    return tuple(f"formula-{formula.id}" for formula, _ in lines)


def _use(formula: Formula, year: int, desk: Desk) -> Shade:
    shown = letters_of(formula.text)
    found = {
        letters_of(place.text) == shown
        for variant in formula.variants
        for place in variant.occurrences
        if year_of(desk.document(place.document)) == year
    }
    if True in found:
        return Shade.VERBATIM
    return Shade.VARIANT if found else Shade.ABSENT


def _words(formula: Formula) -> str:
    return formula.slots or formula.text


def room_chart(
    shares: Sequence[ThemeShare], number: str, caption: str, scale: str, rest: str
) -> Chart:
    """Return the themes' share of room year by year, the mean of the districts, small ones last.

    The caption may say the {theme} that gained most between the first and the last year and the
    one that {lost} most, with the points of percent {gain} and {loss}.
    """
    means = mean_shares(shares)
    years = list(means)
    totals: dict[str, float] = defaultdict(float)
    for room in means.values():
        for theme, share in room.items():
            totals[theme] += share
    series = sorted(totals, key=lambda theme: (-totals[theme], theme))[:_MOST_THEMES]
    groups = tuple(BarGroup(report_year(year), _parts(means[year], series)) for year in years)
    gains = {t: means[years[-1]].get(t, 0.0) - means[years[0]].get(t, 0.0) for t in sorted(totals)}
    most, least = max(gains, key=lambda t: gains[t]), min(gains, key=lambda t: gains[t])
    caption = caption.format(
        theme=most, lost=least, gain=f"{100 * gains[most]:.0f}", loss=f"{-100 * gains[least]:.0f}"
    )
    anchor = f"chart-room-{_digits(number)}"
    return Chart(number, caption, caption, StackedBars((*series, rest), groups, scale), anchor)


def mean_shares(shares: Sequence[ThemeShare]) -> dict[int, dict[str, float]]:
    """Return year → theme → share, the mean of the districts that reported, years in order."""
    speakers: dict[int, set[str]] = defaultdict(set)
    sums: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in shares:
        speakers[item.year].add(item.speaker)
        sums[item.year][item.theme] += item.share
    return {
        year: {theme: total / len(speakers[year]) for theme, total in sums[year].items()}
        for year in sorted(sums)
    }


def _parts(room: dict[str, float], series: Sequence[str]) -> tuple[float, ...]:
    parts = [round(room.get(theme, 0.0), 4) for theme in series]
    return (*parts, round(max(0.0, 1.0 - sum(parts)), 4))


def trend_chart(series: Sequence[FigureSeries], desk: Desk, number: str, caption: str) -> Chart:
    """Return figures over the years as lines, broken where a value may not be compared."""
    groups = tuple(
        ValueGroup(
            _title(item, desk),
            tuple(
                ValueBar(
                    str(point.year),
                    point.value,
                    "".join(point.passage.text.split()),
                    point.is_break,
                    desk.citation(point.passage),
                )
                for point in item.points
            ),
        )
        for item in series
    )
    data = Trends(groups, desk.word("years", "broken"))
    return Chart(number, caption, caption, data, f"chart-trends-{_digits(number)}")


def _title(item: FigureSeries, desk: Desk) -> str:
    district = f"{desk.short(item.speaker)}：" if len(desk.districts) > 1 else ""
    return f"{district}{item.name}"


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdecimal())
