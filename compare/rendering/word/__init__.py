"""Write a briefing as a Word document on the page of GB/T 9704-2012."""

from __future__ import annotations

from compare.rendering.word.document import render_word

__all__ = ["render_word"]
