"""Print a complete `Briefing` as one self-contained page; see `render_html`."""

from compare.rendering.html.page import render_html

__all__ = ["render_html"]
