"""Make texts with near-copies, and find their pairs by brute force."""

from __future__ import annotations

import random

import numpy as np
from rapidfuzz import fuzz, process

LETTERS = "经济发展民生产业创新改革服务建设政府企业乡村城市安全教育医疗文化生态环境投资"


def text(choose: random.Random, length: int) -> str:
    return "".join(choose.choices(LETTERS, k=length))


def changed(given: str, choose: random.Random, most: float = 0.4) -> str:
    letters = list(given)
    for _ in range(choose.randrange(1, max(2, int(most * len(given))))):
        place = choose.randrange(len(letters) + 1)
        letters[place : place + choose.randrange(2)] = choose.choices(
            LETTERS, k=choose.randrange(2)
        )
    return "".join(letters) or text(choose, 3)


def made_texts(seed: int, count: int, shortest: int = 8, longest: int = 60) -> list[str]:
    """Return texts of which a good part are near-copies of others, and some equal."""
    choose = random.Random(seed)
    texts: list[str] = []
    while len(texts) < count:
        kind = choose.random()
        if texts and kind < 0.4:
            texts.append(changed(choose.choice(texts), choose))
        elif texts and kind < 0.5:
            texts.append(choose.choice(texts))
        else:
            texts.append(text(choose, choose.randrange(shortest, longest)))
    return texts


def family(seed: int, count: int, length: int = 40) -> list[str]:
    """Return distinct near-copies of one text."""
    choose = random.Random(seed)
    first = text(choose, length)
    found = {first: None}
    while len(found) < count:
        found[changed(first, choose, 0.12)] = None
    return list(found)


def by_brute_force(texts: list[str], threshold: float) -> dict[tuple[int, int], float]:
    table = process.cdist(
        texts, texts, scorer=fuzz.ratio, score_cutoff=100 * threshold, dtype=np.float64
    )
    rows, columns = np.nonzero(np.triu(table, 1))
    return {(int(a), int(b)): float(table[a, b]) for a, b in zip(rows, columns, strict=True)}


def found_pairs(result) -> dict[tuple[int, int], float]:
    pairs = result.pairs
    return {
        (int(a), int(b)): float(score)
        for a, b, score in zip(pairs.left, pairs.right, pairs.scores, strict=True)
    }
