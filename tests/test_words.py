"""Split text into words with the general dictionary and the words of the lexicon."""

from __future__ import annotations

import marshal

import jieba
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import words
from compare.lexicon import Lexicon
from compare.words import (
    is_word,
    split_words,
    splits_word,
    word_at,
    word_bounds,
    word_frequency,
    word_spans,
)


@settings(deadline=None)  # the first example loads the dictionary
@given(st.text("区政协委员商量民主监督，。 12", max_size=40))
def test_words_together_are_the_text(text):
    assert "".join(split_words(text)) == text
    assert [text[start:end] for start, end in word_spans(text)] == split_words(text)
    assert {0, len(text)} <= word_bounds(text)


def test_texts_are_cut_as_jieba_cuts_them(seeds):
    plain = jieba.Tokenizer()
    plain.FREQ, plain.total = plain.gen_pfdict(plain.get_dict_file())
    plain.initialized = True
    assert plain.total == words._TOTAL
    for word in Lexicon().words("words"):
        plain.add_word(word, freq=20_000)
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")[:4000]
        # Cut anywhere, texts also begin and end within words.
        for start in range(0, len(text), 37):
            part = text[start : start + 50]
            assert split_words(part) == list(plain.cut(part, HMM=False))
            assert word_frequency(part[:2]) == plain.FREQ.get(part[:2], 0)


def test_what_no_dictionary_holds_is_no_word():
    for text in ("", " ", "\U0010ffff", "\U0010ffff工作", "龥", "龥龥", "😀"):
        assert not is_word(text)
        assert "".join(split_words(text)) == text


def test_the_word_at_an_offset_holds_its_character():
    spans = word_spans("反映社情民意信息")
    assert word_at(spans, 3) == word_at(spans, 5) == (2, 6)


def test_words_of_the_lexicon_stay_whole():
    assert "社情民意" in split_words("反映社情民意信息")
    assert "新质生产力" in split_words("发展新质生产力")


def test_a_break_within_a_word_is_seen():
    assert splits_word("不断提升政治把握能力、调查研究能力、联系群", "众能力")
    assert not splits_word("加强学习。", "深入调研")


def test_words_of_ones_own(tmp_path):
    (tmp_path / "words.txt").write_text("# 自己的词\n渝事好商量\n", encoding="utf-8")
    own = Lexicon(tmp_path)
    assert "渝事好商量" in split_words("开展渝事好商量活动", own)
    assert is_word("渝事好商量", own)
    assert not is_word("渝事好商量")


def test_no_cache_in_a_shared_folder_is_read(tmp_path, monkeypatch):
    (tmp_path / "jieba.cache").write_bytes(marshal.dumps(({"工作": 0}, 1)))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert is_word("工作", Lexicon(tmp_path / "own"))
