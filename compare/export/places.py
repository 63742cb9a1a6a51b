"""Export where a passage stands."""

from __future__ import annotations

from typing import Any

from compare.model.passage import Passage

Json = dict[str, Any]


def passage_json(passage: Passage) -> Json:
    """Return the document, the raw span and the literal quotation of a passage."""
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }
