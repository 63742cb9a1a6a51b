"""Quote what a clause claims to be the first of its kind, with where it is so and what it is."""

from __future__ import annotations

import re

from compare.lexicon import Table, pattern
from compare.mining.initiatives.clauses import Clause
from compare.mining.initiatives.dispersion import Voice
from compare.text import letters_of

# A claim with more letters is cut where what it claims ends.
_LONGEST = 40
# What is claimed has so many letters at least.
FEWEST_CLAIMED = 4
_FIRST = re.compile("[首率唯最]")


def weight_of_claim(key: str, clause: Clause, voice: Voice, rules: Table) -> float:
    """Return 1 for a claim to be first, less if only in the own district, 0 if only in size."""
    claims = pattern(rules["words"][key]).finditer(clause.text)
    doings = [found for found in claims if not _is_size(clause.text, found, rules)]
    if any(not _is_local(clause, found, voice, rules) for found in doings):
        return 1.0
    return float(rules["claims"]["own_weight"]) if doings else 0.0


def _is_size(text: str, found: re.Match[str], rules: Table) -> bool:
    """Tell whether the words of a claim only say how large a building is, which is no doing."""
    is_most = "最" in found.group()
    return is_most and pattern(rules["words"]["building"]).search(text) is not None


def _is_local(clause: Clause, found: re.Match[str], voice: Voice, rules: Table) -> bool:
    """Tell whether right before the words of a claim its own district is named."""
    first = _FIRST.search(clause.text, found.start(), found.end())
    start = first.start() if first else found.start()
    if pattern(rules["claims"]["own_scope"]).search(clause.text[:start]):
        return True
    at = clause.first_letter + len(letters_of(clause.text[:start]))
    is_behind_letter = start > 0 and clause.text[start - 1].isalnum()
    return start == found.start() and is_behind_letter and voice.place_share(at - 1, at) == 1


def claim_in(text: str, key: str, rules: Table) -> str:
    """Return the words of a claim with its scope and the whole of what it claims, or ""."""
    found = pattern(rules["words"][key]).search(text)
    if found is None:
        return ""
    scope = pattern(rules["claims"]["scope"]).search(text[: found.start()])
    start = scope.start() if scope else found.start()
    claim = text[start:].rstrip("。")
    for mark in re.finditer("、", claim):
        if _is_whole(claim[: mark.start()], mark.group(), rules):
            return claim[: mark.start()]
    if len(letters_of(claim)) > _LONGEST:
        claim = text[start : found.end()] + claimed_in(text[found.end() :], rules)
    return claim


def claimed_in(text: str, rules: Table) -> str:
    """Return what stands behind the words of a claim as a name: no verb before it nor behind it."""
    lead = pattern(rules["claims"]["lead"]).match(text)
    named = text[lead.end() :] if lead else text
    for end in pattern(rules["names"]["claim_end"]).finditer(named):
        before = named[: end.start()]
        if len(letters_of(before)) >= FEWEST_CLAIMED and _is_whole(before, end.group(), rules):
            named = before
            break
    tail = named.rpartition("的")[2]
    is_named = ends_as_doing(tail, rules) and len(letters_of(tail)) >= FEWEST_CLAIMED
    return tail if is_named else named


def _is_whole(before: str, mark: str, rules: Table) -> bool:
    """Tell whether a name may end here: words in a row before one noun belong together."""
    return mark != "、" or before.endswith("”") or ends_as_doing(before, rules)


def ends_as_doing(text: str, rules: Table) -> bool:
    """Tell whether a text ends in a word for a doing."""
    return any(
        found.end() == len(text)
        for heads in rules["heads"].values()
        for found in pattern(heads).finditer(text)
    )
