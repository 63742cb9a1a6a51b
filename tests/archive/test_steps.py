"""Steps are done once, anew where what they depend on has changed, and never half."""

from __future__ import annotations

import pytest

from compare.archive.steps import Step, Steps


def step(name: str, makes: str, content: str, *wanted: object, reads: tuple[str, ...] = ()) -> Step:
    def write(path):
        path.write_text(content)

    return Step(name, 1, reads, (makes,), write, wanted)


def run(folder, *steps: Step, corpus: str = "corpus") -> Steps:
    found = Steps(folder, corpus)
    for each in steps:
        found.run(each)
    return found


def test_a_step_is_done_once(tmp_path):
    for _ in range(2):
        found = run(tmp_path, step("one", "a", "1", 5))
    assert found.reused == ["one"]
    assert found.file("a").read_text() == "1"


def test_what_a_step_depends_on_is_done_anew_with_all_that_reads_it(tmp_path):
    for value in (5, 6):
        found = run(
            tmp_path,
            step("one", "a", str(value), value),
            step("two", "b", str(value), reads=("a",)),
            step("three", "c", str(value), reads=("b",)),
            step("other", "d", "0"),
        )
    assert found.done == ["one", "two", "three"]
    assert found.reused == ["other"]
    assert found.file("c").read_text() == "6"


def test_another_corpus_is_another_survey(tmp_path):
    for corpus in ("one", "other"):
        found = run(tmp_path, step("one", "a", corpus), corpus=corpus)
    assert found.done == ["one"]


def test_a_file_that_is_gone_is_made_again(tmp_path):
    run(tmp_path, step("one", "a", "1")).file("a").unlink()
    assert run(tmp_path, step("one", "a", "1")).done == ["one"]


def test_a_step_that_breaks_off_leaves_nothing_that_counts(tmp_path):
    def broken(path, _):
        path.write_text("half")
        raise KeyboardInterrupt

    def whole(path, other):
        path.write_text("1")
        other.write_text("2")

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, Step("one", 1, (), ("a", "b"), broken))
    assert not (tmp_path / "a.parquet").exists()
    assert run(tmp_path, Step("one", 1, (), ("a", "b"), whole)).done == ["one"]
