"""Tell what a heading or a passage is there for."""

from __future__ import annotations

from functools import lru_cache

from compare.lexicon import Lexicon, pattern
from compare.model.report import Role
from compare.segmenting.numbering import without_number
from compare.text import compact

# More than one document has.
_KEPT = 1 << 13


def heading_role(heading: str, lexicon: Lexicon) -> Role | None:
    """Return the role that a heading gives to all below it, None where it gives none."""
    flat = compact(without_number(compact(heading), lexicon))
    for rule in lexicon.table("structure")["heading_role"]:
        if pattern(rule["pattern"]).search(flat):
            return Role(rule["role"])
    return None


@lru_cache(maxsize=_KEPT)
def says(expression: str, sentence: str) -> bool:
    """Tell whether a pattern stands in a sentence; several steps ask the same of one."""
    return pattern(expression).search(sentence) is not None


def passage_role(sentence: str, lexicon: Lexicon) -> Role | None:
    """Return the role that a sentence gives to itself and the rest of its paragraph."""
    for rule in lexicon.table("structure")["passage_role"]:
        if not says(rule["pattern"], sentence):
            continue
        if "unless" in rule and pattern(rule["unless"]).search(sentence):
            continue
        return Role(rule["role"])
    return None


def begins_acknowledgement(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says whom the results are owed to, before the thanks themselves."""
    for rule in lexicon.table("structure")["passage_role"]:
        if "starts" in rule and says(rule["starts"], sentence):
            return True
    return False


def says_thanks(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text thanks, or says whose work the results are."""
    rules = lexicon.table("structure")
    thanks = [rule for rule in rules["passage_role"] if rule["role"] == Role.ACKNOWLEDGEMENT]
    return any(
        says(expression, text)
        for expression in (*(rule["pattern"] for rule in thanks), rules["thanks"]["owed"])
    )


def is_guidance(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says under whose guidance and to what end a plan is made."""
    return pattern(lexicon.table("structure")["guidance"]["pattern"]).search(sentence) is not None


def is_preamble(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph addresses the meeting or announces the report."""
    return pattern(lexicon.table("structure")["preamble"]["pattern"]).search(paragraph) is not None


def names_requirement(heading: str, lexicon: Lexicon) -> bool:
    """Tell whether the heading of a plan also names what the coming year demands."""
    flat = compact(without_number(compact(heading), lexicon))
    return pattern(lexicon.table("structure")["lead"]["named"]).search(flat) is not None


def opens_plan(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph turns to the coming year without any heading."""
    return pattern(lexicon.table("structure")["lead"]["opening"]).match(paragraph) is not None


def sets_target(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence in the lead of a plan says how much the economy is to grow."""
    return pattern(lexicon.table("structure")["lead"]["sets"]).match(sentence) is not None


def admits_in_plan(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence in the lead of a plan plainly admits shortcomings."""
    return pattern(lexicon.table("structure")["admission"]["in_plan"]).search(sentence) is not None


def is_closing(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph is the final call."""
    rules = lexicon.table("structure")["closing"]
    opens = pattern(rules["pattern"]).match(paragraph) is not None
    calls = pattern(rules["call"]).search(paragraph) is not None
    return (opens and calls) or is_sure_call(paragraph, lexicon)


def is_sure_call(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph calls as only a closing does, whatever it begins with."""
    return pattern(lexicon.table("structure")["closing"]["sure"]).search(paragraph) is not None


def is_address(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph only addresses the meeting."""
    return pattern(lexicon.table("structure")["closing"]["address"]).match(paragraph) is not None


def is_answer(sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence promises to mend the shortcomings named before it."""
    return pattern(lexicon.table("structure")["admission"]["answer"]).search(sentence) is not None


def lists_on(paragraph: str, lexicon: Lexicon) -> bool:
    """Tell whether a paragraph goes on with a list of shortcomings or answers it."""
    return pattern(lexicon.table("structure")["admission"]["goes_on"]).match(paragraph) is not None
