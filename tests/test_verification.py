from __future__ import annotations

import csv
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.cell import Cell as SheetCell

from compare.briefing.document import (
    Briefing,
    Cell,
    Citation,
    Column,
    Imprint,
    Masthead,
    Paragraph,
    Part,
    PartKind,
    Quotation,
    Reader,
    Row,
    Run,
    Table,
)
from compare.errors import VerificationError
from compare.rendering.pdf import render_pdf
from compare.verification import VerificationReport, verify_folder
from compare.verification.originals import Original, read_source
from compare.verification.pdf import pdf_parts
from compare.verification.printed import TextPart, check_printed, find_quotations

RAW = (
    "第一行说，把方向、管大局。\r\n第二行被图片\n（图片说明）\n打断了，还有“引语”，完。\n第四行。\n"
)


def original(raw: str = RAW, removed: tuple[tuple[int, int], ...] = ()) -> Original:
    return Original("D1", raw, 0, len(raw), removed)


def check(text: str, *originals: Original):
    return check_printed("x", find_quotations([TextPart("page 1", text)]), originals)


def reasons(text: str, *originals: Original) -> list[str]:
    return [failure.reason for failure in check(text, *originals).failures]


# Quotations in plain text


@pytest.mark.parametrize(
    "text",
    [
        "甲说“把方向、管大局”〔1·1〕。",
        "甲说“把方向\n管 大局” 〔1·1〕。",
        "不相干的“话”和“第一行说……大局”〔1·1〕",
        "“还有‘引语’，完”〔1·4〕",
        "“第二行被图片打断了”〔1·2—4〕",
        "没引完的“话，又说“第四行”〔1·5〕",
    ],
)
def test_accepts_what_stands_there(text):
    start = RAW.index("（图")
    result = check(text, original(removed=((start, RAW.index("）") + 1),)))
    assert (result.checked, result.failures) == (1, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“把方向、管全局”〔1·1〕", "does not occur in document 1"),
        ("“管大局、把方向”〔1·1〕", "does not occur in document 1"),
        ("“管大局……第一行”〔1·1〕", "does not occur in document 1"),
        ("“把方向”〔2·1〕", "there is no document 2"),
        ("“把方向”〔0·1〕", "there is no document 0"),
        ("“第四行”〔1·2〕", "does not stand in the line of its citation but begins in line 5"),
        ("把方向”〔1·1〕", "its opening mark was not found"),
        ("“……”〔1·1〕", "the quotation is empty"),
        ("“第二行被图片打断了”〔1·2—4〕", "does not occur in document 1"),
        ("没有引文〔1·1〕", "no quotation with a citation was found"),
    ],
)
def test_refuses_what_does_not(text, reason):
    assert reasons(text, original()) == [reason]


def test_tells_the_place():
    (failure,) = check("“别的话”〔1·1〕", original()).failures
    assert (failure.place, failure.quote) == ("page 1, 〔1·1〕", "别的话")


def test_accepts_removed_text_as_such():
    span = (RAW.index("（图"), RAW.index("）") + 1)
    assert reasons("删去“图片说明”〔1·3〕", original(removed=(span,))) == []


def test_marks_of_a_web_page_are_read_as_what_they_stand_for():
    raw = "全县&nbsp;&nbsp;去年新建&#20013;学\\n三所"
    places = [(raw.index(mark), mark) for mark in ("&nbsp;&nbsp;", "&#20013;", "\\n")]
    meant = {"&#20013;": "中"}
    marks = tuple((start, start + len(mark), meant.get(mark, "")) for start, mark in places)
    page = replace(original(raw), marks=marks)
    assert reasons("“全县去年新建中学三所”〔1·1〕", page) == []
    assert reasons("“全县去年新建小学三所”〔1·1〕", page) != []


