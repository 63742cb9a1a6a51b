"""Read Word files: paragraphs in order, with automatic numbers, tables and notes."""

from compare.reading.word.reader import WordReader

__all__ = ["WordReader"]
