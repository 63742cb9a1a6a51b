from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pypdfium2
import pytest


def convert(folder: Path, target: str) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", target, "--outdir", str(folder), str(folder / "sample.xlsx")],
        check=True,
        capture_output=True,
        timeout=180,
    )


@pytest.mark.office
def test_opens_in_libreoffice_and_prints(tmp_path, rendered):
    (tmp_path / "sample.xlsx").write_bytes(rendered)
    convert(tmp_path, "pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "sample.pdf")
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        sizes = [page.get_size() for page in pdf]
    finally:
        pdf.close()
    assert all(width > height for width, height in sizes)
    # Heads come back on each page of a sheet.
    assert sum("语句出处" in page for page in pages) > 3
    text = "".join("".join(pages).split())
    for words in ("文本一览", "提法矩阵", "所在语句", "口径说明", "本期没有同一机构相邻两年的材料"):
        assert words in text


@pytest.mark.office
def test_libreoffice_reads_the_cells_as_they_are(tmp_path, rendered):
    (tmp_path / "sample.xlsx").write_bytes(rendered)
    # Filter 44,34,UTF-8, all sheets: comma, quotation mark, a file for each sheet.
    convert(
        tmp_path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    )
    from tests.rendering.workbook.reading import cells

    with (tmp_path / "sample-不足.csv").open(encoding="utf-8", newline="") as stream:
        found = list(csv.reader(stream))
    expected = [
        ["" if value is None else str(value) for value in row] for row in cells(rendered, "不足")
    ]
    assert found == expected
