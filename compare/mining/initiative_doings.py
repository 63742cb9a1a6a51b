"""Find the named doings in a wording: in quotation marks, as a first, or by what they are."""

from __future__ import annotations

from collections.abc import Iterator

from compare.lexicon import Table, pattern
from compare.mining.initiative_names import quoted_doings
from compare.mining.initiative_signs import Doing, Sign, sign_of
from compare.mining.initiative_words import OwnWords
from compare.text import letters_of


def doings_of(text: str, own: OwnWords, rules: Table) -> list[Doing]:
    """Return the named doings in a wording, the weightiest first."""
    found = [
        *quoted_doings(text, own, rules),
        *_claimed(text, own, rules),
        *_unquoted(text, own, rules),
    ]
    return sorted(found, key=lambda doing: (-doing.weight, doing.span))


def supporting(text: str, rules: Table) -> list[Sign]:
    """Return the signs that support a doing but name none."""
    keys = ("known", "mechanism", "figures", "explains", "ordinary")
    found = ((key, pattern(rules["words"][key]).search(text)) for key in keys)
    return [sign_of(rules, key, word=match.group(0)) for key, match in found if match]


def _claimed(text: str, own: OwnWords, rules: Table) -> Iterator[Doing]:
    """Yield what a text says to be the first or the only one of its kind."""
    words = rules["words"]
    for key in ("first", "pioneered"):
        for found in pattern(words[key]).finditer(text):
            name = found.group("name").strip("、")
            if own.is_shared(letters_of(name)) or pattern(words["ranked"]).search(found.group(0)):
                continue
            signs = [sign_of(rules, key, name, found.group(0), found.span())]
            signs += [sign_of(rules, "product")] if pattern(words["product"]).search(text) else []
            yield Doing(tuple(signs))


def _unquoted(text: str, own: OwnWords, rules: Table) -> Iterator[Doing]:
    """Yield what is named without quotation marks: what is founded or explored, or own names."""
    words = rules["words"]
    for key in ("pioneer", "own_name"):
        for found in pattern(words[key]).finditer(text):
            name = found.group("name")
            letters = letters_of(name)
            is_new = own.novelty(letters) >= float(rules["novel_enough"])
            if own.is_shared(letters) or (key == "own_name" and not is_new):
                continue
            signs = [sign_of(rules, key, name, span=found.span("name"))]
            signs += [sign_of(rules, "local")] if own.is_local(letters) else []
            signs += [sign_of(rules, "repeated")] if own.is_repeated(letters) else []
            signs += [sign_of(rules, "plain")] if pattern(words["plain"]).search(name) else []
            yield Doing(tuple(signs))
