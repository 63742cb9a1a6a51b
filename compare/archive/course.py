"""Lay down the steps of a survey: what each reads and makes, and which settings it depends on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from compare.archive import alike, copied, counts, near, uses, wordings
from compare.archive.bench import Bench
from compare.archive.steps import Step
from compare.intake.keys import fingerprint
from compare.lexicon import Lexicon
from compare.settings import Settings

OpenBench = Callable[[Collection[str]], Bench]


def steps_of(
    settings: Settings, take: Callable[[Path, Path], None], open_bench: OpenBench
) -> tuple[Step, ...]:
    """Return the steps in order; `take` writes documents and sentences.

    `open_bench` opens the bench for a step that reads certain files. The weights are measured; only
    the time that is left depends on them.
    """
    archive, joining, formulas = settings.archive, settings.joining, settings.formulas
    fewest, stock = archive.fewest_districts, archive.stock_documents
    likeness = (archive.similarity, archive.leaders, joining.recall)
    whole = (archive.copied, archive.fewest_shared, stock, joining.recall, joining.family)
    judged = (formulas.model_dump(), fingerprint(settings, Lexicon(settings.lexicon.folder)))
    chosen_places = partial(wordings.find_places, of="chosen", order="number")
    wording_places = partial(wordings.find_places, of="wordings", order="wording")

    def step(
        name: str,
        weight: float,
        reads: str,
        makes: str,
        work: Callable[..., None],
        *wanted: object,
    ) -> Step:
        def on_bench(*paths: Path) -> None:
            with open_bench(read) as bench:
                work(bench, *paths)

        read = tuple(reads.split())
        return Step(name, weight, read, tuple(makes.split()), on_bench, wanted)

    return (
        Step("take the sentences out of the corpus", 8, (), ("documents", "sentences"), take),
        step(
            "gather the distinct sentences",
            2,
            "sentences",
            "texts",
            near.find_texts,
            archive.shortest_sentence,
        ),
        step("find near-copies", 20, "texts", "pairs", near.find_pairs, *likeness),
        step("group near-copies", 2, "texts pairs", "families shared", near.find_families),
        step(
            "find sentences that spread",
            2,
            "sentences texts families",
            "spread",
            near.find_spread,
            fewest,
            archive.sentences,
        ),
        step(
            "find documents that are alike as a whole",
            10,
            "documents sentences texts families",
            "laid_out near",
            copied.find_near_documents,
            *whole,
        ),
        step(
            "choose those most alike",
            0.5,
            "documents near",
            "copies",
            copied.find_copies,
            archive.pairs,
        ),
        step(
            "find sentences that few documents share",
            3,
            "sentences texts pairs families copies",
            "common",
            alike.find_common,
            stock,
        ),
        step(
            "find documents that are alike",
            0.5,
            "documents common",
            "alike",
            alike.find_alike,
            archive.fewest_shared,
            archive.pairs,
        ),
        step("count documents", 0.1, "documents", "by_kind", counts.count_documents),
        step("count what is shared", 1, "sentences texts shared", "shares", counts.count_shares),
        step(
            "find repeated wordings",
            150,
            "sentences",
            "repeats",
            wordings.find_repeats,
            fewest,
            formulas.settled,
        ),
        step(
            "choose the most widely used",
            0.1,
            "repeats",
            "chosen",
            wordings.choose,
            archive.candidates,
        ),
        step("find their places", 50, "sentences chosen", "scanned", chosen_places),
        step(
            "choose examples",
            3,
            "sentences scanned",
            "examples",
            wordings.find_examples,
            archive.examples,
        ),
        step(
            "judge wordings",
            35,
            "sentences chosen examples",
            "wordings",
            wordings.find_wordings,
            *judged,
        ),
        step("find all places of wordings", 25, "sentences wordings", "places", wording_places),
        step(
            "count who uses them",
            8,
            "sentences wordings places",
            "uses",
            uses.count_uses,
            fewest,
        ),
        step(
            "count them by year",
            1,
            "documents sentences places uses",
            "years",
            uses.count_years,
        ),
    )
