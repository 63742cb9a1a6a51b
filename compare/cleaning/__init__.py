"""Clean a source: drop what is no content, join what was cut, normalise characters.

Each change is logged and each clean character keeps its place in the raw text.
"""

from compare.cleaning.clean import CleanSource, Paragraph, ParagraphKind, clean_source

__all__ = ["CleanSource", "Paragraph", "ParagraphKind", "clean_source"]
