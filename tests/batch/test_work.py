"""Read and compare what is new or changed, and nothing else; the same bytes whatever the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare import api, corpora
from compare.batch import runs, take
from compare.errors import InputError
from compare.intake import many
from compare.processes.workers import Failed
from compare.verification import verify_folder
from tests.batch.reports import OWN, report, write_reports
from tests.batch.results import results, states

SET_2021, SET_2022 = "2021/政府-区县", "2022/政府-区县"


def test_a_batch_writes_a_folder_for_each_year(reports, batch):
    summary = batch(reports)
    assert states(summary) == {SET_2021: "written", SET_2022: "written"}
    assert len(summary.taken.new) == 4
    findings = json.loads(Path("output", SET_2022, "findings.json").read_text("utf-8"))
    assert findings["earlier"]
    assert verify_folder(Path("output", SET_2022)).passed


def test_a_second_batch_does_nothing(reports, batch):
    batch(reports)
    before = results("output")
    summary = batch(reports)
    assert states(summary) == {SET_2021: "reused", SET_2022: "reused"}
    assert (summary.taken.new, summary.taken.changed) == ((), ())
    assert results("output") == before


def test_a_new_year_is_added_and_the_others_are_reused(reports, batch):
    batch(reports)
    write_reports(reports, (2023,))
    summary = batch(reports / "2023")
    assert states(summary) == {SET_2021: "reused", SET_2022: "reused", "2023/政府-区县": "written"}
    assert len(summary.taken.new) == 2
    batch(reports, output="whole")
    assert results("output") == results("whole")


def test_a_report_that_changed_is_read_again_and_its_sets_are_written_anew(reports, batch):
    batch(reports)
    path = reports / "2022" / "甘谷县.txt"
    path.write_text(report("甘谷县", 2022, more="新建花椒交易市场，成交额突破三亿元。"), "utf-8")
    summary = batch(reports)
    assert summary.taken.changed == (path.as_posix(),)
    assert states(summary) == {SET_2021: "reused", SET_2022: "written"}
    batch(reports, output="whole")
    assert results("output") == results("whole")


@pytest.mark.parametrize(
    ("settings", "read", "written"),
    [
        ({"structure": {"shortest_comparable": 150}}, 4, 2),
        ({"formulas": {"shortest": 8}}, 0, 2),
        ({"batch": {"workers": 1}}, 0, 0),
    ],
)
def test_settings_decide_what_is_done_again(reports, batch, settings, read, written):
    batch(reports)
    summary = batch(reports, settings=settings)
    assert len(summary.taken.changed) == read
    assert list(states(summary).values()).count("written") == written


def test_wording_of_ones_own_that_changes_is_written_and_nothing_is_read(reports, batch, tmp_path):
    own = tmp_path / "wording"
    own.mkdir()
    for text, state in (("一", "written"), ("一", "reused"), ("二", "written")):
        (own / "title.txt.j2").write_text(text, "utf-8")
        summary = batch(reports, settings={"briefing": {"templates": own}})
        assert set(states(summary).values()) == {state}
        assert summary.taken.changed == ()


def test_a_file_that_ends_its_process_is_skipped_and_the_rest_goes_on(reports, batch, monkeypatch):
    def one_ends(task, items, count):
        for item in items:
            ends = item.path.endswith("2022/秦安县.txt")
            yield item, Failed("its process ended (SIGKILL)") if ends else task(item)

    monkeypatch.setattr(many, "side_by_side", one_ends)
    summary = batch(reports)
    (skipped,) = summary.taken.skipped
    assert "SIGKILL" in skipped.reason
    assert len(summary.taken.new) == 4


@pytest.mark.processes
def test_one_process_or_two_write_the_same_bytes(reports, batch):
    for workers in (1, 2):
        batch(reports, output=f"by {workers}", settings={"batch": {"workers": workers}})
    assert results("by 1") == results("by 2")


def test_reports_that_come_in_another_order_give_the_same_bytes(reports, batch):
    batch(reports, output="at once")
    files = sorted(reports.rglob("*.txt"), reverse=True)
    for file in files:
        batch(file, output="one by one")
    assert results("one by one") == results("at once")


def test_the_bytes_of_a_set_are_those_of_a_briefing_of_its_reports(reports, batch):
    batch(reports / "2021")
    loose = api.compare([reports / "2021"])
    written = json.loads(Path("output", SET_2021, "findings.json").read_text("utf-8"))
    assert [source.path for source in loose.sources] == [s["path"] for s in written["sources"]]
    assert len(written["formulas"]) == len(loose.formulas)


def test_a_file_that_was_deleted_or_changed_in_the_output_is_written_again(reports, batch):
    batch(reports)
    before = results("output")
    Path("output", SET_2021, "findings.json").unlink()
    Path("output", SET_2022, "tables", "formulas.csv").write_text("mine")
    assert set(states(batch(reports)).values()) == {"written"}
    assert results("output") == before


def test_what_a_killed_run_left_unfinished_is_swept_away(reports, batch):
    left = Path("output", SET_2021, ".unfinished-abc")
    left.mkdir(parents=True)
    (left / "half").write_text("")
    batch(reports)
    assert not left.exists()


def test_what_cannot_be_read_is_said_and_tried_again_where_it_changed_or_on_request(
    reports, batch, monkeypatch
):
    bad = reports / "2022" / "坏.txt"
    bad.write_text("no report", "utf-8")
    (skipped,) = batch(reports).taken.skipped
    assert skipped.path == bad.as_posix()
    tried: list[str] = []
    read = take.read_side_by_side

    def noted(due, *told):
        tried.extend(each.path for each in due)
        return read(due, *told)

    monkeypatch.setattr(take, "read_side_by_side", noted)
    batch(reports)
    assert tried == []
    batch(reports, retry=True)
    batch(retry=True)
    batch(bad, retry=True)
    batch(reports / "2021", retry=True)
    assert tried == 3 * [bad.as_posix()]
    bad.write_text(report("武山县", 2022), "utf-8")
    summary = batch(reports)
    assert summary.taken.skipped == ()
    assert states(summary) == {SET_2021: "reused", SET_2022: "written"}


def test_a_file_that_is_gone_stays_in_the_corpus_unless_it_is_to_be_removed(reports, batch):
    batch(reports)
    write_reports(reports, (2022,), ("武山县",))
    batch(reports)
    gone = reports / "2022" / "武山县.txt"
    gone.unlink()
    summary = batch(reports)
    assert summary.taken.missing == (gone.as_posix(),)
    assert set(states(summary).values()) == {"reused"}
    summary = batch(reports, remove_missing=True)
    assert summary.removed == (gone.as_posix(),)
    batch(reports, output="whole")
    assert results("output") == results("whole")


def test_a_set_that_is_no_more_is_taken_out_of_the_output_but_for_what_is_ones_own(reports, batch):
    batch(reports)
    mine = Path("output", SET_2021, "tables", "formulas.csv")
    mine.write_text("mine")
    Path("output", SET_2021, "notes.txt").write_text("mine too")
    for file in (reports / "2021").iterdir():
        file.unlink()
    batch(reports, remove_missing=True)
    left = [name for name in results("output") if name.startswith(SET_2021)]
    assert left == [f"{SET_2021}/notes.txt", f"{SET_2021}/tables/formulas.csv"]


def test_a_series_is_written_for_each_district_with_two_years(reports, batch):
    summary = batch(reports, series=True)
    assert states(summary) == {
        SET_2021: "written",
        SET_2022: "written",
        "series/甘谷县-政府": "written",
        "series/秦安县-政府": "written",
    }
    assert set(states(batch(reports, series=True)).values()) == {"reused"}
    assert Path("output/series/甘谷县-政府/findings.json").exists()
    batch(reports)
    assert Path("output/series/甘谷县-政府/findings.json").exists()


def test_a_set_with_one_report_has_nothing_to_compare(reports, batch):
    summary = batch(write_reports(Path("one"), (2015,), ("武山县",)))
    (outcome,) = summary.sets
    assert (outcome.state, outcome.documents) == ("nothing to compare", 1)
    assert "武山县" in outcome.reason


def test_a_set_that_fails_leaves_the_others_alone(reports, batch, monkeypatch):
    compare = runs.compare_reports

    def fail_once(given, *rest):
        if {document.identity.review_year for document in given.documents} == {2021}:
            raise IndexError("no such thing")
        return compare(given, *rest)

    monkeypatch.setattr(runs, "compare_reports", fail_once)
    summary = batch(reports)
    assert states(summary) == {SET_2021: "failed", SET_2022: "written"}
    assert "no such thing" in summary.failed[0].reason
    monkeypatch.setattr(runs, "compare_reports", compare)
    assert states(batch(reports)) == {SET_2021: "written", SET_2022: "reused"}


HEADS = "路径,区县,市,级别,机关\n"


@pytest.fixture
def nameless(tmp_path, monkeypatch) -> Path:
    """Return a folder with two reports that do not say whose they are, and a manifest beside it."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, district in (("a", "甘谷县"), ("b", "秦安县")):
        text = report(district, 2022, more=OWN[district] * 6).replace(district, "")
        Path(f"in/{name}.txt").write_text(text, "utf-8")
    rows = "in/a.txt,甘谷县,天水市,县,政府\nin/b.txt,秦安县,天水市,县,政府\n"
    Path("list.csv").write_text(HEADS + rows, "gb18030")
    return Path("in")


