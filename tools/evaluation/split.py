"""Split sources that were made or changed in memory, as those of files are split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.analysis import Reports
from compare.corpus.select import select
from compare.intake import split_source
from compare.lexicon import Lexicon
from compare.model.corpus import Entry
from compare.model.source import Source
from compare.settings import Settings


def split_sources(sources: Iterable[Source], settings: Settings, lexicon: Lexicon) -> Reports:
    """Return the documents of sources side by side, without any side file."""
    bare = (replace(source, id="") for source in sources)
    entries = (Entry("", source, split_source(source, None, settings, lexicon)) for source in bare)
    return select(entries, settings.reading)
