"""Give a section its theme, from the word lists of its kind of body."""

from __future__ import annotations

from collections.abc import Set
from operator import add

from compare.lexicon import Lexicon

_HEADING_WEIGHT = 6.0
# Words per thousand letters; below this a section has no theme of its own.
_LEAST_SCORE = 3.0


def theme_of(heading: str, text: str, body: str | None, lexicon: Lexicon) -> str | None:
    """Return the theme whose words a section uses most, or None where none stands out."""
    scores = theme_scores(heading, text, body, lexicon)
    if not scores:
        return None
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LEAST_SCORE else None


def theme_scores(heading: str, text: str, body: str | None, lexicon: Lexicon) -> dict[str, float]:
    """Return how much a section uses the words of each theme of its kind of body.

    The words of the heading count more than those of the text, and the text's are taken by the
    thousand letters, so that long sections have no advantage.
    """
    themes = lexicon.table("themes").get(body or "", [])
    # Most words do not stand in a text, which its pairs of letters tell soonest.
    pairs = set(map(add, text, text[1:]))
    return {theme["name"]: _score(theme, heading, text, pairs) for theme in themes}


def _score(theme: dict[str, list[str]], heading: str, text: str, pairs: Set[str]) -> float:
    in_heading = sum([len(word) for word in theme["heading"] if word in heading]) / 4
    thousand = max(len(text), 150) / 1000
    words = [word for word in theme["text"] if word[:2] in pairs or len(word) < 2]
    in_text = sum([min(text.count(word), 6) for word in words]) / thousand
    return _HEADING_WEIGHT * in_heading + in_text / 4
