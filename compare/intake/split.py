"""Clean and segment the sources of one file, as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.cleaning import CleanSource, clean_source
from compare.correcting import corrections_in
from compare.errors import CompareError, InputError
from compare.intake.keys import entry_key
from compare.intake.told import Told, Wanted, corrections_with
from compare.lexicon import Lexicon
from compare.model.corpus import Entry, ReadFile
from compare.model.corrections import Corrections
from compare.model.report import Document
from compare.model.source import Skipped, Source
from compare.segmenting import segment_source
from compare.settings import Settings


def split_file(
    wanted: Wanted, results: Iterable[Source | Skipped], settings: Settings, lexicon: Lexicon
) -> ReadFile:
    """Return what was read from a file with its sources split into documents.

    What cannot be split, and what is told but cannot be obeyed, stands there with its reason.
    """
    splitter = _Splitter(wanted, settings, lexicon)
    return ReadFile(wanted.path, wanted.key, tuple(splitter.results(tuple(results))))


def split_source(
    source: Source, corrections: Corrections | None, settings: Settings, lexicon: Lexicon
) -> tuple[Document, ...]:
    """Return the documents of a source, numbered from 1; what a person told goes first.

    Raises `InputError` where it cannot be split.
    """
    return _segmented(_cleaned(source, lexicon), corrections, settings, lexicon)


@dataclass(frozen=True, slots=True)
class _Splitter:
    """Split what was read from one file."""

    wanted: Wanted
    settings: Settings
    lexicon: Lexicon

    def results(self, given: tuple[Source | Skipped, ...]) -> Iterator[Entry | Skipped]:
        """Yield an entry for each source, and the reason of all that is left out."""
        told = self.wanted.told
        corrections, refused = self._corrections(told, given)
        for result in given:
            if isinstance(result, Skipped):
                yield result
            else:
                yield from self._entry(result, corrections.get(result.path))
        yield from refused

    def _corrections(
        self, told: Told, given: tuple[Source | Skipped, ...]
    ) -> tuple[dict[str, Corrections], tuple[Skipped, ...]]:
        if told.side_file is None:
            return {}, (told.refused,) if told.refused else ()
        sources = (result for result in given if isinstance(result, Source))
        return corrections_in(told.side_file, self.wanted.path, sources)

    def _entry(self, source: Source, corrections: Corrections | None) -> Iterator[Entry | Skipped]:
        """Yield the entry of a source, and the reason why fields told of it are not obeyed."""
        contradicted = None
        try:
            clean = _cleaned(source, self.lexicon)
            documents = _segmented(clean, corrections, self.settings, self.lexicon)
            try:
                more = corrections_with(self.wanted.told, documents, corrections, source.path)
            except InputError as error:
                contradicted = error
            else:
                if more is not corrections:
                    documents = _segmented(clean, more, self.settings, self.lexicon)
        except InputError as error:
            yield _skipped(source.path, error)
            return
        yield Entry(entry_key(self.wanted.key, source.path), source, documents)
        if contradicted:
            yield _skipped(source.path, contradicted)


def _cleaned(source: Source, lexicon: Lexicon) -> CleanSource:
    try:
        return clean_source(source, lexicon)
    except CompareError:
        # A word list that is wrong is wrong for every source.
        raise
    except Exception as error:
        raise _unsplit(source, error) from error


def _segmented(
    clean: CleanSource, corrections: Corrections | None, settings: Settings, lexicon: Lexicon
) -> tuple[Document, ...]:
    try:
        return tuple(segment_source(clean, 1, settings.structure, lexicon, corrections))
    except CompareError:
        raise
    except Exception as error:
        raise _unsplit(clean.source, error) from error


def _unsplit(source: Source, error: Exception) -> InputError:
    return InputError(
        f"cannot be split into documents: {error!r}",
        place=source.path,
        remedy="save it anew as plain text",
    )


def _skipped(path: str, error: InputError) -> Skipped:
    return Skipped(path, f"{error.problem}; {error.remedy}")
