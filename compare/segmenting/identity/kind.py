"""Tell which body speaks and what kind of text it is, from the title down to the file name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Conflict, Role
from compare.segmenting.identity.clues import OPENING, Clues, Layer, Layers, Statement, Where
from compare.text import compact


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold a kind of text, whether it takes part in a comparison, and what tells it."""

    name: str
    comparable: bool
    said: Statement | None


def find_kind(clues: Clues, layers: Layers, lexicon: Lexicon) -> Kind:
    """Return the kind: by the title, then the form, then the text, then web page and file name."""
    table = lexicon.table("identity")
    if clues.is_note:
        return Kind(str(table["note_kind"]), False, None)
    opens = pattern(table["opens_report"]).search(layers.opening.text) is not None
    has_parts = clues.named_parts and bool({Role.REVIEW, Role.PLAN} & clues.roles)
    named = _named_kind(layers.title, table, is_report=opens and has_parts)
    if named:
        return named
    if clues.signed and not opens and not (has_parts and _was_given(layers, table)):
        return Kind(str(table["signed_kind"]), True, None)
    given = pattern(table["given_as"]).search(layers.opening.text)
    if given:
        named = _named_kind(Layer(Where.OPENING, given.group(1), given.group(1)), table)
        if named:
            return named
    outside = _outside_kind(layers, table) if clues.is_whole else None
    # A file name cannot make a report of a text that has none of its parts.
    if outside and outside.comparable and not (has_parts or opens):
        outside = None
    unnamed = Kind(str(table["unnamed_kind"]), True, None) if has_parts or opens else None
    other = Kind(str(table["other_kind"]), False, None)
    return _closing_kind(clues, table) or outside or unnamed or other


def _was_given(layers: Layers, table: Table) -> bool:
    """Tell whether title or byline name the assembly before which a text was given."""
    session = pattern(table["session"])
    return any(session.search(layer.text) for layer in (layers.title, *layers.headline))


def _closing_kind(clues: Clues, table: Table) -> Kind | None:
    """Return the kind that the end of a text tells, as that of a leading article does."""
    for rule in table["kinds"]:
        closing = not rule["comparable"] and rule.get("closing", False)
        if closing and pattern(rule["pattern"]).search(clues.body[-OPENING:]):
            return Kind(str(rule["kind"]), False, None)
    return None


def _outside_kind(layers: Layers, table: Table) -> Kind | None:
    found = (_named_kind(layer, table) for layer in (*layers.pages, *layers.names))
    return next(filter(None, found), None)


def _named_kind(layer: Layer, table: Table, *, is_report: bool = False) -> Kind | None:
    """Return the kind that a name tells; `is_report` says that the text itself is one."""
    text = compact(layer.text)
    bare = pattern(table["brackets"]).sub("", text)
    for rule in table["kinds"]:
        if is_report and rule.get("only_title", False):
            continue
        found = pattern(rule["pattern"]).search(text if rule.get("brackets") else bare)
        if found and not ("unless" in rule and pattern(rule["unless"]).search(bare)):
            said = Statement(str(rule["kind"]), found.group(0), layer.where)
            return Kind(str(rule["kind"]), bool(rule["comparable"]), said)
    return None


def find_body(
    clues: Clues, layers: Layers, lexicon: Lexicon
) -> tuple[Statement | None, tuple[Conflict, ...]]:
    """Return the body that speaks, and where others are named.

    The title, a byline or the opening says it outright; otherwise the text tells by what it
    names most, then the web page and the file name.
    """
    table = lexicon.table("identity")
    stated = list(_stated(clues, layers, table))
    counted = _counted(layers, table)
    inside = [said for said in stated if said.where not in (Where.PAGE_TITLE, Where.FILE_NAME)]
    said = inside[0] if inside else counted or (stated[0] if stated else None)
    if said is None:
        return None, ()
    others = {other.value: other for other in reversed(stated) if other.value != said.value}
    return said, tuple(
        Conflict("body", said.value, said.quote, said.where, other.value, other.quote, other.where)
        for other in others.values()
    )


def _stated(clues: Clues, layers: Layers, table: Table) -> Iterator[Statement]:
    """Yield the bodies named outright, the most trusted first."""
    for layer in (layers.title, *layers.headline):
        said = _last_named(layer, table["bodies"])
        if said:
            yield said
            break
    for body, expression in table["behalf"].items():
        found = pattern(expression).search(layers.opening.text)
        if found:
            yield Statement(body, layers.opening.quote(*found.span()), Where.OPENING)
            break
    for layer in (*layers.pages, *layers.names) if clues.is_whole else ():
        name = pattern(table["site"]).split(layer.text)[0]
        said = _last_named(Layer(layer.where, name, layer.raw), table["bodies"])
        if said:
            yield said


def _last_named(layer: Layer, bodies: Table) -> Statement | None:
    """Return the body that a text names last, since what it is part of stands before it."""
    text = compact(layer.text)
    best: tuple[int, int, str, str] | None = None
    for body, expressions in bodies.items():
        for expression in expressions:
            for found in pattern(expression).finditer(text):
                item = (found.end(), found.end() - found.start(), body, found.group(0))
                best = max(best, item) if best else item
    return Statement(best[2], best[3], layer.where) if best else None


def _counted(layers: Layers, table: Table) -> Statement | None:
    """Return the body that the text names most, if it does so more than once."""
    counts: dict[str, tuple[int, str]] = {}
    for body, words in table["counted"].items():
        found = [word for word in words if word in layers.body.text]
        if found:
            counts[body] = (sum(map(layers.body.text.count, found)), found[0])
    best = max(counts, key=lambda body: counts[body][0], default=None)
    if best is None or counts[best][0] < 2:
        return None
    return Statement(best, counts[best][1], Where.BODY)
