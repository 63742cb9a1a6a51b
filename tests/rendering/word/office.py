"""Let LibreOffice show documents as Word would, and read what it shows."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pypdfium2

_FACES = Path(__file__).parents[3] / "compare" / "rendering" / "fonts"
_ALIASES = {
    "仿宋": "Compare Fang",
    "黑体": "Compare Hei",
    "楷体": "Compare Kai",
    "宋体": "Compare Song",
    "方正小标宋简体": "Compare Title",
    "Times New Roman": "Compare Song",
}


def _with_faces(folder: Path) -> dict[str, str]:
    """Return an environment in which programs find the bundled faces under their usual names."""
    rules = "".join(
        f'<match><test name="family"><string>{name}</string></test><edit name="family" '
        f'mode="prepend" binding="strong"><string>{face}</string></edit></match>'
        for name, face in _ALIASES.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><dir>{_FACES}</dir><cachedir>{folder / 'cache'}</cachedir>{rules}"
        "</fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(path)}


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
        env=_with_faces(folder),
    )
    pdf = pypdfium2.PdfDocument(folder / "shown.pdf")
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    finally:
        pdf.close()


_LIBRARY = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:library PUBLIC '
    '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library '
    'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Settle"/></library:library>'
)
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"
 script:language="StarBasic">Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:{command}AllTrackedChanges", "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL("{target}", filter())
  document.close(True)
End Sub</script:module>
"""


def settled(folder: Path, data: bytes, command: str) -> bytes:
    """Return a document after LibreOffice has taken the command `Accept` or `Reject` for all."""
    # The first start makes the profile, and would take the macro away.
    shown(folder, data)
    (folder / "changed.docx").write_bytes(data)
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY)
    target = folder / f"{command}.docx"
    module = _MODULE.format(
        source=(folder / "changed.docx").as_uri(), target=target.as_uri(), command=command
    )
    (basic / "Settle.xba").write_text(module)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "macro:///Standard.Settle.Main",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return target.read_bytes()
