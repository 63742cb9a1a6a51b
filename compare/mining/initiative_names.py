"""Find doings that are named in quotation marks, and weigh how a name stands in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.lexicon import Table, pattern
from compare.mining.initiative_signs import Doing, Sign, sign_of
from compare.mining.initiative_words import OwnWords
from compare.text import letters_of

_QUOTED = re.compile("“([^“”]{2,40})”|《([^《》]{3,40})》")
# Names in a row share the verb before them and the kind behind them.
_SIBLINGS_BEFORE = re.compile("(?:“[^“”]*”[、和]?)+$")
_SIBLINGS_BEHIND = re.compile("^(?:[、和]?“[^“”]*”)+")
_PARTS = re.compile("[·—，、；!！ 　-]+")
_FEW_LETTERS = 3
_LONG_NAME = 4
# A name of so many letters is a phrase that somebody coined.
_PHRASE = 5
# A name that so many other districts have is one of the whole country.
_MANY = 3


def quoted_doings(text: str, own: OwnWords, rules: Table) -> Iterator[Doing]:
    """Yield the doings named in quotation marks that no other district names."""
    for found in _QUOTED.finditer(text):
        signs = _document(found, text, own, rules) if found.group(2) else None
        signs = signs if signs is not None else list(_of_name(found, text, own, rules))
        if signs:
            yield Doing(tuple(signs))


def _document(found: re.Match[str], text: str, own: OwnWords, rules: Table) -> list[Sign]:
    words = rules["words"]
    name = found.group(2)
    issued = pattern(words["issued"]).search(text[: found.start()])
    if not issued or pattern(words["foreign"]).search(name) or own.is_shared(letters_of(name)):
        return []
    return [sign_of(rules, "document", name, span=found.span())]


def _of_name(found: re.Match[str], text: str, own: OwnWords, rules: Table) -> Iterator[Sign]:
    words = rules["words"]
    name, end = found.group(1), found.end()
    before = _SIBLINGS_BEFORE.sub("", text[: found.start()])
    behind = _SIBLINGS_BEHIND.sub("", text[end:])
    kind = pattern(words["behind"]).match(behind)
    letters = letters_of(name)
    if pattern(words["common"]).match(letters) or pattern(words["cited"]).search(name):
        return
    if own.is_shared(letters):
        whole = found.group(0) + kind.group(0) if kind else ""
        stands = bool(whole) and text.startswith(whole, found.start())
        if not stands or not _is_compound(name, whole, own, rules):
            return
        key = "compound" if letters[:1].isdigit() else "of_common"
        yield sign_of(rules, key, whole, span=(found.start(), found.start() + len(whole)))
    else:
        led = pattern(words["before"]).search(before)
        is_doing = bool(kind or (led and len(letters) >= _LONG_NAME))
        is_code = pattern(words["code"]).fullmatch(name) is not None
        yield sign_of(rules, _key(is_code, is_doing), name, span=(found.start(), end))
        yield from _shape(name, letters, own, rules)
    if pattern(words["lasting"]).match(behind):
        yield sign_of(rules, "lasting")
    for key in ("counted", "national"):
        if pattern(words[key]).search(name):
            yield sign_of(rules, key)
    for key in ("topic", "figure_of_speech"):
        if any(_beside(words, key, before, behind)):
            yield sign_of(rules, key)
    if _is_slogan(name, own, words):
        yield sign_of(rules, "slogan")


def _is_compound(name: str, whole: str, own: OwnWords, rules: Table) -> bool:
    """Tell whether a name that others use too becomes one's own with what follows it."""
    letters = letters_of(whole)
    is_new = own.novelty(letters) >= float(rules["novel_enough"]) and not own.is_shared(letters)
    is_national = pattern(rules["words"]["campaign"]).search(name) is not None
    is_code = name[:1].isdigit()
    return is_new and not is_national and (is_code or own.holders(letters_of(name)) < _MANY)


def _shape(name: str, letters: str, own: OwnWords, rules: Table) -> Iterator[Sign]:
    """Yield the signs that the form of a name gives."""
    words = rules["words"]
    is_numbered = pattern(words["numbered"]).fullmatch(letters) is not None
    if pattern(words["code"]).fullmatch(name) and pattern(words["fashion"]).search(name):
        yield sign_of(rules, "fashion")
    elif len(letters) >= _PHRASE and not is_numbered:
        yield sign_of(rules, "phrase")
    if len(letters) <= _FEW_LETTERS:
        yield sign_of(rules, "short")
    if is_numbered:
        yield sign_of(rules, "numbered")
    if own.is_local(letters):
        yield sign_of(rules, "local")
    if own.is_repeated(letters):
        yield sign_of(rules, "repeated")


def _key(is_code: bool, is_kind: bool) -> str:
    if is_code:
        return "code"
    return "brand" if is_kind else "quoted"


def _beside(words: Table, key: str, before: str, behind: str) -> Iterator[bool]:
    """Yield whether the words of a key stand before and behind a name."""
    yield pattern(words[f"{key}_before"]).search(before) is not None
    yield pattern(words[f"{key}_behind"]).match(behind) is not None


def _is_slogan(name: str, own: OwnWords, words: Table) -> bool:
    """Tell whether a name is a campaign of the whole country or made of slogans alone."""
    if pattern(words["campaign"]).search(name):
        return True
    parts = [letters_of(part) for part in _PARTS.split(name) if letters_of(part)]
    return len(parts) > 1 and all(
        own.is_shared(part) or pattern(words["slogan"]).search(part) for part in parts
    )
