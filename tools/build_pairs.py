"""Count which characters follow each other in a folder of clean reports; write the word list.

    python tools/build_pairs.py FOLDER

Only pairs that stand in at least two reports are kept, so that the list holds the language of
reports and nothing of a single one. Punctuation of any kind counts as one comma.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.cleaning.familiarity import plain_runs  # noqa: E402
from compare.reading import read_paths  # noqa: E402
from compare.settings import ReadingSettings  # noqa: E402

OUTPUT = ROOT / "compare" / "lexicon" / "pairs.txt"
FEWEST_REPORTS = 2
HEAD = """\
# How often a character follows another in official reports: a character, then each follower with
# its count. The comma stands for any mark. Counts of the 31 provincial work reports of 2025, pairs
# of a single report left out; made by tools/build_pairs.py.
"""


def count_pairs(texts: Iterable[str]) -> dict[str, int]:
    """Return the count of each pair that stands in at least two of the texts."""
    total: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for text in texts:
        own = Counter(run[at : at + 2] for run in plain_runs(text) for at in range(len(run) - 1))
        total.update(own)
        reports.update(own.keys())
    return {pair: total[pair] for pair in sorted(total) if reports[pair] >= FEWEST_REPORTS}


def lines_of(pairs: dict[str, int]) -> list[str]:
    """Return one line for each first character."""
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for pair, count in pairs.items():
        followers[pair[0]].append(f"{pair[1]}{count}")
    return [f"{first} {''.join(own)}" for first, own in followers.items()]


def main() -> None:
    reading = read_paths([Path(sys.argv[1])], ReadingSettings())
    pairs = count_pairs(source.text for source in reading.sources)
    OUTPUT.write_text(HEAD + "\n".join(lines_of(pairs)) + "\n", encoding="utf-8")
    print(len(pairs), "pairs", OUTPUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
