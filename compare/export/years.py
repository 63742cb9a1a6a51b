"""Export what became of texts from year to year."""

from __future__ import annotations

from compare.export.places import Json, passage_json
from compare.model.years import (
    CarriedSentence,
    Change,
    EarliestSource,
    FigureSeries,
    LifeLine,
    Promise,
    Succession,
    YearPair,
    Years,
)


def promise_json(promise: Promise) -> Json:
    """Return a promise of one year's plan with what the next review says of it."""
    return {
        "from": passage_json(promise.passage),
        "status": promise.status.value,
        "evidence": [passage_json(passage) for passage in promise.evidence],
        "text": promise.passage.text,
        "section": promise.section,
        "score": promise.score,
        "repeated": None if promise.repeated is None else passage_json(promise.repeated),
        **_pair(promise.pair),
    }


def change_json(change: Change) -> Json:
    """Return what became of a formula in one district between two years."""
    return {
        "district": change.district,
        "body": change.body,
        "from_year": change.from_year,
        "to_year": change.to_year,
        "formula": change.formula,
        "change": change.change.value,
        "earlier": None if change.earlier is None else passage_json(change.earlier),
        "later": None if change.later is None else passage_json(change.later),
    }


def years_json(years: Years) -> Json:
    """Return all else that is said of the years."""
    return {
        "pairs": [
            {**_pair(pair), "earlier": list(pair.earlier), "later": list(pair.later)}
            for pair in years.pairs
        ],
        "successions": [_succession(succession) for succession in years.successions],
        "life_lines": [_life_line(line) for line in years.life_lines],
        "theme_shares": [
            {
                "district": share.speaker,
                "year": share.year,
                "role": share.role,
                "theme": share.theme,
                "share": share.share,
            }
            for share in years.theme_shares
        ],
        "figure_series": [_figure_series(series) for series in years.figure_series],
        "recurring_shortcomings": [
            {
                "earlier": passage_json(item.earlier),
                "later": passage_json(item.later),
                "fate": item.fate.value,
                **_pair(item.pair),
            }
            for item in years.recurring
        ],
        "kept": [{**_pair(item.pair), "formulas": list(item.formulas)} for item in years.kept],
        "renamings": [
            {
                "district": item.speaker,
                "names": [
                    {"name": n.name, "first_year": n.first_year, "last_year": n.last_year}
                    for n in item.names
                ],
            }
            for item in years.renamings
        ],
        "earliest": [_earliest(item) for item in years.earliest],
    }


def _pair(pair: YearPair) -> Json:
    return {
        "district": pair.speaker,
        "body": pair.body,
        "from_year": pair.from_year,
        "to_year": pair.to_year,
    }


def _succession(succession: Succession) -> Json:
    return {
        **_pair(succession.pair),
        "carried": [_carried(item) for item in succession.carried],
        "dropped": [passage_json(passage) for passage in succession.dropped],
        "added": [passage_json(passage) for passage in succession.added],
    }


def _carried(item: CarriedSentence) -> Json:
    return {
        "earlier": passage_json(item.earlier),
        "later": passage_json(item.later),
        "fate": item.fate.value,
        "score": item.score,
        "moved": item.moved,
    }


def _life_line(line: LifeLine) -> Json:
    return {
        "formula": line.formula,
        "first_year": line.first_year,
        "peak_year": line.peak_year,
        "last_year": line.last_year,
        "years": list(line.years),
        "districts": list(line.districts),
        "reports": list(line.reports),
    }


def _earliest(item: EarliestSource) -> Json:
    return {
        "formula": item.formula,
        "year": item.year,
        "date": item.date,
        "districts": list(item.districts),
        "places": [passage_json(passage) for passage in item.passages],
    }


def _figure_series(series: FigureSeries) -> Json:
    return {
        "district": series.speaker,
        "body": series.body,
        "name": series.name,
        "unit": series.unit,
        "points": [
            {
                "year": point.year,
                "value": point.value,
                "place": passage_json(point.passage),
                "growth": point.growth,
                "stated": point.stated,
                "is_break": point.is_break,
                "contradicts": point.contradicts,
                "is_long": point.is_long,
                "reasons": [reason.value for reason in point.reasons],
                "stated_at": None if point.stated_at is None else passage_json(point.stated_at),
            }
            for point in series.points
        ],
    }
