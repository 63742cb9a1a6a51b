"""Make the controls in which an editor records the check of a statement."""

from __future__ import annotations

from compare.rendering.word.nodes import Node, node, run, val
from compare.rendering.word.styles import Style


class ReviewControls:
    """Number the controls; `states` are such as 待核, 已核 and 存疑, none makes no controls.

    The words stand in a style of their own, so that an editor can select and delete them all.
    """

    def __init__(self, states: tuple[str, ...], name: str) -> None:
        self._states = states
        self._alias = name
        self._count = 0

    @property
    def name(self) -> str | None:
        """Return what the controls are called, None if there are none."""
        return self._alias if self._states else None

    def control(self) -> list[Node]:
        """Make a drop-down of the states that shows the first, behind a gap."""
        made = self._made(Style.REVIEW)
        return [run(_GAP, Style.REVIEW), *made] if made else []

    def in_cell(self) -> list[Node]:
        """Make a drop-down that stands alone in a cell of a table."""
        return self._made(Style.TABLE_REVIEW)

    def _made(self, style: Style) -> list[Node]:
        if not self._states:
            return []
        self._count += 1
        choices = [
            node("w:listItem", {"w:displayText": state, "w:value": state}) for state in self._states
        ]
        properties = node(
            "w:sdtPr",
            None,
            [
                node("w:rPr", None, [val("w:rStyle", style)]),
                val("w:alias", self._alias),
                val("w:tag", "review"),
                val("w:id", self._count),
                node("w:dropDownList", None, choices),
            ],
        )
        content = node("w:sdtContent", None, [run(self._states[0], style)])
        return [node("w:sdt", None, [properties, content])]


_GAP = "\u3000"
