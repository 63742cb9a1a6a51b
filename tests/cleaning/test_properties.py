"""Hold what the cleaning promises for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cleaning import CleanSource, ParagraphKind, clean_source
from compare.cleaning.characters import normalise
from compare.model.report import CleanText
from tests.cleaning.test_labels import replayed
from tests.support.reports import LEXICON, letters_only, source_of

WORDS = st.sampled_from(
    ["区政协", "委员", "协商", "调研视察", "，", "。", ",", ";", ":", "(", ")", '"', "「", "」", "“", "”",
     " ", "　", "  ", "2024年", "95.5%", "5G", "and", "一、", "（一）", "——", "！", "…", "《", "》", "\\n",
     "&nbsp;", "<br>", "上接第一版", "摄", "\t", "\u2003", "\u200b"]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=14).map("".join)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


def clean(text: str) -> CleanSource:
    return clean_source(source_of(text), LEXICON)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_letter_is_lost_that_is_not_logged(text):
    result = clean(text)
    raw = replayed(result)
    inside = set()
    owned = [set(paragraph.clean.positions) for paragraph in result.paragraphs]
    for number, paragraph in enumerate(result.paragraphs):
        if paragraph.kind in (ParagraphKind.CONTENT, ParagraphKind.SUBTITLE):
            # Between the lines of a column stand those of the column beside it.
            foreign = set().union(*owned[:number], *owned[number + 1 :])
            span = [
                place for place in range(paragraph.start, paragraph.end) if place not in foreign
            ]
            assert "".join(raw[place] for place in span) == paragraph.text
            inside.update(span)
    outside = "".join(part for offset, part in enumerate(raw) if offset not in inside)
    assert letters_only(outside) == ""


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_map_rises_and_leads_back(text):
    result = clean(text)
    replaced = {edit.start: edit.replacement for edit in result.edits}
    for paragraph in result.paragraphs:
        positions = paragraph.clean.positions
        assert list(positions) == sorted(set(positions))
        for character, position in zip(paragraph.text, positions, strict=True):
            assert character == replaced.get(position, text[position])


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_log_is_in_order_and_names_each_place_once(text):
    result = clean(text)
    starts = [edit.start for edit in result.edits]
    assert starts == sorted(set(starts))
    for removal in result.removed:
        assert removal.quote == text[removal.start : removal.end]
    for doubt in result.doubts:
        assert doubt.quote == text[doubt.start : doubt.end]


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_clean_text_stays_as_it_is(line):
    stripped = line.strip()
    first, _ = normalise(CleanText(stripped, tuple(range(len(stripped)))), scanned=True)
    again, edits = normalise(CleanText(first.text, tuple(range(len(first)))), scanned=True)
    assert again.text == first.text
    assert edits == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_cleaned(text):
    clean(text)
