"""Find and read lines in a picture: the one place that knows the recognition library.

The models are those in the library's wheel, named here by file; its downloads are switched off.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import InputError

Pixels = NDArray[np.uint8]
# Four corners of a line, clockwise from its upper left one: shape (4, 2), x and y in pixels.
Corners = NDArray[np.float64]

INSTALL = 'install what recognition needs: pip install "compare-reports[ocr]"'
_SCAN = "is a scan, or a picture of text"
_FINDS, _READS = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Hold what a cut-out line says.

    For each character `centres` has its middle as a share of the width, `confidences` how sure it
    is, both from 0 to 1.
    """

    text: str
    centres: tuple[float, ...]
    confidences: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """Return the mean confidence, 0 where nothing was read."""
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


class Engine:
    """Find lines and read them, offline, on the processor."""

    def __init__(self, models: Path) -> None:
        from rapidocr import RapidOCR  # noqa: PLC0415 (an optional engine, loaded on first use)

        _refuse_downloads()
        self._library: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": 0.0,
                "Global.use_cls": False,
                "Global.use_preprocess_img": False,
                "Global.use_vertical_padding": False,
                "Det.limit_type": "max",
                "Det.model_path": str(models / _FINDS),
                "Rec.model_path": str(models / _READS),
            }
        )

    def find(self, pixels: Pixels, side: int) -> list[Corners]:
        """Return the lines of a picture (height, width, 3), looked for at `side` pixels length."""
        self._library.cfg.Det.limit_side_len = side
        if self._library.text_det is not None:
            self._library.text_det.limit_side_len = side
        found = self._library(pixels, use_det=True, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [np.asarray(box, dtype=np.float64) for box in boxes]

    def read(self, pixels: Pixels) -> ReadLine:
        """Return what a cut-out line (height, width, 3) says."""
        found = self._library(pixels, use_det=False, use_rec=True, return_word_box=True)
        text, word = found.txts[0], found.word_results[0]
        if not text:
            return ReadLine("", (), ())
        columns = [column for group in word.word_cols for column in group]
        visible = [index for index, character in enumerate(text) if not character.isspace()]
        return ReadLine(
            "".join(text[index] for index in visible),
            tuple(min(1.0, (column + 0.5) / word.line_txt_len) for column in columns),
            tuple(float(word.confs[index]) for index in visible),
        )


def engine_for(path: str) -> Engine:
    """Return the engine; raise `InputError` on behalf of a file if it is not installed."""
    folder = _models()
    if folder is None:
        raise InputError(_SCAN, place=path, remedy=INSTALL)
    try:
        return _engine(folder)
    except ImportError as error:
        remedy = f"{INSTALL} (it is there, and cannot be loaded: {error})"
        raise InputError(_SCAN, place=path, remedy=remedy) from error


@cache
def _engine(models: Path) -> Engine:
    return Engine(models)


def _models() -> Path | None:
    """Return the folder of the wheel's models, or None where they are not installed."""
    found = find_spec("rapidocr")
    if found is None or found.origin is None or find_spec("onnxruntime") is None:
        return None
    folder = Path(found.origin).parent / "models"
    return folder if all((folder / name).is_file() for name in (_FINDS, _READS)) else None


def _refuse_downloads() -> None:
    """Make every download of the library fail: what is needed lies in its wheel."""
    from rapidocr.utils.download_file import DownloadFile  # noqa: PLC0415

    def refused(*_: object) -> None:
        raise ImportError("a model is missing, and nothing is downloaded")

    library: Any = DownloadFile
    library.run = staticmethod(refused)
