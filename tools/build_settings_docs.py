"""Write docs/settings.md from the descriptions, defaults and bounds of the settings.

    python tools/build_settings_docs.py

A test holds that the file is current.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from compare.settings import Settings

TARGET = Path(__file__).parent.parent / "docs" / "settings.md"
HEAD = """# Settings

<!-- Made by tools/build_settings_docs.py (`make docs`); a change here is lost. -->

A settings file is TOML. Give it with `--settings FILE` or, in Python, with
`compare.settings.load_settings(path)`. What it does not say keeps its default, an unknown name is
an error. Relative folders are taken from where the file lies. The settings of a run are written
into `findings.json`.
"""
EXAMPLE = """
## Example

```toml
[briefing]
title = "三地政协工作报告比对简报"
office = "某某市政协研究室"
date = "2026年1月5日"

[formulas]
fewest_districts = 3

[lexicon]
folder = "our-words"
```
"""
BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def page() -> str:
    """Return the whole page."""
    return HEAD + "".join(_groups()) + EXAMPLE


def _groups() -> Iterator[str]:
    for name, group in Settings.model_fields.items():
        model = group.annotation
        assert isinstance(model, type) and issubclass(model, BaseModel)
        yield f"\n## `[{name}]`\n\n{(model.__doc__ or '').strip()}\n\n"
        yield "| setting | default | allowed | meaning |\n|---|---|---|---|\n"
        for setting, field in model.model_fields.items():
            meaning = (field.description or "").replace("|", "\\|")
            yield f"| `{setting}` | {_default(field)} | {_allowed(field)} | {meaning} |\n"


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    return "none" if value is None else f"`{json.dumps(value, ensure_ascii=False)}`"


def _allowed(field: FieldInfo) -> str:
    bounds = [
        f"{words} {getattr(bound, name):g}"
        for bound in field.metadata
        for name, words in BOUNDS.items()
        if hasattr(bound, name)
    ]
    return ", ".join([_kind(field), *bounds])


def _kind(field: FieldInfo) -> str:
    kinds: dict[object, str] = {
        int: "whole number",
        float: "number",
        str: "text",
        bool: "yes or no",
    }
    return kinds.get(field.annotation, "folder" if "Path" in str(field.annotation) else "value")


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET} written")
