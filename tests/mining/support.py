"""Make documents from short texts, and compare the seeds once for all tests."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from compare.analysis import Reports, compare_reports
from compare.api import read
from compare.lexicon import Lexicon
from compare.model.findings import Findings
from compare.model.report import (
    CleanText,
    Document,
    HeadingKind,
    Identity,
    Role,
    Section,
    Sentence,
)
from compare.model.source import Source, line_starts
from compare.settings import Settings
from compare.text import letters_of

LEXICON = Lexicon()
SEEDS = Path(__file__).parents[2] / "seeds"
LABELS = Path(__file__).parents[1] / "data" / "comparison"


def labels(name: str) -> dict[str, Any]:
    """Return one file of labels."""
    return tomllib.loads((LABELS / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def read_seeds() -> Reports:
    return read([SEEDS])


@lru_cache(maxsize=1)
def compare_seeds() -> Findings:
    return compare_reports(read_seeds(), Settings(), LEXICON)


def document(
    number: int,
    district: str,
    sentences: list[str],
    *,
    role: Role = Role.REVIEW,
    theme: str | None = "协商议政与服务大局",
    usable: bool = True,
    headings: tuple[int, ...] = (),
    review_year: int | None = 2024,
) -> tuple[Document, Source]:
    """Make a document of one section whose source is its sentences, one a line."""
    text = "\n".join(sentences)
    source = Source(
        f"S{number}", f"{number}.txt", "0" * 64, "text", "utf-8", text, line_starts(text)
    )
    name = f"D{number}"
    section = Section(
        id=f"{name}.1",
        parent=None,
        level=1,
        heading="一、标题",
        heading_kind=HeadingKind.OWN_LINE,
        role=role,
        theme=theme,
        start=0,
        end=len(text),
        body_start=0,
        confidence=1.0,
    )
    made, place = [], 0
    for index, sentence in enumerate(sentences):
        clean = CleanText(sentence, tuple(range(place, place + len(sentence))))
        made.append(
            Sentence(
                id=f"{name}.s{index}",
                document=name,
                section=section.id,
                clean=clean,
                start=place,
                end=place + len(sentence),
                letters=letters_of(sentence),
                usable=usable,
                is_heading=index in headings,
            )
        )
        place += len(sentence) + 1
    identity = Identity(
        district,
        None,
        "区",
        "政协",
        "工作报告",
        review_year,
        review_year and review_year + 1,
        (),
        (),
    )
    return (
        Document(
            id=name,
            number=number,
            source=source.id,
            start=0,
            end=len(text),
            title=f"{district}报告",
            author=None,
            identity=identity,
            missing_start=False,
            missing_end=False,
            comparable=True,
            sections=(section,),
            sentences=tuple(made),
            removed=(),
            doubts=(),
            edits=(),
        ),
        source,
    )


def documents(**texts: list[str]) -> tuple[list[Document], dict[str, Source]]:
    """Make one document for each district; the keys name the districts."""
    pairs = [document(n, district, lines) for n, (district, lines) in enumerate(texts.items(), 1)]
    return [d for d, _ in pairs], {source.id: source for _, source in pairs}