def test_marks_of_notes_are_no_part_of_what_is_quoted():
    raw = "坚持“两个毫不动摇”[17]，支持民营经济"
    mark = (raw.index("[17]"), raw.index("，"), "")
    assert reasons("“毫不动摇’，支持民营经济”〔1·1〕", replace(original(raw), marks=(mark,))) == []
    assert reasons("“毫不动摇’，支持民营经济”〔1·1〕", original(raw)) != []


# Pages on which columns and page ends cut quotations


def quotation(text: str, number: int) -> Quotation:
    runs = (Run("“"), Run(text), Run("”"))
    citation = Citation(f"〔{number}·1〕", "", text, f"D{number}", "S1", 0, len(text))
    return Quotation(runs, citation)


def speech(seed: int, length: int) -> str:
    draw = random.Random(seed)
    words = ["协商议政", "民主监督", "参政议政", "凝聚共识", "服务大局", "自身建设", "提案办理"]
    words += ["，", "、", "；", "395件", "2023年"]
    return "".join(draw.choice(words) for _ in range(length))


def briefing(*blocks: Table | Paragraph) -> Briefing:
    part = Part(PartKind.BRIEFING, "", "简报", blocks, "briefing")
    return Briefing("题", "", Masthead("", "", "", ""), (part,), Imprint(()), Reader((), ()))


def pages(folder: Path, *blocks: Table | Paragraph) -> list[TextPart]:
    path = folder / "briefing.pdf"
    path.write_bytes(render_pdf(briefing(*blocks)))
    return list(pdf_parts(path))


def test_reads_paragraphs_that_page_ends_cut(tmp_path):
    texts = [speech(seed, 400) for seed in range(12)]
    blocks = [Paragraph((Run("甲说"), quotation(text, n))) for n, text in enumerate(texts, 1)]
    parts = pages(tmp_path, *blocks)
    originals = [original(text) for text in texts]
    result = check_printed("pdf", find_quotations(parts), originals)
    assert (result.checked, result.failures) == (12, ())
    assert len({part.place for part in parts}) > 3


@pytest.mark.parametrize("columns", [2, 3])
def test_reads_cells_that_page_ends_cut(tmp_path, columns):
    texts = [speech(seed, 1500 + 300 * seed) for seed in range(columns)]
    cells = tuple(Cell(((quotation(text, n),),)) for n, text in enumerate(texts, 1))
    heads = tuple(Column(f"区{number}") for number in range(columns))
    table = Table("表1", "对照", heads, (Row(cells),), "table")
    parts = pages(tmp_path, table, Paragraph((Run("完"),)))
    originals = [original(text) for text in texts]
    result = check_printed("pdf", find_quotations(parts), originals)
    assert (result.checked, result.failures) == (columns, ())


def test_notices_a_wrong_word_in_a_cut_cell(tmp_path):
    texts = [speech(1, 1800), speech(2, 1800)]
    cells = tuple(Cell(((quotation(text, n),),)) for n, text in enumerate(texts, 1))
    table = Table("表1", "对照", (Column("甲"), Column("乙")), (Row(cells),), "table")
    parts = pages(tmp_path, table)
    wrong = texts[1][:-40] + texts[1][-36:]
    result = check_printed("pdf", find_quotations(parts), [original(texts[0]), original(wrong)])
    assert [failure.reason for failure in result.failures] == ["does not occur in document 2"]


# Whole runs


@pytest.fixture
def verify(copy, monkeypatch) -> Callable[[], VerificationReport]:
    monkeypatch.chdir(copy)
    return lambda: verify_folder(Path("output"))


def failed(report: VerificationReport) -> set[str]:
    return {check.file for check in report.files if not check.passed}


def change_export(change: Callable[[dict], None]) -> None:
    path = Path("output/findings.json")
    findings = json.loads(path.read_text("utf-8"))
    change(findings)
    path.write_text(json.dumps(findings, ensure_ascii=False), "utf-8")


def test_a_real_run_passes(verify):
    report = verify()
    assert report.passed, [check.failures[:3] for check in report.files]
    assert [check.file for check in report.files] == [
        "findings.json",
        "briefing.pdf",
        "briefing.docx",
        "briefing.html",
        "briefing.xlsx",
    ]


