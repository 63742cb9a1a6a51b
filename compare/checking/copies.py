"""Find long runs that two districts have in common outside the common stock.

Close is not copied: a run is laid before a person together with both places. Runs are found by
short ones that stand in both texts, so that the cost grows with the letters of all texts and with
what they really share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.checking.lettering import BREAK, Lettering
from compare.checking.seeds import SEED, repeated_runs
from compare.checking.stock import Stock
from compare.model.checks import Copy
from compare.model.findings import Passage
from compare.model.report import Role
from compare.model.source import Source
from compare.scoring.similarity import similarity
from compare.settings import CheckingSettings

# Letters that may differ between two runs that both texts have wholly.
_GAP = 16
_SHIFT = 8
# A short run that comes this often in all is a row of a table or a refrain.
_MOST_PLACES = 12
# Least part of a run that such short runs cover, and least likeness of both sides, from 0 to 1.
_LEAST_COVERED = 0.4
_LEAST_SHARE = 0.8

Seed = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Run:
    """Hold a common run: its bounds on both sides and how many letters are equal."""

    a: tuple[int, int]
    b: tuple[int, int]
    equal: int

    @property
    def letters(self) -> int:
        return max(self.a[1] - self.a[0], self.b[1] - self.b[0])


def find_copies(
    letterings: Sequence[Lettering],
    stock: Stock,
    sources: Mapping[str, Source],
    settings: CheckingSettings,
) -> tuple[Copy, ...]:
    """Return the common runs of two districts each, the longest first."""
    marks = [stock.marks(lettering) for lettering in letterings]
    found: list[Copy] = []
    for (first, second), seeds in sorted(
        _seeds(letterings, marks, settings.stock_districts).items()
    ):
        a, b = letterings[first], letterings[second]
        runs = [
            run
            for run in _chains(seeds)
            if run.letters >= settings.copy_letters
            and run.equal >= _LEAST_COVERED * run.letters
            and marks[first].count(0, *run.a) >= settings.copy_letters
            and not (_tells_targets(a, run.a) and _tells_targets(b, run.b))
            and _likeness(run, a, b) >= _LEAST_SHARE
        ]
        shares = tuple(
            round(sum(high - low for low, high in spans) / max(1, len(x.text)), 4)
            for x, spans in ((a, [run.a for run in runs]), (b, [run.b for run in runs]))
        )
        found.extend(
            Copy(
                tuple(_passages(a, run.a, sources)),
                tuple(_passages(b, run.b, sources)),
                run.letters,
                round(_likeness(run, a, b), 2),
                (shares[0], shares[1]),
            )
            for run in runs
        )
    return tuple(sorted(found, key=lambda copy: -copy.letters))


def _tells_targets(lettering: Lettering, span: tuple[int, int]) -> bool:
    """Tell whether a run begins among the targets, whose rows of figures are alike everywhere."""
    return lettering.role_at(span[0]) is Role.TARGETS


def _likeness(run: _Run, a: Lettering, b: Lettering) -> float:
    return similarity(a.text[slice(*run.a)], b.text[slice(*run.b)]) / 100


def _seeds(
    letterings: Sequence[Lettering], marks: Sequence[bytearray], most: int
) -> dict[tuple[int, int], list[Seed]]:
    """Return, for each pair of texts of different speakers, the places of short common runs.

    Runs wholly within common stock, or in more than `most` texts, are common phrases and left out.
    """
    texts = [lettering.text for lettering in letterings]
    pairs: dict[tuple[int, int], list[Seed]] = defaultdict(list)
    for held in repeated_runs(texts, marks, _MOST_PLACES):
        if 2 <= len({number for number, _ in held}) <= most:
            for first, at in held:
                for second, other in held:
                    if first < second and _speak_apart(letterings[first], letterings[second]):
                        pairs[first, second].append((at, other))
    return pairs


def _speak_apart(a: Lettering, b: Lettering) -> bool:
    return a.document.speaker != b.document.speaker


def _chains(seeds: Sequence[Seed]) -> Iterator[_Run]:
    """Yield runs of seeds that follow each other on both sides with only little between."""
    open_runs: list[_Run] = []
    for a, b in sorted(seeds):
        kept: list[_Run] = []
        taken = False
        for run in open_runs:
            if a > run.a[1] + _GAP:
                yield run
                continue
            shift = (b - a) - (run.b[1] - run.a[1])
            goes_on = run.b[0] < b <= run.b[1] + _GAP and abs(shift) <= _SHIFT
            if goes_on and not taken:
                taken = True
                new = a + SEED - max(a, min(run.a[1], a + SEED))
                kept.append(
                    _Run(
                        (run.a[0], max(run.a[1], a + SEED)),
                        (run.b[0], max(run.b[1], b + SEED)),
                        run.equal + new,
                    )
                )
            else:
                kept.append(run)
        if not taken:
            kept.append(_Run((a, a + SEED), (b, b + SEED), SEED))
        open_runs = kept
    yield from open_runs


def _passages(
    lettering: Lettering, span: tuple[int, int], sources: Mapping[str, Source]
) -> Iterator[Passage]:
    """Yield a run's passages, one for each sentence it goes over."""
    start, end = span
    while start < end:
        stop = lettering.text.find(BREAK, start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield lettering.passage(start, stop, sources)
        start = stop + len(BREAK)
