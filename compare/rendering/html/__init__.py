"""Print a complete `Briefing`, or its reading reports, as one self-contained page."""

from compare.rendering.html.page import render_html, render_reading

__all__ = ["render_html", "render_reading"]
