"""Steps are done once, anew where what they depend on has changed, and never half."""

from __future__ import annotations

import pytest

from compare.archive.steps import Steps


def write(content: str):
    return lambda path: path.write_text(content)


def test_a_step_is_done_once(tmp_path):
    for _ in range(2):
        steps = Steps(tmp_path, "corpus")
        steps.run("one", ("a",), write("1"), 5)
    assert steps.reused == ["one"]
    assert steps.file("a").read_text() == "1"


def test_what_a_step_depends_on_is_done_anew_with_all_that_follows(tmp_path):
    for value in (5, 6):
        steps = Steps(tmp_path, "corpus")
        steps.run("one", ("a",), write(str(value)), value)
        steps.run("two", ("b",), write(str(value)))
    assert steps.done == ["one", "two"]
    assert steps.file("b").read_text() == "6"


def test_another_corpus_is_another_survey(tmp_path):
    for corpus in ("one", "other"):
        steps = Steps(tmp_path, corpus)
        steps.run("one", ("a",), write(corpus))
    assert steps.done == ["one"]


def test_a_file_that_is_gone_is_made_again(tmp_path):
    steps = Steps(tmp_path, "corpus")
    steps.run("one", ("a",), write("1"))
    steps.file("a").unlink()
    again = Steps(tmp_path, "corpus")
    again.run("one", ("a",), write("1"))
    assert again.done == ["one"]


def test_a_step_that_breaks_off_leaves_nothing_that_counts(tmp_path):
    def broken(path, other):
        path.write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Steps(tmp_path, "corpus").run("one", ("a", "b"), broken)
    steps = Steps(tmp_path, "corpus")
    assert not steps.file("a").exists()
    steps.run("one", ("a", "b"), lambda a, b: (a.write_text("1"), b.write_text("2")))
    assert steps.done == ["one"]
