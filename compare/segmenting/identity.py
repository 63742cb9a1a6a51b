"""Say who speaks and of which years, each with evidence; what the text does not tell stays None."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, pattern
from compare.model.report import Identity, Role
from compare.segmenting.places import Place, find_place
from compare.text import compact

# What stands this early in a text introduces it.
_OPENING = 400


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold what a document tells of itself: title, bylines, headings, roles, and its text."""

    title: str
    headline: str
    headings: tuple[str, ...]
    body: str
    signed: bool
    is_note: bool
    roles: frozenset[Role]
    named_parts: bool


def identify(clues: Clues, lexicon: Lexicon) -> tuple[Identity, bool]:
    """Return the identity and whether its kind of text takes part in a comparison."""
    level = _self_level(clues, lexicon)
    place = find_place(clues.title, clues.headline, clues.body, level, lexicon)
    kind, comparable = _kind(clues, lexicon)
    # A note, a leading article or a news item is the newspaper's, whatever body it speaks of.
    body = _body(clues, lexicon) if comparable else str(lexicon.table("identity")["newspaper"])
    review, plan, evidence = _years(clues, lexicon)
    identity = Identity(
        district=place.name if place else None,
        city=place.city if place else None,
        level=place.level if place else None,
        body=body,
        kind=kind,
        review_year=review,
        plan_year=plan,
        year_evidence=tuple(evidence),
        district_evidence=_evidence(place),
    )
    return identity, comparable and body is not None and place is not None


def _evidence(place: Place | None) -> tuple[str, ...]:
    return (place.evidence,) if place else ()


def _self_level(clues: Clues, lexicon: Lexicon) -> str | None:
    """Return the level at which the text speaks of itself, by the words it uses most."""
    text = clues.title + clues.headline + clues.body
    counts = [
        (len(pattern(words).findall(text)), level)
        for level, words in lexicon.table("identity")["levels"]["self_reference"]
    ]
    best = max(counts, key=lambda item: item[0])
    return best[1] if best[0] > 0 else None


def _body(clues: Clues, lexicon: Lexicon) -> str | None:
    """Return the body: from the title if it names one, otherwise by what the text counts."""
    bodies: dict[str, list[str]] = lexicon.table("identity")["bodies"]
    for text in (clues.title, clues.headline):
        named = [(text.rfind(word), body) for body, words in bodies.items() for word in words]
        found = [item for item in named if item[0] >= 0]
        if found:
            return max(found)[1]
    counts = {body: sum(map(clues.body.count, words)) for body, words in bodies.items()}
    best = max(counts, key=lambda body: counts[body])
    return best if counts[best] > 1 else None


def _kind(clues: Clues, lexicon: Lexicon) -> tuple[str, bool]:
    table = lexicon.table("identity")
    if clues.is_note:
        return "编者按", False
    for rule in table["kinds"]:
        if pattern(rule["pattern"]).search(compact(clues.title)):
            return str(rule["kind"]), bool(rule["comparable"])
    if clues.signed:
        return str(table["signed_kind"]), True
    for rule in table["kinds"]:
        if not rule["comparable"] and pattern(rule["pattern"]).search(clues.body[-_OPENING:]):
            return str(rule["kind"]), False
    if clues.named_parts and {Role.REVIEW, Role.PLAN} & clues.roles:
        return str(table["unnamed_kind"]), True
    return str(table["other_kind"]), False


def _years(clues: Clues, lexicon: Lexicon) -> tuple[int | None, int | None, list[str]]:
    """Return review year, plan year and the wordings that prove them.

    Headings decide before the title, the title before the text. Where a document has both parts
    and names one year, the other follows, since a plan is for the year after the review.
    """
    rules = lexicon.table("identity")["years"]
    evidence: list[str] = []
    plan = _stated(rules["plan"], clues, evidence) if Role.PLAN in clues.roles else None
    review = _stated(rules["review"], clues, evidence)
    if Role.PLAN in clues.roles and plan is None and review is not None:
        plan = review + 1
    if review is None and plan is not None and Role.REVIEW in clues.roles:
        review = plan - 1
    if plan is None and review is not None:
        plan = _looks_forward(review, clues, lexicon, evidence)
    if review is None and plan is None:
        review = _dated_by_event(clues, lexicon, evidence)
    if review is None and plan is None:
        review = _dated_by_text(clues, evidence)
    return review, plan, evidence


def _stated(expressions: Sequence[str], clues: Clues, evidence: list[str]) -> int | None:
    for text in (*clues.headings, clues.title, clues.body[:_OPENING]):
        for expression in expressions:
            found = pattern(expression).search(text)
            if found:
                evidence.append(found.group(0))
                return int(found.group(1))
    return None


def _looks_forward(review: int, clues: Clues, lexicon: Lexicon, evidence: list[str]) -> int | None:
    """Return the year after the review where a text without a plan looks forward to it."""
    found = pattern(lexicon.table("identity")["years"]["outlook"]).search(clues.body)
    if found is None or int(found.group(1)) != review + 1:
        return None
    evidence.append(found.group(0))
    return review + 1


def _dated_by_event(clues: Clues, lexicon: Lexicon, evidence: list[str]) -> int | None:
    for rule in lexicon.table("identity")["events"]:
        found = pattern(rule["pattern"]).search(clues.body)
        if found:
            evidence.append(found.group(0))
            return int(rule["year"])
    return None


def _dated_by_text(clues: Clues, evidence: list[str]) -> int | None:
    """Return the latest year the text names, if it names one at least twice."""
    years = re.findall(r"(20\d\d)年", clues.body)
    repeated = [year for year in set(years) if years.count(year) > 1]
    if not repeated:
        return None
    evidence.append(f"{max(repeated)}年")
    return int(max(repeated))