def districts_of(name: str) -> set[str]:
    told = json.loads(Path("output", name, "findings.json").read_text("utf-8"))
    return {document["district"] for document in told["documents"]}


@pytest.mark.usefixtures("nameless")
def test_a_manifest_tells_who_speaks(batch):
    assert states(batch(manifest="list.csv")) == {SET_2022: "written"}
    assert districts_of(SET_2022) == {"甘谷县", "秦安县"}


def test_what_a_manifest_told_holds_where_it_is_not_given_again(nameless, batch):
    batch(manifest="list.csv")
    summary = batch(nameless)
    assert len(summary.taken.unchanged) == 2
    assert states(summary) == {SET_2022: "reused"}


def test_it_holds_for_a_file_that_has_changed(nameless, batch):
    batch(manifest="list.csv")
    changed = nameless / "a.txt"
    changed.write_text(changed.read_text("utf-8") + "新建学校五所。\n", "utf-8")
    assert states(batch(nameless)) == {SET_2022: "written"}
    assert districts_of(SET_2022) == {"甘谷县", "秦安县"}


def test_it_holds_for_a_file_that_is_tried_again(nameless, batch):
    hidden = nameless / "a.txt"
    text = hidden.read_bytes()
    hidden.unlink()
    batch(manifest="list.csv")
    hidden.write_bytes(text)
    batch(hidden, retry=True)
    assert districts_of(SET_2022) == {"甘谷县", "秦安县"}


