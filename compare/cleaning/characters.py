"""Normalise characters one by one: scan spaces, half-width punctuation, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import compress

from compare.model.report import CleanText, Edit
from compare.text import is_han

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_CORNERS = {"「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "＂": '"'}
_PUNCTUATION = frozenset(
    "，。；：！？、（）“”‘’《》〈〉【】—…·「」『』" + "".join(_FULL_WIDTH) + '"'
)
_CLAUSE_END = re.compile('[，。；：！？、（）“”‘’《》〈〉【】…,;:!?()"]')
# Half phrases that a deliberate blank sets apart have the same number of letters: 亮实绩 树形象.
_SHORTEST_HALF = 3
_LONGEST_CLAUSE = 200
_AROUND_PAIR = frozenset('“”‘’「」『』《》"·—')
_LONGEST_TITLE = 40
_STOP = re.compile("[。！？；，,;]")
_SPACE = re.compile(r"\s")
_HALF_WIDTH = re.compile("[,;:!?()]")
_STRAIGHT = re.compile('"')
_CORNER = re.compile("[「」『』〝〞＂]")
_INNER_SPACE = re.compile("[ \t](?<=[\u4e00-\u9fff，。、].)(?=[\u4e00-\u9fff])")
# A scan has a blank every line or so; clean texts have next to none.
_SCAN_SPACE_SHARE = 0.004


def normalise(text: CleanText, scanned: bool) -> tuple[CleanText, list[Edit]]:
    """Return the normalised text and the log; characters are removed or replaced one by one.

    In a `scanned` text a blank between Chinese characters is damage unless it sets two equal half
    phrases apart; elsewhere a blank in a title is kept.
    """
    edits: list[Edit] = []
    is_title = not scanned and len(text) <= _LONGEST_TITLE and not _STOP.search(text.text)

    def without_space(value: str, index: int) -> str:
        return _without_space(value, index, is_title)

    def one_style(value: str, index: int) -> str:
        return _CORNERS.get(value[index], value[index])

    text = _apply(text, _SPACE, without_space, "scan_space", edits)
    text = _apply(text, _HALF_WIDTH, _full_width, "punctuation", edits)
    text = _apply(text, _CORNER, one_style, "quote", edits)
    return _straight_quotes(text, edits), edits


Rule = Callable[[str, int], str]


def _apply(
    text: CleanText, which: re.Pattern[str], rule: Rule, reason: str, edits: list[Edit]
) -> CleanText:
    """Replace such characters by what `rule` says (one character or none) and log the changes."""
    characters = list(text.text)
    changed = False
    for found in which.finditer(text.text):
        index, position = found.start(), text.positions[found.start()]
        new = rule(text.text, index)
        if new != found.group():
            changed = True
            characters[index] = new
            edits.append(Edit(position, position + 1, new, reason))
    if not changed:
        return text
    kept = compress(text.positions, characters)
    return CleanText("".join(characters), tuple(kept))


def has_scan_spaces(text: str) -> bool:
    """Tell whether blanks stand inside the running text of a source, as they do in scans."""
    running = [line for line in text.splitlines() if len(line) > _LONGEST_TITLE]
    letters = sum(map(len, running))
    return letters > 0 and sum(len(_INNER_SPACE.findall(line)) for line in running) > (
        _SCAN_SPACE_SHARE * letters
    )


def _without_space(text: str, index: int, is_title: bool) -> str:
    # No clause is as long as that, and a text may stand on one line.
    before = text[max(0, index - _LONGEST_CLAUSE) : index].rstrip()
    after = text[index : index + _LONGEST_CLAUSE].lstrip()
    if not before or not after or text[index - 1].isspace():
        return ""
    if _is_wide(before[-1]) or _is_wide(after[0]):
        return "　" if is_title or _is_deliberate(before, after) else ""
    return " "


def _is_wide(character: str) -> bool:
    return is_han(character) or character in _PUNCTUATION


def _is_deliberate(before: str, after: str) -> bool:
    """Tell whether a blank sets phrases of equal length apart.

    They fill a line, or stand between marks of quotation or of a title.
    """
    left, right = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after)[0]
    phrases = [*left.split(), *right.split()]
    if not all(map(is_han, "".join(phrases))) or len(set(map(len, phrases))) != 1:
        return False
    outer = before[: len(before) - len(left)][-1:] + after[len(right) :][:1]
    return len(phrases[0]) >= _SHORTEST_HALF and all(mark in _AROUND_PAIR for mark in outer)


def _full_width(text: str, index: int) -> str:
    character = text[index]
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    # Between Latin letters or digits the mark belongs to them: 3,000, 10:30, http://.
    if (before + after).isascii() and before.isalnum() and (after.isalnum() or after == "/"):
        return character
    return _FULL_WIDTH[character]


def _straight_quotes(text: CleanText, edits: list[Edit]) -> CleanText:
    """Turn straight quotation marks into pairs; an odd last one stays an opening mark."""
    opening = True

    def pair(_: str, __: int) -> str:
        nonlocal opening
        mark = "“" if opening else "”"
        opening = not opening
        return mark

    return _apply(text, _STRAIGHT, pair, "quote", edits)
