"""Let LibreOffice show documents as Word would, and read what it shows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2


def shown(folder: Path, data: bytes) -> list[str]:
    """Return the text of each page, blanks removed; writes into `folder`."""
    (folder / "shown.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "shown.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pdf = pypdfium2.PdfDocument(folder / "shown.pdf")
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()
