"""Measure the findings of `seeds/` against `tests/data/comparison/`."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from compare.model.findings import Findings, Formula, Indicator
from compare.model.report import Document
from compare.text import compact, letters_of
from tools.evaluation.results import Result, scored
from tools.evaluation.rows import alignment_results, grade_results, structure_results
from tools.measure_indicators import baseline as digits_before_a_unit
from tools.measure_initiatives import by_rare_words
from tools.measure_pairs import grader_for, load_pairs
from tools.measure_structure import Measures, measure

SAMPLE = "seeds"
LABELS = Path(__file__).parents[2] / "tests" / "data" / "comparison"
STRUCTURE = Path(__file__).parents[2] / "tests" / "data" / "seeds"

_NEAR = 80.0
_CONTAINED = 0.7
_FIRST = 6
_MOST = 20
# What divides a sentence into the clauses that the naive method takes for shortcomings.
_CLAUSE = re.compile("[，；：。]")


def labels(name: str) -> dict[str, Any]:
    """Return one file of labels."""
    return tomllib.loads((LABELS / f"{name}.toml").read_text("utf-8"))


def structure(findings: Findings) -> list[Result]:
    """Return roles by letters and F1 of headings."""
    total = Measures()
    by_name = {Path(source.path).name: source for source in findings.sources}
    for path in sorted(STRUCTURE.glob("*.toml")):
        label = tomllib.loads(path.read_text("utf-8"))
        source = by_name[label["source"]]
        own = [document for document in findings.documents if document.source == source.id]
        total.add(measure(label, source, own))
    return structure_results(total, SAMPLE)


def grades(_: Findings) -> list[Result]:
    """Return how the pairs are graded that were drawn from the seeds and from provinces."""
    path = LABELS / "pairs.toml"
    return grade_results(load_pairs(path), grader_for(load_pairs(path), None), SAMPLE)


def alignments(findings: Findings) -> list[Result]:
    """Return recall and precision of aligned sections."""
    return alignment_results(findings, LABELS / "alignment" / "cppcc.toml", SAMPLE)


def formulas(findings: Findings) -> list[Result]:
    """Return recall and precision of shared formulas, and of the districts that use them."""
    table = labels("formulas")
    found = findings.formulas
    equal = [[f for f in found if same(item["text"], f.text)] for item in table["formula"]]
    known = [item["text"] for item in table["formula"]] + table["acceptable"]
    listed = sum(any(same(text, formula.text) for text in known) for formula in found)
    texts = _letters_by_speaker(findings)
    exact = [_speakers_of(item["text"], texts) for item in table["formula"]]
    count = len(table["formula"])
    rows = zip(table["formula"], equal, exact, strict=True)
    pairs = [
        (len(item["districts"]), len(_districts(own) & set(item["districts"])), len(naive))
        for item, own, naive in rows
    ]
    wanted = sum(pair[0] for pair in pairs)
    return [
        Result(
            "shared formulas", "recall", SAMPLE, sum(map(bool, equal)) / count, count, 0.9,
            sum(len(naive) > 1 for naive in exact) / count, "exact search",
        ),
        Result("shared formulas", "precision", SAMPLE, listed / len(found), len(found), 0.8),
        Result(
            "shared formulas", "districts of a formula", SAMPLE,
            sum(pair[1] for pair in pairs) / wanted, wanted, 0.9,
            sum(pair[2] for pair in pairs) / wanted, "exact search",
        ),
    ]  # fmt: skip


def same(one: str, other: str) -> bool:
    """Tell whether two wordings mean the same formula."""
    short, long = sorted((letters_of(one), letters_of(other)), key=len)
    return fuzz.ratio(short, long) >= _NEAR or (
        short in long and len(short) >= _CONTAINED * len(long)
    )


def _districts(found: Iterable[Formula]) -> set[str]:
    return {district for formula in found for district in formula.districts}


def _letters_by_speaker(findings: Findings) -> dict[str, str]:
    texts: dict[str, str] = {}
    for document in _taking_part(findings):
        letters = "".join(sentence.letters for sentence in document.sentences)
        texts[document.speaker] = texts.get(document.speaker, "") + letters
    return texts


def _speakers_of(text: str, texts: dict[str, str]) -> set[str]:
    return {speaker for speaker, letters in texts.items() if letters_of(text) in letters}


def _taking_part(findings: Findings) -> list[Document]:
    return [document for document in findings.documents if document.comparable]


def initiatives(findings: Findings) -> list[Result]:
    """Return recall of distinctive doings and how many of each document's first six convince."""
    sources = {source.id: source for source in findings.sources}
    rare = by_rare_words(findings.documents, sources)
    counts: Counter[str] = Counter()
    for label, document in zip(
        labels("initiatives")["document"], _taking_part(findings), strict=True
    ):
        own = [i.passage.text for i in findings.initiatives if i.passage.document == document.id]
        plain = [passage.text for passage in rare[document.id]]
        for name, texts in (("own", own[:_MOST]), ("plain", plain[:_MOST])):
            counts[f"{name} found"] += sum(_is_told(words, texts) for words in label["wanted"])
            counts[f"{name} first"] += len(texts[:_FIRST])
            counts[f"{name} convincing"] += sum(
                any(words in text for words in label["wanted"]) for text in texts[:_FIRST]
            )
        counts["wanted"] += len(label["wanted"])
    naive = "rare words"
    return [
        Result(
            "distinctive initiatives", "recall", SAMPLE,
            counts["own found"] / counts["wanted"], counts["wanted"], 0.8,
            counts["plain found"] / counts["wanted"], naive,
        ),
        Result(
            "distinctive initiatives", "first six convincing", SAMPLE,
            counts["own convincing"] / counts["own first"], counts["own first"], 0.7,
            counts["plain convincing"] / counts["plain first"], naive,
        ),
    ]  # fmt: skip


