"""Give a section its theme, from the word lists of its kind of body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import add

from compare.lexicon import Lexicon

_HEADING_WEIGHT = 6.0
# Words per thousand letters; below this a section has no theme of its own.
_LEAST_SCORE = 3.0
_MOST_OF_A_WORD = 6

Words = Mapping[str, list[tuple[int, str]]]


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
    counts = _counts(text, _words_by_beginning(body or "", lexicon), len(themes))
    thousand = max(len(text), 150) / 1000
    return {
        theme["name"]: _HEADING_WEIGHT * _in_heading(theme["heading"], heading)
        + count / thousand / 4
        for theme, count in zip(themes, counts, strict=True)
    }


def _in_heading(words: Sequence[str], heading: str) -> float:
    return sum([len(word) for word in words if word in heading]) / 4 if heading else 0.0


def _counts(text: str, words: Words, themes: int) -> list[int]:
    """Return how often the words of each theme stand in a text, each a few times at most."""
    counts = [0] * themes
    for beginning in words.keys() & {*text, *map(add, text, text[1:])}:
        for theme, word in words[beginning]:
            counts[theme] += min(text.count(word), _MOST_OF_A_WORD)
    return counts


@lru_cache(maxsize=16)
def _words_by_beginning(body: str, lexicon: Lexicon) -> Words:
    """Return the words of all themes, with the places of these, by their first two letters.

    Most words do not stand in a text, which its pairs of letters tell soonest.
    """
    words: dict[str, list[tuple[int, str]]] = {}
    for place, theme in enumerate(lexicon.table("themes").get(body, [])):
        for word in theme["text"]:
            words.setdefault(word[:2], []).append((place, word))
    return words
