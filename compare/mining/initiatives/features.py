"""Describe a clause by the features that speak for or against a doing of one's own."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.lexicon import Table, pattern
from compare.mining.initiatives.clauses import Clause
from compare.mining.initiatives.dispersion import Voice
from compare.mining.initiatives.names import Name, View, names_of
from compare.model.report import Role

Features = dict[str, float]
# Names in a row share the verb before them and the kind behind them.
_SIBLINGS_BEFORE = re.compile("(?:“[^“”]*”[、和]?)+$")
_SIBLINGS_BEHIND = re.compile("^(?:[、和]?“[^“”]*”)+")
_LONG = 40
_MANY = 4
_LEADING = 3


@dataclass(frozen=True, slots=True)
class Described:
    """Hold a clause with its names and its features; a feature that is not there is 0."""

    clause: Clause
    names: tuple[Name, ...]
    features: Features


def describe(clause: Clause, formula_share: float, view: View) -> Described | None:
    """Return a clause with its features, None where nothing in it can name a doing."""
    text, rules = clause.text, view.rules
    features = _of_words(text, rules)
    if "“" not in text and not any(key in features for key in rules["naming"]):
        return None
    names = tuple(names_of(clause, view))
    features |= _of_dispersion(clause, view.voice)
    features |= _of_place(clause, formula_share)
    own = [name for name in names if name.is_own]
    quoted = [name for name in own if name.is_quoted]
    named = [name for name in own if not name.is_quoted]
    features["quoted"] = float(any(name.is_quoted for name in names))
    features["titled"] = float(any(name.kind == "titled" for name in names))
    features["quoted_common"] = features["quoted"] * float(not quoted)
    if own and "doing" in features:
        features["own_done"] = 1.0
    if quoted:
        features |= _of_quoted(quoted, clause, view)
        features["quoted_soft"] = features.get("soft_verb", 0.0)
    if named:
        features |= _of_named(named, clause, view)
    is_first = "first_in_country" in features or "first_in_world" in features
    features["product_first"] = float(is_first and "product" in features)
    return Described(clause, names, features)


def main_name(names: Sequence[Name], quoted: bool) -> Name:
    """Return the name that stands for its clause: the least shared, the longest."""
    fitting = [name for name in names if name.is_quoted is quoted]
    return min(fitting, key=lambda name: (len(name.holders), -len(name.letters), name.start))


def _of_words(text: str, rules: Table) -> Features:
    """Return the features of the words that stand in a text; the others are left out."""
    features = {key: 1.0 for key, words in rules["words"].items() if pattern(words).search(text)}
    if is_national(text, rules):
        features["national"] = 1.0
    return features


def is_national(text: str, rules: Table) -> bool:
    """Tell whether a text names a programme that the whole country carries out."""
    return _any_of(tuple(rules["national"]["names"])).search(text) is not None


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))


def _of_dispersion(clause: Clause, voice: Voice) -> Features:
    low, high = clause.first_letter, clause.last_letter
    return {
        "new_runs_of_two": voice.novelty(2, low, high) - voice.usual(2),
        "new_runs_of_three": voice.novelty(3, low, high) - voice.usual(3),
        "new_runs_of_four": voice.novelty(4, low, high) - voice.usual(4),
        "place_share": voice.place_share(low, high),
        "place_first": float(voice.place_share(low, low + 1)),
        "repeated": math.log(max(1, voice.repetition(low, high))),
    }


def _of_place(clause: Clause, formula_share: float) -> Features:
    return {
        "review": float(clause.role is Role.REVIEW),
        "demand": float(clause.role in (Role.OVERALL_REQUIREMENT, Role.TARGETS)),
        "heading": float(clause.sentence.is_heading),
        "length": min(_LONG, clause.last_letter - clause.first_letter) / 20,
        "enumerated": min(_MANY, clause.text.count("、")) / 2,
        "formula_share": formula_share,
    }


def _of_quoted(own: Sequence[Name], clause: Clause, view: View) -> Features:
    text, voice, words = clause.text, view.voice, view.rules["names"]
    name = main_name(own, quoted=True)
    before = _SIBLINGS_BEFORE.sub("", text[: name.start])
    behind = _SIBLINGS_BEHIND.sub("", text[name.end :])
    is_code = pattern(words["code"]).search(name.text) is not None
    is_plus = pattern(words["plus"]).search(name.text) is not None
    return {
        "quoted_own": 1.0,
        "quoted_few": float(bool(name.holders)),
        "quoted_aim": float(pattern(words["aim"]).search(before) is not None),
        "quoted_topic": _beside(words, "topic", before, behind),
        "quoted_figure": _beside(words, "figure", before, behind),
        "quoted_first": float(not before),
        "quoted_kind": float(pattern(words["kind"]).search(behind) is not None),
        "quoted_system": float(pattern(words["system"]).search(behind) is not None),
        "quoted_counted": float(pattern(words["counted"]).search(name.letters) is not None),
        "quoted_code": float(is_code),
        "quoted_plus": float(is_plus and not is_code),
        "quoted_paired": float(pattern(words["paired"]).search(name.text) is not None),
        "quoted_local": float(bool(voice.local.intersection(name.letters))),
        "quoted_repeated": float(voice.count(name.letters) > 1),
        "quoted_several": float(min(_LEADING, len(own)) - 1),
        "quoted_share": sum(len(one.letters) for one in own)
        / max(1, clause.last_letter - clause.first_letter),
    }


def _beside(words: Table, key: str, before: str, behind: str) -> float:
    """Return 1 where the words of a key stand before or behind a name."""
    is_before = pattern(words[f"{key}_before"]).search(before) is not None
    return float(is_before or pattern(words[f"{key}_behind"]).match(behind) is not None)


def _of_named(own: Sequence[Name], clause: Clause, view: View) -> Features:
    name = main_name(own, quoted=False)
    return {
        "named_own": 1.0,
        "named_share": len(name.letters) / max(1, clause.last_letter - clause.first_letter),
        "named_repeated": float(view.voice.count(name.letters) > 1),
        "named_thing": float(
            pattern(view.rules["names"]["thing"]).search(name.letters) is not None
        ),
        "named_mechanism": float(name.kind == "mechanism"),
        "named_activity": float(name.kind == "activity"),
        "named_zone": float(name.kind == "zone"),
    }