def test_as_many_quotations_in_pdf_as_in_word(verify):
    counts = {check.file: check.checked for check in verify().files}
    # In Word each quotation carries a comment, which is checked as well; so does a figure's label,
    # which cites without quoting.
    labels = counts["briefing.docx"] - 2 * counts["briefing.pdf"]
    assert 0 < labels < counts["briefing.pdf"]


def passages(findings: dict) -> list[dict]:
    """Return one passage of each sort."""
    formula = findings["formulas"][0]["variants"][0]["occurrences"][0]
    nearest = next(item["nearest"] for item in findings["initiatives"] if item["nearest"])
    removed = next(d["removed"][0] for d in findings["documents"] if d["removed"])
    doubt = next(d["doubts"][0] for d in findings["documents"] if d["doubts"])
    pair = findings["sentence_pairs"][0]
    lists = ("initiatives", "indicators", "self_criticism")
    firsts = [findings[name][0] for name in lists]
    return [formula, nearest, removed, doubt, pair["a"], pair["b"], *firsts]


@pytest.mark.parametrize("sort", range(9))
def test_every_sort_of_passage_is_checked(verify, sort):
    def shift(findings):
        passages(findings)[sort]["start"] += 1

    change_export(shift)
    report = verify()
    assert failed(report) == {"findings.json"}
    assert report.failed >= 1


@pytest.mark.parametrize("sort", range(9))
def test_a_changed_quotation_is_noticed(verify, sort):
    def change(findings):
        passages(findings)[sort]["quote"] += "。"

    change_export(change)
    report = verify()
    assert failed(report) == {"findings.json"}
    assert report.files[0].failures[0].quote.endswith("。")


def test_evidence_headings_and_cleaned_forms_are_checked(verify):
    def change(findings):
        document = next(d for d in findings["documents"] if d["year_evidence"])
        document["year_evidence"][0] = "一九八四年"
        section = next(s for s in document["sections"] if s["heading"])
        section["heading"] = "另拟标题"
        findings["initiatives"][0]["text"] = "改写"
        findings["initiatives"][1]["document"] = "D99"

    change_export(change)
    said = [(failure.place, failure.reason) for failure in verify().files[0].failures]
    assert len(said) == 4
    assert any(place.endswith("year_evidence[0]") for place, _ in said)
    assert any(place.endswith(".heading") for place, _ in said)
    assert any("other letters" in reason for _, reason in said)
    assert any("not listed" in reason for _, reason in said)


def test_a_passage_of_another_document_of_the_file_is_noticed(verify):
    def change(findings):
        first = findings["initiatives"][0]
        source = next(d["source"] for d in findings["documents"] if d["id"] == first["document"])
        others = [
            d["id"]
            for d in findings["documents"]
            if d["source"] == source and d["id"] != first["document"]
        ]
        first["document"] = others[0]

    change_export(change)
    assert "outside its document" in verify().files[0].failures[0].reason


def test_a_changed_source_fails_everything_from_it(verify):
    path = next(Path("seeds").glob("004_*"))
    path.write_bytes(path.read_bytes().replace("区".encode(), "县".encode(), 1))
    report = verify()
    assert failed(report) == {check.file for check in report.files}
    assert "was changed since" in report.files[0].failures[0].reason


def test_a_missing_source_is_named(verify):
    next(Path("seeds").glob("001_*")).unlink()
    assert any("is not there: seeds/001_" in f.reason for f in verify().files[0].failures)


