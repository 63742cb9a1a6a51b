"""Find names that several districts use, and the local names that some made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model.findings import Brand, Passage
from compare.model.report import Document
from compare.model.source import Source
from compare.passages import passage_of
from compare.text import letters_of

_QUOTED = re.compile("“([^“”]{4,24})”")
_FEWEST_DISTRICTS = 3
_SHORTEST = 4


def find_brands(documents: Sequence[Document], sources: dict[str, Source]) -> tuple[Brand, ...]:
    """Return the quoted names that at least three districts use and some of them extend.

    The common name stands whole inside the local one, as “某事好商量” does in “某事好商量·乡里议”.
    """
    quoted = list(_quoted_names(documents, sources))
    brands: list[Brand] = []
    for letters in sorted({name for _, name, _ in quoted}, key=lambda name: (len(name), name)):
        holders = {speaker for speaker, name, _ in quoted if letters in name}
        longer = _local_forms(letters, quoted)
        is_core = not any(brand.name in letters for brand in brands)
        if len(letters) >= _SHORTEST and len(holders) >= _FEWEST_DISTRICTS and longer and is_core:
            brands.append(Brand(letters, tuple(sorted(holders)), longer))
    return tuple(brands)


def _quoted_names(
    documents: Sequence[Document], sources: dict[str, Source]
) -> Iterator[tuple[str, str, Passage]]:
    """Yield (speaker, letters of the name, its place) of what stands in quotation marks."""
    for document in documents:
        if not document.comparable:
            continue
        for sentence in document.sentences:
            for found in _QUOTED.finditer(sentence.text) if sentence.usable else ():
                place = passage_of(sentence.clean, document, sources, found.start(1), found.end(1))
                yield document.speaker, letters_of(found.group(1)), place


def _local_forms(
    letters: str, quoted: Sequence[tuple[str, str, Passage]]
) -> tuple[tuple[str, Passage], ...]:
    """Return (district, place) of the longer names that hold this one, each wording once."""
    found: dict[tuple[str, str], Passage] = {}
    for speaker, own, place in quoted:
        if letters in own and len(own) >= len(letters) + 2:
            found.setdefault((speaker, own), place)
    return tuple((speaker, place) for (speaker, _), place in found.items())
