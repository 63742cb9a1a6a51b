"""Print a briefing as PDF on the page of GB/T 9704-2012."""

from compare.rendering.pdf.document import count_pages, render_pdf

__all__ = ["count_pages", "render_pdf"]