def test_sources_are_found_from_beside_the_output(copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert verify_folder(copy / "output").passed


def test_a_falsified_page_is_noticed(verify):
    path = Path("output/briefing.html")
    text = path.read_text("utf-8")
    body, data = text.split('<script type="application/json"')
    label = re.search(r"([^<>])”</q><a class=\"citation\"", body)
    path.write_text(
        body[: label.start(1)]
        + "谬"
        + body[label.end(1) :]
        + '<script type="application/json"'
        + data,
        "utf-8",
    )
    report = verify()
    assert failed(report) == {"briefing.html"}
    assert report.failed == 1
    assert report.files[3].failures[0].quote.endswith("谬")


def test_a_falsified_original_on_the_page_is_noticed(verify):
    path = Path("output/briefing.html")
    body, data = path.read_text("utf-8").split('<script type="application/json"')
    data = data.replace("政协", "党委", 1) if "政协" in data.split("</script>")[0] else data
    path.write_text(body + '<script type="application/json"' + data, "utf-8")
    report = verify()
    assert failed(report) <= {"briefing.html"}


def repack(path: Path, name: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as package:
        content = {item: package.read(item) for item in package.namelist()}
    content[name] = change(content[name].decode("utf-8")).encode("utf-8")
    with zipfile.ZipFile(path, "w") as package:
        for item, data in content.items():
            package.writestr(item, data)


def test_a_falsified_word_document_is_noticed(verify):
    def change(text: str) -> str:
        found = re.search(
            r"([^<>”])”?</w:t></w:r>(<w:r>(?:(?!<w:t).)*<w:t[^>]*>”</w:t></w:r>)?<w:r>(?:(?!<w:t).)*<w:t[^>]*>〔",
            text,
        )
        return text[: found.start(1)] + "谬" + text[found.end(1) :]

    repack(Path("output/briefing.docx"), "word/document.xml", change)
    report = verify()
    assert failed(report) == {"briefing.docx"}
    assert "谬" in report.files[2].failures[0].quote


def test_a_falsified_comment_is_noticed(verify):
    def change(text: str) -> str:
        place = text.rindex("</w:t></w:r></w:p></w:comment>")
        return text[: place - 1] + "谬" + text[place:]

    repack(Path("output/briefing.docx"), "word/comments.xml", change)
    (failure,) = verify().files[2].failures
    assert failure.place.startswith("comment ")


def in_workbook(sheet: str, change: Callable[[SheetCell, SheetCell], None]) -> None:
    """Change a quotation, or the label in the next cell, at the first place with both."""
    workbook = load_workbook("output/briefing.xlsx")
    for cells in workbook[sheet].iter_rows(min_row=2):
        for quotation, label in pairwise(cells):
            if str(label.value).startswith("〔") and quotation.value:
                change(quotation, label)
                workbook.save("output/briefing.xlsx")
                return


def test_a_falsified_workbook_is_noticed(verify):
    def change(quotation: SheetCell, _: SheetCell) -> None:
        quotation.value = quotation.value.rstrip("。”’")[:-1] + "谬"

    in_workbook("提法原文", change)
    report = verify()
    assert failed(report) == {"briefing.xlsx"}
    (failure,) = report.files[4].failures
    assert failure.place.startswith("提法原文, ")
    assert "谬" in failure.quote


def test_a_falsified_label_of_the_workbook_is_noticed(verify):
    def change(_: SheetCell, label: SheetCell) -> None:
        label.value = re.sub(r"·(\d+)", r"·9\1", label.value)

    in_workbook("提法原文", change)
    assert failed(verify()) == {"briefing.xlsx"}


def saved_anew(path: Path) -> None:
    """Save a workbook with its texts in the cells, without a list of them and without looks."""
    sheets = {sheet.title: list(sheet.values) for sheet in load_workbook(path)}
    in_cells = {"strings_to_formulas": False, "constant_memory": True}
    with xlsxwriter.Workbook(path, in_cells) as saved:
        for name, rows in sheets.items():
            copied = saved.add_worksheet(name)
            for number, row in enumerate(rows):
                copied.write_row(number, 0, row)


def test_an_emptied_cell_is_noticed_whatever_stands_before_it(verify):
    def change(quotation: SheetCell, _: SheetCell) -> None:
        quotation.offset(column=-1).value = quotation.value
        quotation.value = None

    in_workbook("提法原文", change)
    saved_anew(Path("output/briefing.xlsx"))
    (failure,) = verify().files[4].failures
    assert failure.reason == "the quotation is empty"


def test_a_workbook_saved_by_another_program_is_read(verify):
    """Some programs keep texts in the cells instead of a list of their own."""
    path = Path("output/briefing.xlsx")
    before = {check.file: check.checked for check in verify().files}
    saved_anew(path)
    with zipfile.ZipFile(path) as package:
        assert "xl/sharedStrings.xml" not in package.namelist()
    report = verify()
    assert report.passed
    assert {check.file: check.checked for check in report.files} == before


def test_a_usual_run_may_be_without_its_workbook(verify):
    Path("output/briefing.xlsx").unlink()
    report = verify()
    assert report.passed
    assert "briefing.xlsx" not in {check.file for check in report.files}


@pytest.mark.parametrize("content", [b"", b"PK"])
def test_a_damaged_workbook_fails(verify, content):
    Path("output/briefing.xlsx").write_bytes(content)
    assert failed(verify()) == {"briefing.xlsx"}


@pytest.mark.parametrize("name", ["briefing.pdf", "briefing.docx", "briefing.html"])
@pytest.mark.parametrize("content", [None, b"", b"<html><body>nothing</body></html>"])
def test_a_missing_empty_or_foreign_file_fails(verify, name, content):
    path = Path("output") / name
    path.unlink() if content is None else path.write_bytes(content)
    assert failed(verify()) == {name}


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "nonsense", '{"schema": "compare-findings/9"}']
)
def test_no_export_is_an_error(verify, content):
    Path("output/findings.json").write_text(content)
    with pytest.raises(VerificationError) as caught:
        verify()
    assert caught.value.exit_code == 8
    assert caught.value.remedy


