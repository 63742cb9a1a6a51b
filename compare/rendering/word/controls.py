"""Make the control in which an editor records the check of an entry."""

from __future__ import annotations

from compare.briefing.document import Mark
from compare.rendering.word.nodes import Node, node, run
from compare.rendering.word.styles import MARKS


def review_control(states: tuple[str, ...]) -> list[Node]:
    """Make a drop-down of states, such as 待核, 已核 and 存疑, that shows the first."""
    choices = [node("w:listItem", {"w:displayText": state, "w:value": state}) for state in states]
    properties = node("w:sdtPr", None, [node("w:dropDownList", None, choices)])
    content = node("w:sdtContent", None, [run(states[0], MARKS[Mark.MUTED])])
    return [run("\u3000"), node("w:sdt", None, [properties, content])]
