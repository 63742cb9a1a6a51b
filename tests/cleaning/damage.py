"""Plant damage in clean text: what scans, converters and layout do to it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from compare.cleaning.lookalikes import twins_of
from compare.lexicon import Lexicon

TWINS = twins_of(Lexicon())
Planter = Callable[[str, random.Random], str | None]


def mistake(line: str, draw: random.Random) -> str | None:
    """Put a twin in place of a character."""
    places = [at for at in range(1, len(line) - 1) if line[at] in TWINS]
    if not places:
        return None
    at = draw.choice(places)
    return line[:at] + draw.choice(TWINS[line[at]]) + line[at + 1 :]


def double_word(line: str, draw: random.Random) -> str | None:
    """Set a word of two characters twice."""
    words = [found for found in re.finditer("[\u4e00-\u9fff]{4,}", line) if found.start() > 2]
    if not words:
        return None
    at = draw.choice(words).start()
    return line[:at] + line[at : at + 2] + line[at:]


def double_sentence(line: str, draw: random.Random) -> str | None:
    """Set a sentence twice."""
    sentences = list(re.finditer("[^。]{15,}。", line))
    if not sentences:
        return None
    found = draw.choice(sentences)
    return line[: found.end()] + found.group(0) + line[found.end() :]


def lose_mark(line: str, draw: random.Random) -> str | None:
    """Drop one mark of a quotation."""
    places = [at for at, character in enumerate(line) if character in "“”"]
    if not places:
        return None
    at = draw.choice(places)
    return line[:at] + line[at + 1 :]


def stray_letter(line: str, draw: random.Random) -> str | None:
    """Put a small letter or a sign between two characters."""
    places = [found.start() + 1 for found in re.finditer("[\u4e00-\u9fff]{2}", line)]
    at = draw.choice(places)
    return line[:at] + draw.choice(["l", "i", "■", "?", "\ufffd", "#"]) + line[at:]


def mojibake(line: str, draw: random.Random) -> str | None:
    """Read a clause with the wrong encoding."""
    at = draw.randrange(len(line) - 8)
    spoilt = line[at : at + 8].encode("utf-8").decode("gb18030", "replace")
    return line[:at] + spoilt + line[at + 8 :]


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a printed column; no line begins with a closing mark."""
    lines = []
    at = 0
    while at < len(text):
        end = at + width
        if text[end : end + 1] in tuple("，。、；：”）"):
            end += 1
        lines.append(text[at:end])
        at = end
    return lines


def mixed(left: Sequence[str], right: Sequence[str], pattern: str) -> str:
    """Return the lines of two columns as a scan or a converter mixes them.

    `lines` sets them in turn, `blocks` two by two, `ahead` begins with two lines of the left one;
    `wide` puts both on one line with wide blanks between, `blanks` all on one line.
    """
    count = min(len(left), len(right))
    left, right = list(left[:count]), list(right[:count])
    if pattern == "wide":
        width = max(map(len, left)) + 3
        return "\n".join(a.ljust(width, "\u3000") + b for a, b in zip(left, right, strict=True))
    if pattern == "blocks":
        order = [
            piece
            for at in range(0, count, 2)
            for piece in (*left[at : at + 2], *right[at : at + 2])
        ]
    elif pattern == "ahead":
        behind = zip(left[2:], right[:-2], strict=True)
        order = left[:2] + [piece for pair in behind for piece in pair] + right[-2:]
    else:
        order = [piece for pair in zip(left, right, strict=True) for piece in pair]
    return (" " if pattern == "blanks" else "\n").join(order)


def mix(pattern: str) -> Planter:
    """Return the planter that sets two halves of a line as two columns mixed by a pattern."""

    def plant(line: str, draw: random.Random) -> str | None:
        width = draw.randint(11, 20)
        half = len(line) // 2
        left, right = wrapped(line[:half], width), wrapped(line[half:], width)
        count = min(len(left), len(right), draw.randint(4, 9))
        return mixed(left[:count], right[:count], pattern) if count >= 4 else None

    return plant
