"""Make the pictures of docs/pictures/ from the real output.

Run `make briefing` first; needs LibreOffice, Chromium and its driver. The bundled faces are given
to both programs, so that the pictures do not depend on the fonts of the machine.

    .venv/bin/python tools/build_pictures.py [--output FOLDER] [--only pdf word workbook html]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output"
PICTURES = ROOT / "docs" / "pictures"
FONTS = ROOT / "compare" / "rendering" / "fonts"
# The comparison of the two whole reports among the seeds.
VIEWS = {
    "briefing": "#view-briefing",
    "compare": "#view-compare?left=D10&right=D11&presence=both",
    "originals": "#view-originals",
}
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
)
PDF_PAGES = {
    "pdf-heatmap": "用语两两相近程度在",
    "pdf-shortcomings": "自述不足与计划回应",
    "pdf-end": "附件：1.",
    "pdf-contents": "目　录",
    "pdf-topics": "合计篇幅最多的是",
    "pdf-pairs": "关系 一方 另一方",
    "pdf-formulas": "编号 提法（句式） 家数",
    "pdf-initiatives": "全部特色举措",
    "pdf-indicators": "各家共有的主要指标",
    "pdf-reading": "未作正文的内容",
    "pdf-checks": "分章节贴近度",
    "pdf-method": "供起草、核对时参考，引用前须与原文核对",
    "pdf-sources": "原文整句 引用处",
}
"""Kinds of pages by words that stand there first, the table of contents aside."""
COLOURS = 48
"""So many are enough for print, and keep the pictures small."""
ALIASES = {
    "仿宋": "Compare Fang",
    "FangSong": "Compare Fang",
    "黑体": "Compare Hei",
    "楷体": "Compare Kai",
    "宋体": "Compare Song",
    "Times New Roman": "Compare Song",
    "serif": "Compare Song",
    "sans-serif": "Compare Hei",
    "方正小标宋简体": "Compare Title",
}


def font_settings(folder: Path) -> Path:
    """Write a fontconfig file that offers the bundled faces under the names offices use."""
    rules = "".join(
        f'<match><test name="family"><string>{name}</string></test><edit name="family" '
        f'mode="prepend" binding="strong"><string>{face}</string></edit></match>'
        for name, face in ALIASES.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>"
        f"{rules}</fontconfig>",
        encoding="utf-8",
    )
    return path


def picture_pages(pdf: Path, pages: dict[str, int], scale: float = 1.0) -> None:
    """Save pages of a PDF, counted from 1, under the given names."""
    document = pypdfium2.PdfDocument(pdf)
    for name, number in pages.items():
        if number <= len(document):
            picture = document[number - 1].render(scale=scale).to_pil()
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(PICTURES / f"{name}.png", optimize=True)


def pages_with(pdf: Path, words: str) -> list[int]:
    """Return the numbers of the pages that hold some words, blanks aside."""
    document = pypdfium2.PdfDocument(pdf)
    sought = "".join(words.split())
    return [
        number
        for number, page in enumerate(document, 1)
        if sought in "".join(page.get_textpage().get_text_range().split())
    ]


def page_with(pdf: Path, words: str) -> int:
    """Return the first page that holds some words and is none of the table of contents."""
    contents = pages_with(pdf, "目　录")
    listed = {number + more for number in contents[:1] for more in (0, 1)}
    if words == "目　录":
        listed = set()
    return next((number for number in pages_with(pdf, words) if number not in listed), 1)


def converted(output: Path, name: str, folder: Path) -> Path:
    """Let LibreOffice make a PDF of a result file."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    result = str(output / name)
    subprocess.run([*command, "--outdir", str(folder), result], check=True, capture_output=True)
    return folder / "briefing.pdf"


def picture_pdf(output: Path, folder: Path) -> None:  # noqa: ARG001 - makers are called alike
    """Save each kind of page of the PDF."""
    pdf = output / "briefing.pdf"
    found = {name: page_with(pdf, words) for name, words in PDF_PAGES.items()}
    picture_pages(pdf, {"pdf-1": 1, "pdf-2": 2, "pdf-3": 3, **found})


def picture_word(output: Path, folder: Path) -> None:
    """Save pages of the Word draft: the first two, the contents, an annex."""
    pdf = converted(output, "briefing.docx", folder)
    pages = {
        "word-contents": page_with(pdf, "目　录"),
        "word-annex": page_with(pdf, "合计篇幅最多的是"),
    }
    picture_pages(pdf, {"word-1": 1, "word-2": 2, **pages})


def picture_workbook(output: Path, folder: Path) -> None:
    """Save the sheet of formulas by district."""
    pdf = converted(output, "briefing.xlsx", folder)
    picture_pages(pdf, {"workbook-matrix": page_with(pdf, "逐字家数")})


def picture_page(output: Path, folder: Path) -> None:
    """Save the views of the HTML page as Chromium shows them."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={folder / 'browser'}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    driver.set_window_size(1280, 1000)
    address = (output / "briefing.html").resolve().as_uri()
    try:
        for view, fragment in VIEWS.items():
            driver.get("about:blank")
            driver.get(f"{address}{fragment}")
            driver.implicitly_wait(1)
            driver.save_screenshot(str(PICTURES / f"html-{view}.png"))
    finally:
        driver.quit()


MAKERS = {
    "pdf": picture_pdf,
    "word": picture_word,
    "workbook": picture_workbook,
    "html": picture_page,
}


def main() -> None:
    """Make the pictures that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT, help="folder with the briefings")
    parser.add_argument("--only", nargs="+", choices=MAKERS, default=list(MAKERS))
    arguments = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["FONTCONFIG_FILE"] = str(font_settings(folder))
        for name in arguments.only:
            MAKERS[name](arguments.output, folder)


if __name__ == "__main__":
    main()
