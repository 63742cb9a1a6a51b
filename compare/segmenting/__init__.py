"""Split clean sources into documents, sections with roles and themes, and sentences."""

from compare.segmenting.segment import segment_sources

__all__ = ["segment_sources"]
