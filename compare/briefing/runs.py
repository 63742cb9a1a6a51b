"""Describe text within a line: marked runs, quotations, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """Name why a run of text is set apart from its surroundings."""

    PLAIN = "plain"
    STRONG = "strong"
    FORMULA = "formula"
    """Wording shared by several districts."""
    INITIATIVE = "initiative"
    """The name or core of what only one district does."""
    DIFFERENCE = "difference"
    """Words that differ from the passage beside it."""
    DOUBT = "doubt"
    """A passage whose text may be damaged (疑)."""
    MUTED = "muted"
    """Said in passing, such as 无对应 or 未见专门表述."""


@dataclass(frozen=True, slots=True)
class Run:
    """Hold text of one mark; `target` is the anchor it leads to, if any.

    A label that cites without quoting carries its `citation`. `suggestion` is the wording that may
    be meant instead; where a person can accept or reject it, it is offered, else it is not printed.
    """

    text: str
    mark: Mark = Mark.PLAIN
    target: str | None = None
    citation: Citation | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Lead from a quotation to its source.

    `label` is what is printed behind the quotation, such as 〔3·17〕 (document 3, line 17).
    `detail` is a full sentence for comments and tool tips: file, document, section, line.
    `literal` is the raw text from `start` to `end` of the source, damage and line breaks included.
    `target` is the anchor of the passage in the annex of sources, which may not have it.
    """

    label: str
    detail: str
    literal: str
    document: str
    source: str
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold a quotation as it is displayed, its quotation marks “ ” included, with its citation.

    A renderer prints the runs and behind them `citation.label`.
    """

    runs: tuple[Run, ...]
    citation: Citation

    @property
    def text(self) -> str:
        """Return the displayed text, quotation marks included."""
        return "".join(run.text for run in self.runs)


Inline = Run | Quotation
Inlines = tuple[Inline, ...]
