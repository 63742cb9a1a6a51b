"""Make the charts' data: similarity by role, formulas by district, themes' share of room."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import (
    BarGroup,
    Chart,
    HeatMap,
    Shade,
    StackedBars,
    SymbolMatrix,
    ValueBar,
    ValueBars,
    ValueGroup,
)
from compare.briefing.numbers import figure_name, figure_text, usual_unit
from compare.briefing.ordering import clustered
from compare.briefing.sources import Desk
from compare.model.findings import Formula, IndicatorGroup, IndicatorKind, RoleSimilarity
from compare.model.report import Role

_MOST_THEMES = 7
_MANY_BARS = 12
_MOST_LONG_DIAGRAMS = 3


def formula_shade(formula: Formula, district: str) -> Shade:
    """Return how a district uses a formula: verbatim, in a variant, or not at all."""
    use = formula.uses.get(district)
    return Shade.ABSENT if use is None else Shade(use)


def similarity_chart(
    similarity: RoleSimilarity, desk: Desk, number: str, caption: str, scale: str
) -> Chart:
    """Return the district × district heat map of one role, close districts side by side."""
    order = clustered(similarity.scores)
    names = tuple(desk.short(similarity.districts[index]) for index in order)
    scores = [[similarity.scores[row][column] for column in order] for row in order]
    values = tuple(tuple(None if one is None else one / 100 for one in row) for row in scores)
    data = HeatMap(names, names, values, scale, role=desk.word("role", similarity.role))
    return Chart(number, caption, caption, data, f"chart-{similarity.role}")


def formula_chart(formulas: Sequence[Formula], desk: Desk, number: str, caption: str) -> Chart:
    """Return the formula × district matrix; the caption may say {count} and {whole}.

    `whole` is the number of the formulas that all districts use.
    """
    symbols = {shade: desk.word("symbol", shade) for shade in _USES}
    legend = {shade: desk.word("symbol_meaning", shade) for shade in _USES}
    cells = tuple(
        tuple(formula_shade(formula, district) for district in desk.districts)
        for formula in formulas
    )
    names = tuple(desk.short(district) for district in desk.districts)
    rows = tuple(formula.slots or formula.text for formula in formulas)
    targets = tuple(f"formula-{formula.id}" for formula in formulas)
    data = SymbolMatrix(rows, names, cells, symbols, legend, targets)
    whole = sum(Shade.ABSENT not in row for row in cells)
    caption = caption.format(count=len(formulas), whole=whole)
    return Chart(number, caption, caption, data, "chart-formulas")


def group_name(group: IndicatorGroup, desk: Desk) -> str:
    """Return the name of figures that count the same thing, with unit and scope mark."""
    kind = group.indicators[0].kind
    target = f"，{desk.word('kind', kind)}" if kind is IndicatorKind.TARGET else ""
    unit = usual_unit(group.indicators) or group.unit
    return f"{figure_name(group.name)}（{unit}{target}）" + ("" if group.comparable else "※")


def indicator_chart(
    groups: Sequence[IndicatorGroup], desk: Desk, number: str, caption: str
) -> Chart:
    """Return figures of several districts as bars; what must not be compared is hatched, with ※.

    Of many districts only the first figures are drawn, lest the bars become too small.
    """
    if any(len(group.indicators) > _MANY_BARS for group in groups):
        groups = groups[:_MOST_LONG_DIAGRAMS]
    made = tuple(
        ValueGroup(
            group_name(group, desk),
            tuple(
                ValueBar(
                    desk.short(desk.document(one.passage.document).speaker),
                    one.value,
                    figure_text(one),
                    not group.comparable,
                    desk.citation(one.passage),
                )
                for one in group.indicators
            ),
        )
        for group in groups
    )
    meanings = (desk.word("bars", "comparable"), desk.word("bars", "apart"))
    return Chart(number, caption, caption, ValueBars(made, *meanings), "chart-indicators")


_USES = (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT)


def theme_shares(desk: Desk) -> dict[str, dict[str, float]]:
    """Return district → theme → share of the letters of review and plan, themes by size."""
    shares: dict[str, dict[str, float]] = {}
    for document in desk.comparable:
        sections = {section.id: section for section in document.sections}
        counts = shares.setdefault(document.speaker, {})
        for sentence in document.sentences:
            section = sections[sentence.section]
            if section.role in (Role.REVIEW, Role.PLAN) and section.theme:
                counts[section.theme] = counts.get(section.theme, 0) + len(sentence.letters)
    return {
        district: {theme: count / sum(counts.values()) for theme, count in counts.items()}
        for district, counts in shares.items()
        if counts
    }


def theme_chart(desk: Desk, number: str, caption: str, scale: str, rest: str) -> Chart | None:
    """Return the themes' share of room by district, small themes put together, or None.

    The caption may say the largest {theme} and the {low} and {high} shares it has in per cent.
    """
    shares = theme_shares(desk)
    if not shares:
        return None
    totals: dict[str, float] = {}
    for counts in shares.values():
        for theme, share in counts.items():
            totals[theme] = totals.get(theme, 0) + share
    series = sorted(totals, key=lambda theme: (-totals[theme], theme))[:_MOST_THEMES]
    groups = tuple(
        BarGroup(desk.short(district), _parts(counts, series))
        for district, counts in shares.items()
    )
    data = StackedBars((*series, rest), groups, scale)
    largest = [100 * counts.get(series[0], 0.0) for counts in shares.values()]
    caption = caption.format(theme=series[0], low=f"{min(largest):.0f}", high=f"{max(largest):.0f}")
    return Chart(number, caption, caption, data, "chart-themes")


def _parts(counts: dict[str, float], series: Sequence[str]) -> tuple[float, ...]:
    parts = [round(counts.get(theme, 0.0), 4) for theme in series]
    return (*parts, round(max(0.0, 1.0 - sum(parts)), 4))
