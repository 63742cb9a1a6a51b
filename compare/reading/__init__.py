"""Read files into sources: their raw text, untouched, or a reason why not.

What reads is loaded when it is asked for: the process in which a file is read needs one reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.reading.collect import read_file, read_paths

__all__ = ["read_file", "read_paths"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in __all__:
        return getattr(import_module("compare.reading.collect"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
