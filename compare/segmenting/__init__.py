"""Split clean sources into documents, sections with roles and themes, and sentences."""

from compare.segmenting.segment import segment_source, segment_sources, tell_apart

__all__ = ["segment_source", "segment_sources", "tell_apart"]
