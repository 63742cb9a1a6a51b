"""Read files into sources: their raw text, untouched, or a reason why not."""

from compare.reading.collect import read_paths

__all__ = ["read_paths"]
