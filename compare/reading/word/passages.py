"""Hold the lines of a Word file together with the paragraphs they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from compare.model.source import Part, Place
from compare.reading.word.xml import W


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold text of one paragraph; what stands in none, such as a tab between cells, has None."""

    text: str
    paragraph: int | None = None
    part: Part = Part.BODY


# A line of the text: mostly one paragraph, but a row of a table has several.
Passage = tuple[Piece, ...]


def text_of(passage: Passage) -> str:
    """Return the text of a passage."""
    return "".join(piece.text for piece in passage)


def joined(passages: Iterable[Passage]) -> tuple[str, tuple[Place, ...]]:
    """Return the text, a line for each passage, and a place for each paragraph that shows in it."""
    texts: list[str] = []
    places: list[Place] = []
    offset = 0
    for passage in passages:
        for piece in passage:
            end = offset + len(piece.text)
            if piece.text and piece.paragraph is not None:
                places.append(
                    Place(offset, end, paragraph=piece.paragraph, part=piece.part),
                )
            offset = end
        texts.append(text_of(passage))
        offset += 1
    return "\n".join(texts), tuple(places)


class ParagraphNumbers:
    """Number all paragraphs of a part, from 1, in the order of its XML.

    Paragraphs in tables, text boxes and both forms of an alternative count; for python-docx,
    paragraph n is item n - 1 of `list(document.element.iter(qn("w:p")))`.
    """

    def __init__(self, root: Element, before: int = 0) -> None:
        """Count the paragraphs below `root`; `before` are those of the part before it."""
        self._numbers = {
            id(paragraph): number for number, paragraph in enumerate(root.iter(W + "p"), before + 1)
        }
        # The tree must live as long as the identities of its elements are asked for.
        self._root = root

    @property
    def last(self) -> int:
        """Return the number of the last paragraph, 0 where there is none."""
        return max(self._numbers.values(), default=0)

    def of(self, paragraph: Element) -> int | None:
        """Return the number of a paragraph."""
        return self._numbers.get(id(paragraph))