def _is_told(words: str, texts: Sequence[str]) -> bool:
    return any(words in text for text in texts)


def figures(findings: Findings) -> list[Result]:
    """Return recall and precision of figures, and how many names are right."""
    speakers = {document.id: document.speaker for document in findings.documents}
    ours = Counter(_figure(i, speakers) for i in findings.indicators)
    named = {(*_figure(i, speakers)[:2], i.name) for i in findings.indicators}
    wanted: Counter[tuple[str, str, float, str]] = Counter()
    debatable: Counter[tuple[str, str, float, str]] = Counter()
    names = []
    for text in labels("indicators")["document"]:
        for item in text["figures"]:
            key = (text["district"], item["quote"], item["value"], item["unit"])
            (debatable if item.get("debatable") else wanted)[key] += 1
            names.append((text["district"], item["quote"], item["name"]) in named)
    right = (ours & wanted).total()
    plain = _plain_quotes(findings)
    quotes = Counter({key[:2]: count for key, count in wanted.items()})
    naive_right = (plain & quotes).total()
    return [
        *scored(
            "figures", SAMPLE, right=right, wanted=wanted.total(),
            given=(ours - debatable).total(), bars=(0.97, 0.95),
            baseline=(naive_right / quotes.total(), naive_right / plain.total()),
            baseline_name="digits before a unit",
        ),
        Result("figures", "name right", SAMPLE, sum(names) / len(names), len(names)),
    ]  # fmt: skip


def _figure(indicator: Indicator, speakers: dict[str, str]) -> tuple[str, str, float, str]:
    passage = indicator.passage
    return (
        speakers[passage.document], compact(passage.quote), indicator.value, indicator.unit,
    )  # fmt: skip


def _plain_quotes(findings: Findings) -> Counter[tuple[str, str]]:
    """Return what the naive method takes for figures, by speaker."""
    found: Counter[tuple[str, str]] = Counter()
    for document in _taking_part(findings):
        source = next(s for s in findings.sources if s.id == document.source)
        lines = range(source.line(document.start), source.line(document.end - 1) + 1)
        for item in digits_before_a_unit(source, lines):
            found[document.speaker, compact(source.text[item.start : item.end])] += 1
    return found


def shortcomings(findings: Findings) -> list[Result]:
    """Return recall and precision of the shortcomings that texts admit, word for word."""
    speakers = {document.id: document.speaker for document in findings.documents}
    ours = {(speakers[i.passage.document], i.passage.text) for i in findings.self_criticism}
    wanted = {
        (text["district"], item)
        for text in labels("shortcomings")["text"]
        for item in text["items"]
    }
    plain = {
        (document.speaker, clause)
        for document in _taking_part(findings)
        for sentence in document.sentences
        if document.section(sentence.section).role.value == "self_criticism"
        for clause in _CLAUSE.split(sentence.text)
        if clause
    }
    naive = len(plain & wanted)
    return scored(
        "shortcomings", SAMPLE, right=len(ours & wanted), wanted=len(wanted), given=len(ours),
        bars=(1.0, 1.0), baseline=(naive / len(wanted), naive / max(1, len(plain))),
        baseline_name="every clause of the section",
    )  # fmt: skip


def all_results(findings: Findings) -> list[Result]:
    """Return all figures measured on the seeds."""
    measures = (
        structure, formulas, figures, initiatives, shortcomings, grades, alignments,
    )  # fmt: skip
    return [result for measure in measures for result in measure(findings)]
