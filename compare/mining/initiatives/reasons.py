"""Say in words why a passage stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.lexicon import Table, pattern
from compare.mining.initiatives.choosing import Candidate, own_name, told_name
from compare.mining.initiatives.dispersion import Voice
from compare.mining.initiatives.features import Described, is_national
from compare.text import letters_of

_MOST_DISTRICTS = 2
_REPEATED = 3
_SHORTEST = 4


def reason_of(candidate: Candidate, voice: Voice, rules: Table) -> str:
    """Return the reasons of a passage that its most telling clause gives, joined by semicolons."""
    described = candidate.first.described
    told: list[str] = []
    groups: set[str] = set()
    for rule in rules["reason"]:
        group = rule.get("group", rule["feature"])
        is_late = bool(rule.get("last")) and bool(told)
        if group in groups or is_late or not _holds(rule, described, voice):
            continue
        groups.add(group)
        told.append(_worded(rule, described, voice, rules))
    return "；".join(dict.fromkeys(told))


def name_in(candidate: Candidate, rules: Table) -> str:
    """Return the name of a passage's doing: its own, a claimed one, or what the clause is about."""
    described = candidate.first.described
    name = own_name(described)
    if name is not None:
        return name.text
    return next(iter(_other_names(described, rules)))


def _other_names(described: Described, rules: Table) -> Iterator[str]:
    """Yield what may stand for a name: a claim, any name, the clause without its verb."""
    text = described.clause.text
    for key in ("first_in_world", "first_in_country", "pioneering"):
        found = pattern(rules["words"][key]).search(text)
        if found:
            claimed = text[found.end() :].lstrip("了")
            end = pattern(rules["names"]["claim_end"]).search(claimed)
            claimed = claimed[: end.start()] if end else claimed
            yield claimed if len(letters_of(claimed)) >= _SHORTEST else text[found.start() :]
    for name in sorted(described.names, key=lambda one: (one.is_quoted, -len(one.letters))):
        if name.kind != "titled" and not is_national(name.letters, rules):
            yield name.text
    for edge in pattern(rules["words"]["soft_verb"]).finditer(text):
        if len(letters_of(text[edge.end() :])) > 1:
            yield text[edge.end() :]
    yield text


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
    expression = rules["words"].get(feature)
    found = pattern(expression).search(text) if expression else None
    if found is None:
        return ""
    if feature.startswith("spread"):
        return found.group(0)
    return text[found.start() :].partition("、")[0].strip("。")


def _common(described: Described) -> str:
    """Return the first name in quotation marks that others have too, "" where there is none."""
    return next((one.text for one in described.names if one.is_quoted and one.holders), "")


def _inner(text: str) -> str:
    """Return words that stand in quotation marks with single ones of their own."""
    return text.replace("“", "‘").replace("”", "’")


def _listed(districts: Sequence[str]) -> str:
    shown = "、".join(districts[:_MOST_DISTRICTS])
    return shown if len(districts) <= _MOST_DISTRICTS else f"{shown}等{len(districts)}家"
