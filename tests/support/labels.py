"""Load the labels of the seeds as places in the raw text."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.support.reports import ReadFile, offset_of, read_seeds

FOLDER = Path(__file__).parents[1] / "data" / "seeds"


@dataclass(frozen=True)
class LabelledFile:
    """Hold the labels of one file beside what the program made of it."""

    name: str
    labels: dict[str, Any]
    read: ReadFile

    @property
    def documents(self) -> list[LabelledDocument]:
        """Return the labelled documents beside the program's, in order."""
        pairs = zip(self.labels["documents"], self.read.documents, strict=True)
        return [LabelledDocument(self, labels, document) for labels, document in pairs]

    def line_span(self, line: int) -> tuple[int, int]:
        """Return the raw span of a line without the blanks around it."""
        source = self.read.source
        start, end = source.line_span(line)
        raw = source.quote(start, end)
        return start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())

    @property
    def removed(self) -> list[tuple[int, int, str]]:
        """Return (start, end, reason) of each labelled removal; marks end with their bracket."""
        found = []
        for item in self.labels["removed"]:
            start, end = self.line_span(item["line"])
            if item.get("part"):
                end = self.read.source.text.index(")", start) + 1
            offset_of(self.read.source, item["line"], item["words"])
            found.append((start, end, item["reason"]))
        return found


@dataclass(frozen=True)
class LabelledDocument:
    """Hold one labelled document beside the program's."""

    file: LabelledFile
    labels: dict[str, Any]
    document: Any

    def roles(self) -> list[tuple[int, int, str]]:
        """Return (start, end, role) of each labelled span."""
        source = self.file.read.source
        starts = [offset_of(source, line, words) for line, words, _ in self.labels["roles"]]
        end = self.file.line_span(self.labels["lines"][1])[1]
        bounds = [*starts, end]
        names = [role for _, _, role in self.labels["roles"]]
        return list(zip(bounds, bounds[1:], names, strict=False))

    def own_line(self) -> set[int]:
        """Return the lines of the headings on lines of their own."""
        return set(self.labels.get("own_line", []))

    def places(self, key: str) -> set[int]:
        """Return the raw offsets of headings that are labelled by line and words."""
        source = self.file.read.source
        return {offset_of(source, line, words) for line, words in self.labels.get(key, [])}


@lru_cache(maxsize=1)
def labelled_files() -> tuple[LabelledFile, ...]:
    """Return the labels of all seeds."""
    files = []
    for path in sorted(FOLDER.glob("*.toml")):
        labels = tomllib.loads(path.read_text(encoding="utf-8"))
        files.append(LabelledFile(path.stem, labels, read_seeds()[labels["source"]]))
    return tuple(files)


def labelled_documents() -> list[LabelledDocument]:
    """Return all labelled documents of all seeds."""
    return [document for file in labelled_files() for document in file.documents]
