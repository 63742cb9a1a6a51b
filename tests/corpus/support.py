"""Make read files and runs for the tests of the corpus: small ones by hand, odd ones by chance."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from hypothesis import strategies as st

from compare.analysis import compare_reports
from compare.corpus import select
from compare.intake import Told, Wanted, split_file
from compare.model.corpus import Entry, ReadFile, Run, RunDocument, RunFile
from compare.model.findings import Findings
from compare.model.report import (
    CleanText,
    Conflict,
    Document,
    Doubt,
    Edit,
    Evidence,
    HeadingKind,
    Identity,
    Removal,
    Role,
    Section,
    Sentence,
)
from compare.model.source import Box, Dropped, Part, Place, Skipped, Source, line_starts
from compare.settings import Settings
from tests.support.reports import LEXICON, read_seeds

SETTINGS = Settings()
_STAND_INS = range(0x10_D800, 0x10_E000)

texts = st.text(st.characters().filter(lambda c: ord(c) not in _STAND_INS), max_size=8)
maybe_texts = st.none() | texts
offsets = st.integers(0, 2**31 - 1)
maybe_offsets = st.none() | offsets
shares = st.floats(0, 1)


def tuples(items: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(items, max_size=most).map(tuple)


boxes = st.builds(Box, *[st.floats(allow_nan=False, allow_infinity=False)] * 4)
places = st.builds(
    Place,
    offsets,
    offsets,
    page=maybe_offsets,
    box=st.none() | boxes,
    paragraph=maybe_offsets,
    part=st.sampled_from(Part),
    row=maybe_offsets,
    confidence=st.none() | shares,
)
identities = st.builds(
    Identity,
    *[maybe_texts] * 5,
    maybe_offsets,
    maybe_offsets,
    tuples(texts),
    tuples(texts),
    conflicts=tuples(st.builds(Conflict, texts, maybe_texts, *[texts] * 5)),
    evidence=tuples(st.builds(Evidence, *[texts] * 4)),
    code=maybe_texts,
    successors=tuples(texts),
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Make a source as it is kept, without an identifier; its path is set later."""
    text = draw(texts)
    return Source(
        id="",
        path="",
        sha256=draw(texts),
        format=draw(texts),
        encoding=draw(maybe_texts),
        text=text,
        line_starts=line_starts(text),
        places=draw(tuples(places)),
        dropped=draw(tuples(st.builds(Dropped, texts, texts, maybe_offsets))),
    )


@st.composite
def documents(draw: st.DrawFn, number: int) -> Document:
    """Make a document as it is kept: with the number it has in its source, of no source yet."""
    own = f"D{number}"
    sections = [
        Section(
            id=f"{own}.{index}",
            parent=draw(st.sampled_from([None, f"{own}.1"])),
            level=draw(offsets),
            heading=draw(maybe_texts),
            heading_kind=draw(st.sampled_from(HeadingKind)),
            role=draw(st.sampled_from(Role)),
            theme=draw(maybe_texts),
            start=draw(offsets),
            end=draw(offsets),
            body_start=draw(offsets),
            confidence=draw(shares),
        )
        for index in range(1, draw(st.integers(1, 4)))
    ]
    sentences = [
        Sentence(
            id=f"{own}-{index}",
            document=own,
            section=f"{own}.1",
            clean=CleanText(clean, tuple(draw(offsets) for _ in clean)),
            start=draw(offsets),
            end=draw(offsets),
            letters=draw(texts),
            usable=draw(st.booleans()),
            is_heading=draw(st.booleans()),
            slipped=draw(st.booleans()),
        )
        for index in range(1, draw(st.integers(1, 4)))
        for clean in [draw(texts)]
    ]
    return Document(
        id=own,
        number=number,
        source="",
        start=draw(offsets),
        end=draw(offsets),
        title=draw(texts),
        author=draw(maybe_texts),
        identity=draw(identities),
        missing_start=draw(st.booleans()),
        missing_end=draw(st.booleans()),
        comparable=draw(st.booleans()),
        sections=tuple(sections),
        sentences=tuple(sentences),
        removed=draw(tuples(st.builds(Removal, offsets, offsets, texts, texts))),
        doubts=draw(tuples(st.builds(Doubt, offsets, offsets, texts, maybe_texts, texts, shares))),
        edits=draw(tuples(st.builds(Edit, offsets, offsets, texts, texts))),
        corrected=draw(tuples(texts)),
    )


@st.composite
def read_files(draw: st.DrawFn) -> list[ReadFile]:
    """Make files of different paths, each with texts that were read and some that were not."""
    paths = draw(st.lists(texts.filter(bool), max_size=3, unique=True))
    return [ReadFile(path, draw(texts), _results(draw, path)) for path in paths]


def _results(draw: st.DrawFn, path: str) -> tuple[Entry | Skipped, ...]:
    made: list[Entry | Skipped] = []
    for position in range(draw(st.integers(0, 3))):
        name = f"{path}#{position}"
        if draw(st.booleans()):
            made.append(Skipped(name, draw(texts)))
            continue
        count = draw(st.integers(0, 2))
        inside = tuple(draw(documents(number)) for number in range(1, count + 1))
        made.append(Entry(draw(texts), replace(draw(sources()), path=name), inside))
    return tuple(made)


def file_of(path: str, key: str = "key", words: str = "甲") -> ReadFile:
    """Make a file with one short text and one that could not be read."""
    text = f"{words}区政府工作报告"
    source = Source("", path, "0" * 64, "text", "utf-8", text, line_starts(text))
    return ReadFile(
        path, key, (Entry(f"{key}-entry", source, ()), Skipped(f"{path}#2", "is empty"))
    )


@lru_cache(maxsize=1)
def seed_files() -> tuple[ReadFile, ...]:
    """Return the seeds as files of a corpus."""
    return tuple(
        split_file(
            Wanted(read.source.path, f"key of {name}", Told()),
            [replace(read.source, id="")],
            SETTINGS,
            LEXICON,
        )
        for name, read in read_seeds().items()
    )


@lru_cache(maxsize=1)
def seed_findings() -> Findings:
    """Return what is found in two of the seeds."""
    entries = [entry for file in seed_files()[:2] for entry in file.entries]
    return compare_reports(select(entries, SETTINGS.reading), SETTINGS, LEXICON)


def run_of(findings: Findings, name: str = "2024/甲", key: str = "key") -> Run:
    """Return a run with the documents of findings."""
    paths = {source.id: source.path for source in findings.sources}
    return Run(
        name=name,
        key=key,
        version="1.0",
        settings=SETTINGS.model_dump(mode="json"),
        documents=tuple(RunDocument(d.id, paths[d.source], d.start) for d in findings.documents),
        files=(RunFile("findings.json", 3_000_000_000, "0" * 64), RunFile("甲.pdf", 1, "1" * 64)),
    )
