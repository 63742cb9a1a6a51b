"""Tell the year a text looks back on and the year it plans, with the wordings that prove them.

What is said outright (2024年工作回顾) counts before the date of the meeting, this before a year
that may be either (2024年某县工作报告), and web page and file name come last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Conflict, Role
from compare.segmenting.identity.clues import Clues, Layer, Layers, Where

# Not in 20240115 nor in the letters and digits of a hash.
_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])")
# A report of these months looks back on the year before, one of the others on its own year.
_FIRST_HALF, _LAST_QUARTER = 5, 10
_OUTSIDE = (Where.PAGE_TITLE, Where.PUBLICATION, Where.FILE_NAME)


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what one wording tells: the year looked back on, the year planned, or both."""

    review: int | None
    plan: int | None
    quote: str
    where: Where


@dataclass(frozen=True, slots=True)
class Years:
    """Hold both years, what proves them, the strongest first, and what contradicts them."""

    review: int | None
    plan: int | None
    told: tuple[Told, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the wordings that stand in the text."""
        quotes = [told.quote for told in self.told if told.where not in _OUTSIDE]
        return tuple(dict.fromkeys(quotes))


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold what all rules ask: the layers, the rules, the kind, and which parts the text has."""

    layers: Layers
    rules: Table
    kind: str
    reviews: bool
    plans: bool


def find_years(clues: Clues, layers: Layers, kind: str, lexicon: Lexicon) -> Years:
    """Return the years; what no place tells stays None."""
    rules = lexicon.table("identity")["years"]
    text = _Text(layers, rules, kind, Role.REVIEW in clues.roles, Role.PLAN in clues.roles)
    reviewing = {
        layer
        for layer, role in zip(layers.headings, clues.heading_roles, strict=False)
        if role is Role.REVIEW
    }
    # The opening may hold the first heading too, of which the headings know the role.
    *before, opening = layers.inside()
    stated = [
        *_stated(before, rules["stated"], reviewing),
        *_by_role(clues, layers, rules),
        *_stated((opening,), rules["stated"]),
    ]
    weaker = [*_dated(text), *_in_body(text), *_named((layers.title,), text)]
    outside = list(_outside(clues, text))
    review = next((told for told in stated if told.review is not None), None)
    plan = next((told for told in stated if told.plan is not None and text.plans), None)
    used = [told for told in (review, plan) if told is not None]
    if not used:
        fallback = (*weaker, *_event(text), *_special(text), *_national_session(text))
        fallback = (*fallback, *_repeated(text), *outside)
        used = [_settled(told, text, outside) for told in fallback[:1]]
        review = plan = used[0] if used else None
    years = _completed(review.review if review else None, plan.plan if plan else None, text)
    if years[1] is None and years[0] is not None:
        forward = _forward(years[0], text)
        if forward:
            used.append(forward)
            years = (years[0], forward.plan)
    conflicts = _conflicts(years, used, [*stated, *weaker], outside)
    return Years(*years, tuple(dict.fromkeys(used)), tuple(conflicts))


def _settled(told: Told, text: _Text, outside: Sequence[Told]) -> Told:
    """Return what a name with one year means: the year of the meeting, or that of the review.

    It is that of the review where the page was published, or the text speaks, a year later.
    """
    if told.plan is None or told.review is None or told.where not in (Where.TITLE, *_OUTSIDE):
        return told
    if pattern(text.rules["date"][0]).search(told.quote):
        return told
    later = replace(told, review=told.plan, plan=told.plan + 1)
    published = any(t.where is Where.PUBLICATION and t.review == told.plan for t in outside)
    before, after = (_mentions(year, text) for year in (told.review, told.plan + 1))
    return later if published or (after > 1 and after > before) else told


def _mentions(year: int, text: _Text) -> int:
    """Count a year in the text, but for what is to be reached by it."""
    return len(re.findall(rf"(?<![到至\d—－~-]){year}年(?!底|末|前)", text.layers.body.text))


def _completed(review: int | None, plan: int | None, text: _Text) -> tuple[int | None, int | None]:
    """Return both years where one is known: a plan is for the year after the review."""
    if not text.plans and (text.reviews or review is not None):
        plan = None
    if text.plans and plan is None and review is not None:
        plan = review + 1
    if not text.reviews and text.plans:
        return (review if review != (plan or 0) - 1 else None), plan
    if text.reviews and review is None and plan is not None:
        review = plan - 1
    return review, plan


def _stated(
    layers: Iterable[Layer], expressions: Sequence[Table], reviewing: Collection[Layer] = ()
) -> Iterator[Told]:
    """Yield what is said outright, place by place; `reviewing` are headings that plan nothing."""
    for layer in layers:
        for rule in expressions:
            if rule.get("where", layer.where) != layer.where:
                continue
            if rule["tells"] == "plan" and layer in reviewing:
                continue
            found = pattern(rule["pattern"]).search(layer.text)
            if found:
                yield _told(rule["tells"], int(found.group(1)), layer, found.span())


def _by_role(clues: Clues, layers: Layers, rules: Table) -> Iterator[Told]:
    """Yield the years of headings whose part is a review or a plan."""
    expression = pattern(rules["by_role"]["pattern"])
    for layer, role in zip(layers.headings, clues.heading_roles, strict=False):
        found = expression.search(layer.text)
        if found and role in (Role.REVIEW, Role.PLAN):
            yield _told(role.value, int(found.group(1)), layer, found.span())


def _told(tells: str, year: int, layer: Layer, span: tuple[int, int]) -> Told:
    """Return what a wording tells: the review, the plan, half a year, or the year of a meeting."""
    review, plan = {
        "review": (year, None),
        "plan": (None, year),
        "half": (year, year),
        "meeting": (year - 1, year),
        "year_end": (year, year + 1),
    }[tells]
    return Told(review, plan, layer.quote(*span), layer.where)


def _dated(text: _Text) -> Iterator[Told]:
    """Yield what the date of the meeting tells."""
    layers = text.layers
    for layer in (layers.title, *layers.headline, layers.opening):
        name = "opening_date" if layer.where is Where.OPENING else "date"
        tries = (pattern(expression).search(layer.text) for expression in text.rules[name])
        found = next(filter(None, tries), None)
        if found is None:
            continue
        month = int(found.group(2))
        if month <= _FIRST_HALF:
            yield _told("meeting", int(found.group(1)), layer, found.span())
        elif month >= _LAST_QUARTER:
            yield _told("year_end", int(found.group(1)), layer, found.span())
        elif pattern(text.rules["this_year"]).search(layers.opening.text):
            yield _told("half", int(found.group(1)), layer, found.span())


def _in_body(text: _Text) -> Iterator[Told]:
    yield from _stated((text.layers.body,), text.rules["in_body"])


def _named(layers: Sequence[Layer], text: _Text) -> Iterator[Told]:
    """Yield the year in a title or a file name; what it means depends on the kind of text."""
    tells = text.rules["named"].get(text.kind)
    for layer in layers:
        found = _YEAR.search(layer.text)
        if found and tells:
            yield _told(tells, int(found.group(1)), layer, found.span())


def _forward(review: int, text: _Text) -> Told | None:
    """Return the year after the review where a text without a plan looks forward to it."""
    found = pattern(text.rules["outlook"]).search(text.layers.body.text)
    if found is None or int(found.group(1)) != review + 1:
        return None
    return _told("plan", review + 1, text.layers.body, found.span())


def _event(text: _Text) -> Iterator[Told]:
    """Yield the year of an event that the text calls this year's."""
    body = text.layers.body
    for rule in text.rules["events"]:
        found = pattern(rule["pattern"]).search(body.text)
        if found:
            year = int(rule.get("year", 0)) or int(rule["base"]) + _count(found.group(1), rule)
            yield _told("meeting" if text.plans else "review", year, body, found.span())


def _special(text: _Text) -> Iterator[Told]:
    """Yield the later of two years in a row of which the text says what was special in them."""
    found = list(pattern(text.rules["special"]).finditer(text.layers.body.text))
    years = {int(match.group(1)) for match in found}
    for match in found:
        year = int(match.group(1))
        if text.plans and text.reviews and years == {year - 1, year}:
            yield _told("meeting", year, text.layers.body, match.span())


def _count(words: str, rule: Table) -> int:
    """Return a number in digits or Chinese words, times the years that each counts."""
    if words.isdigit():
        return int(words) * int(rule.get("each", 1))
    digits = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
    tens, ten, ones = words.replace("百", "十" * 10).rpartition("十")
    value = digits.get(ones, 0) + ((digits.get(tens, 1) * 10) if ten else 0)
    return value * int(rule.get("each", 1))


def _national_session(text: _Text) -> Iterator[Told]:
    """Yield the year of a session of the National Congress or Conference."""
    rule = text.rules["session"]
    for layer in (*text.layers.headline, text.layers.title, text.layers.opening):
        found = pattern(rule["pattern"]).search(layer.text)
        if found:
            term, session = (_count(found.group(name), {}) for name in ("term", "session"))
            year = int(rule["base"]) + 5 * term + session - 1
            yield _told("meeting", year, layer, found.span())


def _repeated(text: _Text) -> Iterator[Told]:
    """Yield the latest year the text names, if it names one at least twice."""
    body = text.layers.body
    found = [
        m
        for m in re.finditer(r"(?<!\d)((?:19|20)\d\d)年(?!末|底|前)", body.text)
        if body.text[max(0, m.start() - 1) : m.start()] != "到"
    ]
    years = [match.group(1) for match in found]
    repeated = [match for match in found if years.count(match.group(1)) > 1]
    if repeated:
        latest = max(repeated, key=lambda match: match.group(1))
        yield _told("review", int(latest.group(1)), body, latest.span())


def _outside(clues: Clues, text: _Text) -> Iterator[Told]:
    """Yield what web page and file name tell."""
    if not clues.is_whole:
        return
    layers = text.layers
    for found in (layers.pages, layers.names):
        yield from islice(_stated(found, text.rules["stated"]), 2)
        yield from islice(_named(found, text), 1)
    for layer in layers.publications:
        date = pattern(text.rules["published"]).search(layer.text)
        if date:
            early = int(date.group(2)) <= _FIRST_HALF
            tells = "meeting" if early else "year_end" if text.plans else "review"
            yield _told(tells, int(date.group(1)), layer, date.span())


def _conflicts(
    years: tuple[int | None, int | None],
    used: Sequence[Told],
    inside: Sequence[Told],
    outside: Sequence[Told],
) -> Iterator[Conflict]:
    """Yield, once for each place, what tells another year than the one taken."""
    seen: set[tuple[str, Where]] = set()
    for name, value, side in (("review_year", years[0], 0), ("plan_year", years[1], 1)):
        telling = [told for told in used if _sides(told)[side] == value]
        proof = next(iter((*telling, *used)), None)
        for told in (*inside, *outside):
            other = _sides(told)[side]
            if proof is None or value is None or other is None or (name, told.where) in seen:
                continue
            seen.add((name, told.where))
            if other != value and not _may_agree(told, other - value):
                yield Conflict(
                    name, str(value), proof.quote, proof.where, str(other), told.quote, told.where
                )


def _sides(told: Told) -> tuple[int | None, int | None]:
    return told.review, told.plan


def _may_agree(told: Told, difference: int) -> bool:
    """Tell whether a name with one year can mean the meeting's or the one before."""
    loose = told.where in (*_OUTSIDE, Where.TITLE)
    return loose and None not in _sides(told) and abs(difference) <= 1
