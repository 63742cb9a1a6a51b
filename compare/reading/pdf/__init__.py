"""Read PDF files with text: columns in reading order, paragraphs whole, page heads left out."""

from compare.reading.pdf.reader import PdfReader

__all__ = ["PdfReader"]
