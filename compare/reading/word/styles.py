"""Follow the styles of a Word file to the lists they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from compare.reading.word.xml import W, is_on, number, value

_PROPERTIES = W + "pPr"
_NUMBER = W + "numPr"
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class NumberReference:
    """Say which list a paragraph belongs to; without a depth its styles decide the level."""

    number: str
    depth: int | None
    styles: tuple[str, ...]


class Styles:
    """Answer what a paragraph's style says about numbering."""

    def __init__(self, root: Element | None) -> None:
        """Read a styles part; None means that there is none."""
        styles = root.findall(W + "style") if root is not None else []
        self._styles = {value(style, "styleId") or "": style for style in styles}
        self._default = next(
            (
                value(style, "styleId")
                for style in styles
                if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}
            ),
            None,
        )

    def reference(self, properties: Element | None) -> NumberReference | None:
        """Return the list of a paragraph: its own, else that of its style; None for no list."""
        direct = None if properties is None else properties.find(_NUMBER)
        named = None if properties is None else value(properties.find(W + "pStyle"))
        chain = self._chain(named or self._default)
        chosen, depth = _read(direct)
        for style in chain:
            if chosen is not None:
                break
            inherited, style_depth = _read(style.find(f"{_PROPERTIES}/{_NUMBER}"))
            chosen = inherited
            depth = style_depth if depth is None else depth
        if chosen is None or chosen == _NO_LIST:
            return None
        return NumberReference(
            chosen, depth, tuple(value(style, "styleId") or "" for style in chain)
        )

    def list_style(self, identifier: str) -> str | None:
        """Return the list that a list style stands for."""
        style = self._styles.get(identifier)
        return None if style is None else _read(style.find(f"{_PROPERTIES}/{_NUMBER}"))[0]

    def is_hidden(self, properties: Element | None) -> bool:
        """Tell whether run properties hide the text, by themselves or by their style."""
        if properties is None:
            return False
        direct = properties.find(W + "vanish")
        if direct is not None:
            return is_on(direct)
        for style in self._chain(value(properties.find(W + "rStyle"))):
            found = style.find(f"{W}rPr/{W}vanish")
            if found is not None:
                return is_on(found)
        return False

    def _chain(self, identifier: str | None) -> list[Element]:
        """Return a style and those it is based on, nearest first."""
        chain: list[Element] = []
        while identifier in self._styles and self._styles[identifier] not in chain:
            chain.append(self._styles[identifier])
            identifier = value(chain[-1].find(W + "basedOn"))
        return chain


def _read(properties: Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    return value(properties.find(W + "numId")), number(properties.find(W + "ilvl"))
