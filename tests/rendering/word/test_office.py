from __future__ import annotations

import subprocess

import pypdfium2
import pytest

from compare.briefing.document import Heading, Part, PartKind
from compare.rendering.word import render_word


@pytest.mark.office
def test_opens_in_libreoffice_with_its_numbers(tmp_path, briefing):
    again = Part(
        PartKind.ANNEX, "附件3", "又起", (Heading(1, "一、", "重新编号", "again"),), "annex-3"
    )
    data = render_word(
        type(briefing)(
            briefing.title,
            briefing.subtitle,
            briefing.masthead,
            (*briefing.parts, again),
            briefing.imprint,
            briefing.reader,
        )
    )
    (tmp_path / "sample.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "sample.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "sample.pdf")
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        sizes = [page.get_size() for page in pdf]
    finally:
        pdf.close()
    text = "".join("".join(pages).split())
    assert len(pages) > 3
    assert any(width > height for width, height in sizes)
    assert "—1—" in text
    for heading in ("一、共性表述与共同做法", "（一）提法对照", "二、特色亮点", "一、重新编号"):
        assert heading in text
    for words in (briefing.title, "附件：1.逐节对照", "2.提法全表", "报送：市政协领导", "〔1·17〕"):
        assert words in text