def test_an_export_without_its_fields_is_an_error(verify):
    change_export(lambda findings: findings["documents"][0].pop("removed"))
    with pytest.raises(VerificationError, match="removed"):
        verify()


# Sources


def test_reads_extracted_texts_with_their_line_ends(tmp_path):
    folder = tmp_path / "output"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "S1.txt").write_bytes("一\r\n二".encode())
    (tmp_path / "a.docx").write_bytes(b"PK")
    digest = "8b74cd75cdb4ee37c1e4b6f0a5af4fe19dc25b0b0e0e30f2ec7bd6f3f3a33ff5"
    source = {
        "id": "S1",
        "path": "a.docx",
        "sha256": digest,
        "format": "word",
        "encoding": None,
        "chars": 4,
    }
    assert "was changed" in read_source(source, folder).problem
    import hashlib

    source["sha256"] = hashlib.sha256(b"PK").hexdigest()
    assert read_source(source, folder).text == "一\r\n二"
    source["chars"] = 5
    assert "has 4 characters, not 5" in read_source(source, folder).problem


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_reads_every_encoding_without_its_mark(tmp_path, encoding):
    import hashlib

    data = ("\ufeff一行\r\n两行").encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    source = {
        "id": "S1",
        "path": str(tmp_path / "a.txt"),
        "sha256": hashlib.sha256(data).hexdigest(),
        "format": "text",
        "encoding": encoding,
        "chars": 6,
    }
    assert read_source(source, tmp_path / "output").text == "一行\r\n两行"


def test_members_of_archives_and_rows_of_tables_are_read_out_again(run, seeds, tmp_path: Path):
    """A source inside a file has no path of its own; its file is opened again."""
    reports = sorted(seeds.glob("*.txt"))
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        for report in reports[:3]:
            archive.write(report, f"2023/{report.name}")
    with (tmp_path / "table.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("标题", "正文"))
        for report in reports[3:]:
            rows.writerow((report.stem, report.read_text(encoding="utf-8")))
    done = run("brief", "reports.zip", "table.csv", "--output", "output", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    checked = run("verify", "output", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    (tmp_path / "reports.zip").unlink()
    assert run("verify", "output", cwd=tmp_path).returncode == 8
