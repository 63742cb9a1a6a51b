"""Bring the faces of an official document, with per-glyph fallback, to reportlab."""

from compare.rendering.fonts.faces import (
    FALLBACK,
    MISSING,
    Face,
    FaceSet,
    Glyph,
    bundled_path,
    load_faces,
    own_faces,
)

__all__ = [
    "FALLBACK",
    "MISSING",
    "Face",
    "FaceSet",
    "Glyph",
    "bundled_path",
    "load_faces",
    "own_faces",
]
