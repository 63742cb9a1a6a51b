from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compare import __version__

RESULTS = [
    "briefing.docx",
    "briefing.html",
    "briefing.pdf",
    "briefing.xlsx",
    "findings.json",
]
REPORT = "踔厉奋发启新程，凝心聚力谱新篇。" * 20


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*")) if folder.exists() else []


def test_version_and_help(run):
    assert run("--version").stdout == f"compare-reports {__version__}\n"
    for arguments in (["--help"], ["brief", "-h"], ["inspect", "--help"], ["verify", "--help"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert "Usage: compare-reports" in done.stdout
    assert run("brief").returncode == 2
    assert run("unknown").returncode == 2


def test_help_loads_nothing_heavy():
    heavy = ("pydantic", "jieba", "numpy", "scipy", "rapidfuzz", "pydivsufsort", "duckdb")
    heavy += ("reportlab", "docx", "jinja2", "PIL", "lxml", "xlsxwriter")
    script = (
        "import sys, compare.cli, compare.api, compare.terminal\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_brief_writes_its_files_and_sums_up(finished):
    assert names(finished / "output") == RESULTS
    summary = (finished / "summary.txt").read_text("utf-8")
    findings = json.loads((finished / "output" / "findings.json").read_text("utf-8"))
    for count, what in (
        (5, "files read"),
        (11, "documents"),
        (len(findings["formulas"]), "shared formulas"),
        (len(findings["initiatives"]), "distinctive initiatives"),
        (len(findings["indicators"]), "indicators"),
        (0, "inputs skipped"),
    ):
        assert f"{count}  {what}" in summary
    for name in RESULTS:
        assert f"output/{name}" in summary
    assert "南川区" in summary


def test_the_same_input_gives_the_same_bytes(finished, copy, run):
    done = run("brief", "seeds", cwd=copy, PYTHONHASHSEED="7")
    assert done.returncode == 0
    for name in RESULTS:
        assert (copy / "output" / name).read_bytes() == (finished / "output" / name).read_bytes()


def test_verify_passes_on_what_brief_wrote(finished, run):
    for cwd, folder in ((finished, "output"), (Path("/"), finished / "output")):
        done = run("verify", folder, cwd=cwd)
        assert done.returncode == 0, done.stdout
        assert done.stdout.count("passed") == 5
        assert done.stdout.count(" 0 failed") == 5


def test_verify_fails_with_its_own_exit_code(copy, run):
    path = copy / "output" / "briefing.html"
    text = path.read_text("utf-8")
    path.write_text(text.replace("2022年", "2021年"), "utf-8")
    done = run("verify", cwd=copy)
    assert done.returncode == 8
    assert "briefing.html" in done.stdout
    assert "failed" in done.stdout
    assert "2021年" in done.stdout


def test_verify_without_results(tmp_path, run):
    done = run("verify", cwd=tmp_path)
    assert done.returncode == 8
    assert "output/findings.json: no such file" in done.stderr
    assert "Remedy: run `brief` again" in done.stderr


def test_formats_choose_what_is_written(two, tmp_path, run):
    output = tmp_path / "out"
    done = run("brief", two, "-o", output, "--formats", "csv, PDF")
    assert done.returncode == 0, done.stderr
    written = [path.name for path in output.iterdir()]
    assert sorted(written) == ["briefing.pdf", "findings.json", "tables"]
    assert {path.suffix for path in (output / "tables").iterdir()} == {".csv"}
    assert "*.csv" in done.stdout
    (output / "briefing.docx").write_text("another run's")
    checked = run("verify", output)
    assert checked.returncode == 0, checked.stdout
    assert "briefing.docx" not in checked.stdout


def test_an_upper_level_without_a_report_is_said_to_be_missing(two, tmp_path, run):
    (tmp_path / "own.toml").write_text('[checking]\nupper = "丁市"\n', encoding="utf-8")
    done = run("brief", two, "-o", tmp_path / "out", "-f", "json", "-s", tmp_path / "own.toml")
    assert done.returncode == 0, done.stderr
    assert "no report of 丁市 is given" in done.stderr


def test_a_missing_library_leaves_the_workbook_out_unless_it_is_asked_for(two, tmp_path, run):
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError")
    output = tmp_path / "out"
    done = run("brief", two, "-o", output, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("left out: briefing.xlsx: ")
    assert 'pip install "compare-reports[workbook]"' in done.stderr
    assert not (output / "briefing.xlsx").exists()
    asked = run("brief", two, "-o", output, "-f", "xlsx", PYTHONPATH=str(tmp_path))
    assert asked.returncode == 7
    assert 'Remedy: pip install "compare-reports[workbook]"' in asked.stderr


def test_an_unknown_format_is_wrong_use(two, tmp_path, run):
    done = run("brief", two, "-o", tmp_path / "out", "--formats", "pdf,doc")
    assert done.returncode == 2
    assert "doc" in done.stderr
    assert "'parquet'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_title_and_settings_reach_the_briefing(two, tmp_path, run):
    settings = tmp_path / "settings.toml"
    settings.write_text('[briefing]\ntitle = "旧题"\noffice = "某市政协研究室"\n', "utf-8")
    output = tmp_path / "out"
    done = run(
        "brief", two, "--output", output, "--settings", settings, "--title", "新题", "--quiet"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (output / "briefing.html").read_text("utf-8")
    assert "<title>新题</title>" in page
    assert "某市政协研究室" in page
    assert "旧题" not in page


def bad_files(folder: Path) -> dict[str, str]:
    """Write one bad file of each sort and return what must be said of it."""
    folder.mkdir(exist_ok=True)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \r\n\n\t", "utf-8")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x01" + bytes(range(256)))
    (folder / "odd.txt").write_bytes(b"\xff\xfe\xff\xff\x81" * 9)
    (folder / "english.txt").write_text("This is a text, but no report at all. " * 40, "utf-8")
    (folder / "short.txt").write_text("政协工作报告", "utf-8")
    (folder / "table.xyz").write_text(REPORT, "utf-8")
    return {
        "missing.txt": "no such file",
        "empty.txt": "is empty",
        "blank.txt": "is empty",
        "binary.txt": "is a binary file",
        "odd.txt": "utf-16",
        "english.txt": "is no Chinese report",
        "short.txt": "is no Chinese report",
        "table.xyz": "has a format that is not read (.xyz)",
    }


def test_each_bad_file_alone_stops_with_reason_and_remedy(tmp_path, run):
    for name, reason in bad_files(tmp_path / "bad").items():
        done = run("brief", tmp_path / "bad" / name, "-o", tmp_path / "output")
        assert done.returncode == 3, name
        assert f"{name}: " in done.stderr
        assert reason in done.stderr
        assert "Remedy: " in done.stderr
        assert done.stdout == ""
        assert not (tmp_path / "output").exists()


def test_bad_files_beside_good_ones_are_skipped_and_listed(two, tmp_path, run):
    said = bad_files(two)
    shutil.copy(two / "渝中.txt", two / "渝中副本.txt")
    done = run("brief", two, two / "missing.txt", "-o", tmp_path / "output")
    assert done.returncode == 0, done.stderr
    assert names(tmp_path / "output") == RESULTS
    assert f"{len(said) + 1} inputs were skipped; the rest went on" in done.stderr
    for name, reason in said.items():
        (line,) = [line for line in done.stderr.splitlines() if f"/{name}: " in line]
        assert reason in line
        assert "; " in line
    assert "渝中副本.txt: has the same text as" in done.stderr
    assert f"{len(said) + 1}  inputs skipped" in done.stdout
    assert run("verify", tmp_path / "output").returncode == 0


def test_only_bad_files(tmp_path, run):
    said = bad_files(tmp_path / "bad")
    done = run("brief", tmp_path / "bad", "-o", tmp_path / "output")
    assert done.returncode == 3
    assert "none of the 7 files can be read as a report" in done.stderr
    for name, reason in said.items():
        if name != "missing.txt":
            assert name in done.stderr
            assert reason in done.stderr
    assert names(tmp_path / "output") == []


def test_an_empty_folder(tmp_path, run):
    (tmp_path / "none").mkdir()
    done = run("brief", "none", cwd=tmp_path)
    assert done.returncode == 3
    assert "none: is a folder with no file" in done.stderr
    assert names(tmp_path) == ["none"]


def test_a_file_that_cannot_be_opened(two, tmp_path, run):
    (two / "loop.txt").symlink_to("loop.txt")
    done = run(
        "brief", two / "loop.txt", two / "渝中.txt", two / "南川.txt", "-o", tmp_path / "output"
    )
    assert done.returncode == 0, done.stderr
    assert "loop.txt: cannot be opened" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(two, tmp_path, run):
    (two / "渝中.txt").chmod(0)
    done = run("brief", two / "渝中.txt", "-o", tmp_path / "output")
    assert done.returncode == 3
    assert "cannot be opened" in done.stderr


def test_one_document_is_nothing_to_compare(two, tmp_path, run):
    done = run("brief", two / "渝中.txt", "-o", tmp_path / "output")
    assert done.returncode == 4
    assert "nothing to compare" in done.stderr
    assert "渝中区" in done.stderr
    assert "Remedy: give the reports of at least two districts" in done.stderr
    assert not (tmp_path / "output").exists()


def test_the_same_text_twice_is_nothing_to_compare(two, tmp_path, run):
    shutil.copy(two / "渝中.txt", two / "again.txt")
    done = run("brief", two / "渝中.txt", two / "again.txt", "-o", tmp_path / "output")
    assert done.returncode == 4
    assert "skipped" in done.stderr
    assert "again.txt: has the same text as" in done.stderr


def test_a_failed_run_leaves_older_results_alone(copy, run):
    before = {path: path.read_bytes() for path in (copy / "output").iterdir()}
    (one, *_) = sorted((copy / "seeds").glob("001_*"))
    assert run("brief", one, cwd=copy).returncode == 4
    assert run("brief", "nowhere.txt", cwd=copy).returncode == 3
    assert {path: path.read_bytes() for path in (copy / "output").iterdir()} == before


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("[formulas]\nshortest = 1\n", 5, "formulas.shortest"),
        ("not toml", 5, "cannot be read"),
        ('[briefing]\ntemplates = "nowhere"\n', 6, "no such folder"),
        (None, 5, "no such file"),
    ],
)
def test_wrong_settings(two, tmp_path, run, text, code, says):
    settings = tmp_path / "settings.toml"
    if text is not None:
        settings.write_text(text, "utf-8")
    done = run("brief", two, "-o", tmp_path / "output", "-s", settings)
    assert done.returncode == code
    assert says in done.stderr
    assert "Remedy: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_a_file_in_place_of_the_output_folder(two, tmp_path, run):
    (tmp_path / "output").write_text("mine")
    done = run("brief", two, "-o", tmp_path / "output")
    assert done.returncode == 7
    assert "is a file, not a folder" in done.stderr
    assert (tmp_path / "output").read_text() == "mine"


def test_inspect_shows_how_a_file_was_read(seeds, run):
    (path,) = seeds.glob("000_*")
    done = run("inspect", path)
    assert done.returncode == 0, done.stderr
    for words in (
        path.name,
        "utf-8",
        "3 documents",
        "一图读懂区政协工作",
        "江津区",
        "review 2022, plan 2023",
        "2022年工作回顾",
        "own line",
        "Removed, not content",
        "全区两会特别报道",
        "Doubtful",
        "lost end",
        "Changes",
        "half-width punctuation made full-width",
        "its beginning is missing",
    ):
        assert words in done.stdout, words


def test_inspect_fits_eighty_columns(seeds, run):
    from rich.cells import cell_len

    done = run("inspect", *sorted(seeds.glob("*.txt")))
    assert done.returncode == 0
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= 80
    assert "\x1b" not in done.stdout


def test_inspect_of_good_and_bad_files(seeds, tmp_path, run):
    (path,) = seeds.glob("001_*")
    done = run("inspect", path, tmp_path / "missing.txt")
    assert done.returncode == 0
    assert "渝中区" in done.stdout
    assert "missing.txt: no such file; check the path" in done.stderr
    assert run("inspect", tmp_path / "missing.txt").returncode == 3


def test_output_without_chinese_characters_does_not_fail(seeds, run):
    (path,) = seeds.glob("001_*")
    done = run("inspect", path, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Removed, not content" in done.stdout


def test_progress_is_shown_on_a_terminal_only(two, tmp_path):
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "compare", "brief", str(two), "-o", str(tmp_path / "output")],
        stdout=subprocess.DEVNULL,
        stderr=side,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(side)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    assert process.wait() == 0
    assert "render the PDF" in shown.decode("utf-8", "replace")
