"""Name the words by which two wordings differ."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from compare.lexicon import Lexicon
from compare.model.findings import Difference
from compare.text import has_letters
from compare.words import split_words


def differences(a: str, b: str, lexicon: Lexicon) -> tuple[Difference, ...]:
    """Return the changed runs of words in order; punctuation and spaces do not count."""
    if a == b:
        return ()
    words_a, words_b = split_words(a, lexicon), split_words(b, lexicon)
    found: list[Difference] = []
    for left, right in changed_runs(words_a, words_b):
        old, new = "".join(words_a[slice(*left)]), "".join(words_b[slice(*right)])
        if has_letters(old) or has_letters(new):
            operation = "replace" if old and new else ("delete" if old else "insert")
            found.append(Difference(operation, old, new))
    return tuple(found)


Runs = list[tuple[tuple[int, int], tuple[int, int]]]


def changed_runs(a: list[str], b: list[str]) -> Runs:
    """Return the runs (start, end) in both word lists that differ, adjacent ones merged."""
    runs: Runs = []
    left = right = 0
    for block in Indel.opcodes(a, b).as_matching_blocks():
        if (left, right) != (block.a, block.b):
            runs.append(((left, block.a), (right, block.b)))
        left, right = block.a + block.size, block.b + block.size
    return runs
