"""Write a raw text as its sentences and what differs from them, so that no text stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.briefing.original import RawPiece, RawSentence
from compare.model.report import Sentence


def raw_pieces(text: str, sentences: Iterable[tuple[str, Sentence]]) -> tuple[RawPiece, ...]:
    """Return the pieces of which a raw text consists; put one behind the other they are the text.

    `sentences` are pairs of anchor and sentence. One that begins before the last has ended, as the
    sentences of mixed columns do, is already there and becomes no piece.
    """
    return tuple(_pieces(text, sorted(sentences, key=lambda pair: pair[1].start)))


def _pieces(text: str, sentences: Iterable[tuple[str, Sentence]]) -> Iterator[RawPiece]:
    done = 0
    for anchor, sentence in sentences:
        if sentence.start < done:
            continue
        if done < sentence.start:
            yield text[done : sentence.start]
        yield RawSentence(anchor, tuple(_patches(text, sentence)))
        done = sentence.end
    if done < len(text):
        yield text[done:]


def _patches(text: str, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield for each clean character the raw text up to the next, where it is not the same."""
    if text[sentence.start : sentence.end] == sentence.text:
        return
    starts = sentence.clean.positions
    ends = (*starts[1:], sentence.end)
    for index, (character, start, end) in enumerate(zip(sentence.text, starts, ends, strict=True)):
        if text[start:end] != character:
            yield index, text[start:end]
