"""Say in words why a passage stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.lexicon import Table, pattern
from compare.mining.initiatives.choosing import Candidate, own_name, told_name
from compare.mining.initiatives.claims import FEWEST_CLAIMED, claim_in, claimed_in
from compare.mining.initiatives.dispersion import Voice
from compare.mining.initiatives.features import Described
from compare.mining.initiatives.names import is_national
from compare.text import letters_of

_MOST_DISTRICTS = 2
_REPEATED = 3
_CLAIMS = ("first_in_world", "first_in_country", "pioneering")


def reason_of(candidate: Candidate, voice: Voice, rules: Table) -> str:
    """Return the reasons of a passage that its most telling clause gives, joined by semicolons."""
    described = candidate.first.described
    told: list[str] = []
    beside: list[str] = []
    groups: set[str] = set()
    for rule in rules["reason"]:
        group = rule.get("group", rule["feature"])
        is_late = bool(rule.get("last")) and bool(told)
        if group in groups or is_late or not _holds(rule, described, voice):
            continue
        groups.add(group)
        (beside if rule.get("beside") else told).append(_worded(rule, described, voice, rules))
    return "；".join(dict.fromkeys([*told, *beside]))


def name_in(candidate: Candidate, rules: Table) -> str:
    """Return the name of a passage's doing: its own, a claimed one, or what the clause is about."""
    described = candidate.first.described
    name = own_name(described)
    if name is not None:
        return name.text
    return next(iter(_other_names(described, rules)))


def is_named(candidate: Candidate) -> bool:
    """Tell whether a passage has a name or a claim, and not only figures or a document's title."""
    described = candidate.first.described
    if any(name.kind != "titled" for name in described.names):
        return True
    told = described.features
    is_claimed = any(told.get(key) for key in (*_CLAIMS, "spread", "spread_around"))
    return is_claimed or not (told.get("measured") or told.get("titled"))


def _other_names(described: Described, rules: Table) -> Iterator[str]:
    """Yield what may stand for a name: a claim, any name, the clause without its verb."""
    text = described.clause.text
    for key in _CLAIMS:
        found = pattern(rules["words"][key]).search(text)
        if found:
            claimed = claimed_in(text[found.end() :], rules)
            is_long = len(letters_of(claimed)) >= FEWEST_CLAIMED
            yield claimed if is_long else text[found.start() :]
    for name in sorted(described.names, key=lambda one: (one.is_quoted, -len(one.letters))):
        if name.kind != "titled" and not is_national(name.letters, rules):
            yield name.text
    for edge in pattern(rules["words"]["soft_verb"]).finditer(text):
        if len(letters_of(text[edge.end() :])) > 1:
            yield claimed_in(text[edge.end() :], rules) or text[edge.end() :]
    yield claimed_in(text, rules) or text


def _holds(rule: Table, described: Described, voice: Voice) -> bool:
    if rule["feature"] == "repeated_name":
        return voice.count(told_name(described) or "\n\n") >= _REPEATED
    if rule["feature"] == "quoted_common" and not _common(described):
        return False
    least = float(rule.get("least", 0.5))
    return described.features.get(rule["feature"], 0.0) >= least


def _worded(rule: Table, described: Described, voice: Voice, rules: Table) -> str:
    name = own_name(described)
    letters = name.letters if name else ""
    return str(rule["reason"]).format(
        name=_inner(name.text) if name else "",
        word=_inner(_word(rule["feature"], described.clause.text, rules)),
        common=_inner(_common(described)),
        count=voice.count(letters) if letters else 0,
        districts=_listed(name.holders if name else ()),
    )


def _word(feature: str, text: str, rules: Table) -> str:
    """Return the words of a clause by which a feature is known, a claim with what it claims."""
    if feature in _CLAIMS:
        return claim_in(text, feature, rules)
    expression = rules["words"].get(feature)
    found = pattern(expression).search(text) if expression else None
    return found.group(0) if found else ""


def _common(described: Described) -> str:
    """Return the first name in quotation marks that others have too, "" where there is none."""
    return next((one.text for one in described.names if one.is_quoted and one.holders), "")


def _inner(text: str) -> str:
    """Return words that stand in quotation marks with single ones of their own."""
    return text.replace("“", "‘").replace("”", "’")


def _listed(districts: Sequence[str]) -> str:
    shown = "、".join(districts[:_MOST_DISTRICTS])
    return shown if len(districts) <= _MOST_DISTRICTS else f"{shown}等{len(districts)}家"