def test_a_later_manifest_takes_the_place_of_what_was_told(nameless, batch):
    batch(manifest="list.csv")
    Path("next.csv").write_text(f"{HEADS}in/a.txt,武山县,天水市,县,政府\n", "utf-8")
    summary = batch(manifest="next.csv")
    assert summary.taken.changed == ((nameless / "a.txt").as_posix(),)
    assert districts_of(SET_2022) == {"武山县", "秦安县"}
    told = corpora.contents("output/corpus.duckdb").told
    assert {path: row.manifest for path, row in told.items()} == {
        "in/a.txt": "next.csv",
        "in/b.txt": "list.csv",
    }


@pytest.mark.usefixtures("nameless")
def test_a_row_without_cells_takes_back_what_was_told(batch):
    batch(manifest="list.csv")
    Path("next.csv").write_text("path\nin/a.txt\n", "utf-8")
    batch(manifest="next.csv")
    assert list(corpora.contents("output/corpus.duckdb").told) == ["in/b.txt"]


@pytest.mark.usefixtures("nameless")
def test_a_correction_goes_before_what_was_told_and_leaves_the_rest(batch):
    batch(manifest="list.csv")
    corpora.set_fields("output/corpus.duckdb", "in/a.txt", {"district": "清水县"})
    assert states(batch()) == {SET_2022: "written"}
    assert districts_of(SET_2022) == {"清水县", "秦安县"}
    corpora.correct("output/corpus.duckdb", "in/a.txt", None)
    batch()
    assert districts_of(SET_2022) == {"甘谷县", "秦安县"}


def test_a_file_of_the_manifest_that_is_not_there_is_skipped_and_the_rest_goes_on(reports, batch):
    Path("list.csv").write_text("path\nreports/2021/甘谷县.txt\nno.txt\n", "utf-8")
    (skipped,) = batch(reports / "2021", manifest="list.csv").taken.skipped
    assert skipped.path == "no.txt"
    assert "no such file" in skipped.reason


def test_a_manifest_among_the_reports_is_no_report(reports, batch):
    (reports / "list.csv").write_text("path,city\n2021/甘谷县.txt,天水市\n", "utf-8")
    summary = batch(reports, manifest=reports / "list.csv")
    assert len(summary.taken.new) == 4
    assert summary.taken.skipped == ()


def test_progress_names_files_and_sets(reports, batch):
    stages: list[tuple[str, int, int]] = []
    batch(reports, progress=lambda *stage: stages.append(stage))
    assert [stage[1:] for stage in stages if stage[0].startswith("read ")] == [
        (number, 4) for number in (1, 2, 3, 4)
    ]
    assert any(stage[0].startswith(f"{SET_2022} (2 of 2): formulas") for stage in stages)


def test_the_summary_says_what_was_done(reports, batch):
    batch(reports)
    write_reports(reports, (2023,))
    batch(reports)
    summary = json.loads(Path("output/summary.json").read_text("utf-8"))
    assert summary["files"]["new"] == [f"reports/2023/{name}.txt" for name in ("甘谷县", "秦安县")]
    assert summary["files"]["unchanged"] == 4
    assert [each["state"] for each in summary["sets"]] == ["reused", "reused", "written"]


def test_results_that_lie_among_the_reports_are_no_reports(reports, batch):
    batch(reports, output="reports/output")
    summary = batch(reports, output="reports/output")
    assert len(summary.taken.unchanged) == 4
    assert summary.taken.new == ()


def test_a_folder_of_results_is_no_folder_of_reports(reports, batch):
    with pytest.raises(InputError, match="holds no file"):
        batch(reports, output=reports)


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir], ids=["nothing", "empty"])
def test_a_path_with_nothing_in_it_is_refused(tmp_path, batch, make):
    make(tmp_path / "new")
    with pytest.raises(InputError, match=r"no such|holds no file") as caught:
        batch(tmp_path / "new", output=tmp_path / "output")
    assert caught.value.remedy


def test_a_corpus_that_stays_empty_is_an_error_with_the_reasons(tmp_path, batch):
    (tmp_path / "a.txt").write_text("no report")
    with pytest.raises(InputError, match="holds no report") as caught:
        batch(tmp_path / "a.txt", output=tmp_path / "output")
    assert "a.txt" in caught.value.__notes__[0]
