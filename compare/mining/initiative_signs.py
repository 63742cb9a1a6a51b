"""Weigh the signs that a wording tells of a doing of one's own, and say the reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.lexicon import Table, pattern
from compare.text import letters_of

_QUOTED = re.compile("“([^“”]{2,40})”|《([^《》]{3,40})》")
_PARTS = re.compile("[·—，、；!！ 　-]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold one sign of a doing of one's own: its weight, its wording, the reason in words.

    `name` is empty for a sign that only supports another, `reason` for one that needs no words.
    """

    weight: float
    name: str
    reason: str


def signs_of(text: str, rest: str, rules: Table) -> list[Sign]:
    """Return the signs in a wording; `rest` holds the letters of all other districts' texts.

    The first sign with a name gives the doing its name.
    """
    found = [*_named(text, rest, rules), *_unquoted(text, rest, rules)]
    if not found:
        return []
    return [*found, *_supporting(text, rules)]


def _sign(rules: Table, key: str, name: str, word: str = "") -> Sign:
    rule = next(rule for rule in rules["sign"] if rule["key"] == key)
    return Sign(float(rule["weight"]), name, rule["reason"].format(name=name, word=word))


def _named(text: str, rest: str, rules: Table) -> list[Sign]:
    """Return the signs of the weightiest name in quotation marks that no other district uses."""
    best: list[Sign] = []
    for found in _QUOTED.finditer(text):
        signs = list(_of_name(found, text, rest, rules))
        if signs and sum(s.weight for s in signs) > sum(s.weight for s in best):
            best = signs
    return best


def _of_name(found: re.Match[str], text: str, rest: str, rules: Table) -> Iterator[Sign]:
    words = rules["words"]
    name = found.group(1) or found.group(2)
    letters = letters_of(name)
    if letters in rest or pattern(words["common"]).match(letters):
        return
    before, behind = text[: found.start()], text[found.end() :]
    led = pattern(words["before"]).search(before)
    if found.group(2):
        if pattern(words["issued"]).search(before) and not pattern(words["foreign"]).search(name):
            yield _sign(rules, "document", name)
        return
    is_code = pattern(words["code"]).fullmatch(name) is not None
    kind = pattern(words["behind"]).match(behind)
    if not is_code and not kind and not (led and len(letters) > 3):
        return
    yield _sign(rules, "code" if is_code else "brand", name)
    if pattern(words["lasting"]).match(behind):
        yield _sign(rules, "lasting", "")
    if pattern(words["topic_before"]).search(before) or pattern(words["topic_behind"]).match(
        behind
    ):
        yield _sign(rules, "topic", "")
    if _is_slogan(name, rest, words):
        yield _sign(rules, "slogan", "")


def _is_slogan(name: str, rest: str, words: Table) -> bool:
    """Tell whether a name is a campaign of the whole country or made of slogans alone."""
    if pattern(words["campaign"]).search(name):
        return True
    parts = [letters_of(part) for part in _PARTS.split(name) if letters_of(part)]
    return len(parts) > 1 and all(
        part in rest or pattern(words["slogan"]).search(part) for part in parts
    )


def _unquoted(text: str, rest: str, rules: Table) -> Iterator[Sign]:
    """Yield the sign of a mechanism that a text says it explores, founds or is first to have."""
    for found in pattern(rules["words"]["pioneer"]).finditer(text):
        name = found.group("name")
        if letters_of(name) not in rest:
            yield _sign(rules, "pioneer", name)
            return


def _supporting(text: str, rules: Table) -> Iterator[Sign]:
    """Yield the signs that support a doing but name none."""
    for key in ("first", "mechanism", "figures"):
        found = pattern(rules["words"][key]).search(text)
        if found:
            yield _sign(rules, key, "", found.group(0))
