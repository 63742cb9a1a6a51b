"""Doubt the lines that were recognised without confidence."""

from __future__ import annotations

from dataclasses import replace

from compare.cleaning import clean_source
from compare.model.source import Place
from compare.segmenting import segment_sources
from compare.settings import StructureSettings
from tests.support.reports import LEXICON, source_of

TEXT = "我们坚持改革开放不动摇。\n我们认真履行各项职能。"


def places(*confidences: float | None) -> tuple[Place, ...]:
    spans = ((0, 12), (13, len(TEXT)))
    return tuple(
        Place(start, end, page=1, confidence=confidence)
        for (start, end), confidence in zip(spans, confidences, strict=True)
    )


def test_an_unsure_line_is_doubted_and_not_quoted():
    source = replace(source_of(TEXT), places=places(0.98, 0.2))
    clean = clean_source(source, LEXICON)
    (doubt,) = clean.doubts
    assert (doubt.reason, doubt.quote, doubt.confidence) == ("recognition", TEXT[13:], 0.8)
    (document,) = segment_sources([clean], StructureSettings(), LEXICON)
    assert [sentence.usable for sentence in document.sentences] == [True, False]


def test_places_without_confidence_raise_no_doubt():
    assert clean_source(replace(source_of(TEXT), places=places(None, None)), LEXICON).doubts == ()
