"""Compare what the cleaning removed and joined in the seeds with the labels made by hand."""

from __future__ import annotations

import pytest

from compare.cleaning import CleanSource, ParagraphKind
from compare.model.report import CleanText
from tests.support.labels import LabelledFile, labelled_files
from tests.support.reports import letters_only, offset_of, read_seeds

FILES = pytest.mark.parametrize("file", labelled_files(), ids=lambda file: file.name)


@FILES
def test_what_is_no_content_is_removed_and_nothing_else(file: LabelledFile):
    program = [(r.start, r.end, r.reason) for r in file.read.clean.removed]
    assert program == sorted(file.removed)


@FILES
def test_each_removal_stands_in_the_log_of_one_document(file: LabelledFile):
    logged = [removal for document in file.read.documents for removal in document.removed]
    assert sorted(logged, key=lambda r: r.start) == list(file.read.clean.removed)
    for removal in logged:
        assert removal.quote == file.read.source.text[removal.start : removal.end]


@FILES
def test_nothing_removed_is_inside_a_sentence(file: LabelledFile):
    removed = {o for start, end, _ in file.removed for o in range(start, end)}
    for document in file.read.documents:
        for sentence in document.sentences:
            assert not removed & set(sentence.clean.positions)


@FILES
def test_lines_are_joined_where_a_sentence_goes_on(file: LabelledFile):
    source = file.read.source
    program = {
        (source.line(edit.start - 1), source.line(edit.end))
        for edit in file.read.clean.edits
        if edit.reason == "join"
    }
    damaged = {line for line, _ in file.labels["damaged"]}
    # What the mixed columns of a damaged page are joined to is nobody's to say.
    settled = {pair for pair in program if not set(pair) & damaged}
    expected = {tuple(pair) for pair in file.labels["joins"]}
    assert settled - expected == set()
    assert expected - program == set()


@FILES
def test_damaged_sentences_are_never_quoted(file: LabelledFile):
    for line, words in file.labels["damaged"]:
        place = offset_of(file.read.source, line, words)
        holding = [
            sentence
            for document in file.read.documents
            for sentence in document.sentences
            if sentence.start <= place < sentence.end
        ]
        assert holding, (line, words)
        assert not any(sentence.usable for sentence in holding), (line, words)


@FILES
def test_clean_text_maps_to_the_source(file: LabelledFile):
    replaced = {e.start: e.replacement for e in file.read.clean.edits if e.reason != "join"}
    for document in file.read.documents:
        for sentence in document.sentences:
            check_map(sentence.clean, file.read.source.text, replaced)


@FILES
def test_the_log_explains_every_change(file: LabelledFile):
    raw = replayed(file.read.clean)
    for paragraph in file.read.clean.paragraphs:
        if paragraph.kind in (ParagraphKind.CONTENT, ParagraphKind.SUBTITLE):
            assert "".join(raw[paragraph.start : paragraph.end]) == paragraph.text


def test_letters_are_lost_only_with_what_is_removed():
    for file in read_seeds().values():
        raw = replayed(file.clean)
        kept = "".join(
            "".join(raw[p.start : p.end])
            for p in file.clean.paragraphs
            if p.kind in (ParagraphKind.CONTENT, ParagraphKind.SUBTITLE)
        )
        assert letters_only("".join(raw)) == letters_only(kept)


def check_map(text: CleanText, raw: str, replaced: dict[int, str]) -> None:
    assert list(text.positions) == sorted(set(text.positions))
    for character, position in zip(text.text, text.positions, strict=True):
        assert character == replaced.get(position, raw[position])


def replayed(clean: CleanSource) -> list[str]:
    """Return, for each raw character, what is left of it when the log is applied."""
    raw = list(clean.source.text)
    for removal in clean.removed:
        raw[removal.start : removal.end] = [""] * (removal.end - removal.start)
    for edit in clean.edits:
        raw[edit.start] = edit.replacement
        for offset in range(edit.start + 1, edit.end):
            raw[offset] = ""
    return raw
