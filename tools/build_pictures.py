"""Make the pictures of docs/pictures/ from the real output.

Run `make briefing` first; needs LibreOffice, Chromium and its driver. The bundled faces are given
to both programs, so that the pictures do not depend on the fonts of the machine.

    .venv/bin/python tools/build_pictures.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output"
PICTURES = ROOT / "docs" / "pictures"
FONTS = ROOT / "compare" / "rendering" / "fonts"
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


def picture_pages(pdf: Path, pages: dict[int, str], scale: float = 1.0) -> None:
    """Save pages of a PDF, counted from 1, under the given names."""
    document = pypdfium2.PdfDocument(pdf)
    for number, name in pages.items():
        if number <= len(document):
            document[number - 1].render(scale=scale).to_pil().save(
                PICTURES / f"{name}.png", optimize=True
            )


def page_with(pdf: Path, words: str) -> int:
    """Return the number of the first page that holds some words."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        if words in page.get_textpage().get_text_range().replace("\r\n", ""):
            return number
    return 1


def converted(name: str, folder: Path) -> Path:
    """Let LibreOffice make a PDF of a result file."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    result = str(OUTPUT / name)
    subprocess.run([*command, "--outdir", str(folder), result], check=True, capture_output=True)
    return folder / "briefing.pdf"


def picture_word(folder: Path) -> None:
    """Save the second page of the Word draft."""
    picture_pages(converted("briefing.docx", folder), {2: "word-2"})


def picture_workbook(folder: Path) -> None:
    """Save the sheet of formulas by district."""
    pdf = converted("briefing.xlsx", folder)
    picture_pages(pdf, {page_with(pdf, "逐字家数"): "workbook-matrix"})


def picture_page(folder: Path) -> None:
    """Save the views of the HTML page as Chromium shows them."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={folder / 'browser'}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    driver.set_window_size(1280, 1000)
    address = (OUTPUT / "briefing.html").as_uri()
    try:
        for view in ("briefing", "compare", "originals"):
            driver.get("about:blank")
            driver.get(f"{address}#view-{view}")
            driver.implicitly_wait(1)
            driver.save_screenshot(str(PICTURES / f"html-{view}.png"))
    finally:
        driver.quit()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    pdf = OUTPUT / "briefing.pdf"
    heatmap = page_with(pdf, "用语两两相近程度")
    picture_pages(pdf, {1: "pdf-1", 2: "pdf-2", 3: "pdf-3", heatmap: "pdf-heatmap"})
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["FONTCONFIG_FILE"] = str(font_settings(folder))
        picture_word(folder)
        picture_workbook(folder)
        picture_page(folder)


if __name__ == "__main__":
    main()
