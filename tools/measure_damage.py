"""Plant damage in clean reports and count how much of it the cleaning doubts.

    python tools/measure_damage.py FOLDER [reports]

Every report is judged with pairs of characters counted in the other half of the folder, so that it
does not know itself. The damage is drawn with a fixed seed. Found are the planted places that a
doubt of a fitting reason covers; false are the doubts that cover no planted place.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.cleaning import clean_source  # noqa: E402
from compare.cleaning.familiarity import Familiarity  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.model.report import Doubt  # noqa: E402
from compare.model.source import Source, line_starts  # noqa: E402
from compare.reading import read_paths  # noqa: E402
from compare.settings import ReadingSettings  # noqa: E402
from tests.cleaning import damage  # noqa: E402
from tests.cleaning.damage import Planter, mix  # noqa: E402
from tools.build_pairs import count_pairs  # noqa: E402

LEXICON = Lexicon()
SEED = 20250101


@dataclass
class Text:
    """Hold the lines of a text while damage is planted, and which lines are damaged already."""

    lines: list[str]
    draw: random.Random
    taken: set[int] = field(default_factory=set)

    def free_line(self, shortest: int) -> int | None:
        """Return the number of a long line without damage, and take it."""
        found = [
            number
            for number, line in enumerate(self.lines)
            if len(line) >= shortest and not self.taken & {number - 1, number, number + 1}
        ]
        if not found:
            return None
        number = self.draw.choice(found)
        self.taken.add(number)
        return number


COLUMNS = ("mixed_columns", "columns_parted")
KINDS: dict[str, tuple[Planter, tuple[str, ...], int, int]] = {
    "character taken for its twin": (damage.mistake, ("lookalike",), 20, 40),
    "word twice": (damage.double_word, ("doubled",), 6, 40),
    "sentence twice": (damage.double_sentence, ("doubled",), 6, 60),
    "quotation mark lost": (damage.lose_mark, ("unbalanced",), 6, 40),
    "letter or sign in a word": (damage.stray_letter, ("garbled",), 6, 40),
    "wrong encoding": (damage.mojibake, ("garbled",), 4, 40),
    "columns, line by line": (mix("lines"), COLUMNS, 3, 160),
    "columns, pieces in one line": (mix("blanks"), COLUMNS, 3, 160),
    "columns, wide blanks": (mix("wide"), COLUMNS, 3, 160),
    "columns, two lines each": (mix("blocks"), COLUMNS, 3, 160),
    "columns, one ahead": (mix("ahead"), COLUMNS, 3, 160),
}


def plant(text: str, kind: str, draw: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with damage of one kind, and where it stands."""
    planter, _, count, shortest = KINDS[kind]
    whole = Text([line.strip() for line in text.splitlines() if line.strip()], draw)
    damaged: set[int] = set()
    for _ in range(count):
        number = whole.free_line(shortest)
        spoilt = planter(whole.lines[number], draw) if number is not None else None
        if number is not None and spoilt is not None:
            whole.lines[number] = spoilt
            damaged.add(number)
    places = []
    at = 0
    for number, line in enumerate(whole.lines):
        if number in damaged:
            places.append((at, at + len(line)))
        at += len(line) + 1
    return "\n".join(whole.lines), places


def doubts_of(text: str, familiarity: Familiarity) -> tuple[Doubt, ...]:
    """Return the doubts about a text, judged with a familiarity."""
    source = Source("S1", "text.txt", "0" * 64, "text", "utf-8", text, line_starts(text))
    with (
        patch("compare.cleaning.doubts.load_familiarity", lambda _: familiarity),
        patch("compare.cleaning.clean.load_familiarity", lambda _: familiarity),
    ):
        return clean_source(source, LEXICON).doubts


def measure(
    texts: Sequence[str], familiarity: Familiarity, counts: Counter[tuple[str, str]]
) -> None:
    """Plant each kind of damage in each text and add up what was found."""
    for number, text in enumerate(texts):
        plain = "\n".join(line.strip() for line in text.splitlines() if line.strip())
        begun = time.process_time()
        before = Counter((doubt.reason, doubt.quote) for doubt in doubts_of(plain, familiarity))
        counts["clean", "seconds"] += time.process_time() - begun  # type: ignore[assignment]
        counts["clean", "letters"] += len(plain)
        counts["clean", "raised"] += sum(before.values())
        for kind, (_, reasons, *_) in KINDS.items():
            spoilt, places = plant(plain, kind, random.Random(f"{SEED} {number} {kind}"))
            found = doubts_of(spoilt, familiarity)
            counts[kind, "planted"] += len(places)
            counts[kind, "found"] += sum(
                any(d.reason in reasons and d.start < end and start < d.end for d in found)
                for start, end in places
            )
            counts[kind, "false"] += sum(
                not any(d.start < end and start < d.end for start, end in places)
                and not before[d.reason, d.quote]
                for d in found
            )


def main() -> None:
    reading = read_paths([Path(sys.argv[1])], ReadingSettings())
    texts = [source.text for source in reading.sources]
    most = int(sys.argv[2]) if len(sys.argv) > 2 else len(texts)
    counts: Counter[tuple[str, str]] = Counter()
    for half in (0, 1):
        familiarity = Familiarity(count_pairs(texts[1 - half :: 2]))
        measure(texts[half::2][: (most + 1 - half) // 2], familiarity, counts)
    print("| damage | planted | found | recall | false alarms |\n|---|---|---|---|---|")
    for kind in KINDS:
        planted, found = counts[kind, "planted"], counts[kind, "found"]
        print(f"| {kind} | {planted} | {found} | {found / planted:.2f} | {counts[kind, 'false']} |")
    letters = counts["clean", "letters"]
    print(
        f"clean text: {counts['clean', 'raised'] / letters * 1e5:.2f} doubts in 100,000 characters,"
    )
    print(f"{counts['clean', 'seconds'] / letters * 1e5:.2f} seconds of one core for them")


if __name__ == "__main__":
    main()
